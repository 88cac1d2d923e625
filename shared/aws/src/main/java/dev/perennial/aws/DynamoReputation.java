package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;

import dev.perennial.flow.mail.Reputation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Rows of the table {@code metrics}: one for ten minutes, and {@code sending} / {@code state}, which an operator reads
 * and changes.
 */
public final class DynamoReputation implements Reputation {
    private static final String MAILS = "mails";
    private static final String PAUSED = "PAUSED";

    /** Before the name of a journey that is paused: an attribute of the state, read with it. */
    private static final String JOURNEY = "journey:";

    private static final Map<String, AttributeValue> STATE = Map.of("metric", text("sending"), "slot", text("state"));

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoReputation(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void add(Instant moment, Counts counts) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of("metric", text(MAILS), "slot", slot(moment)))
                .updateExpression("ADD sent :sent, bounced :bounced, complained :complained")
                .expressionAttributeValues(Map.of(
                        ":sent", number(counts.sent()),
                        ":bounced", number(counts.bounced()),
                        ":complained", number(counts.complained()))));
    }

    @Override
    public Counts sum(Instant from, Instant to) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("metric = :mails AND slot BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":mails", text(MAILS),
                                ":from", slot(from),
                                ":to", slot(to)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(row -> new Counts(count(row, "sent"), count(row, "bounced"), count(row, "complained")))
                .reduce(Counts.NONE, Counts::plus);
    }

    @Override
    public State state() {
        Map<String, AttributeValue> row = dynamo.getItem(
                        get -> get.tableName(table).key(STATE).consistentRead(true))
                .item();
        return row.isEmpty()
                ? State.NEVER_PAUSED
                : new State(
                        written(row, "state").filter(PAUSED::equals).isPresent(),
                        written(row, "since").map(Instant::parse),
                        written(row, "because").orElse(""),
                        pausedJourneys(row));
    }

    private static SortedMap<String, String> pausedJourneys(Map<String, AttributeValue> row) {
        SortedMap<String, String> journeys = new TreeMap<>();
        row.forEach((name, because) -> {
            if (name.startsWith(JOURNEY)) {
                journeys.put(name.substring(JOURNEY.length()), because.s());
            }
        });
        return journeys;
    }

    @Override
    public void pause(String because, Instant at) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(STATE)
                    .updateExpression("SET #state = :paused, since = :since, because = :because")
                    .conditionExpression("attribute_not_exists(#state) OR #state <> :paused")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":paused", text(PAUSED),
                            ":since", text(at.toString()),
                            ":because", text(because))));
        } catch (ConditionalCheckFailedException paused) {
            // The first reason stays.
        }
    }

    @Override
    public boolean resume(String because, Instant at) {
        return change(
                        "SET #name = :on, since = :since, because = :because",
                        "#name = :paused",
                        "state",
                        Map.of(
                                ":on", text("ON"),
                                ":paused", text(PAUSED),
                                ":since", text(at.toString()),
                                ":because", text(because)))
                || state().equals(new State(false, Optional.of(at), because, state().pausedJourneys()));
    }

    @Override
    public boolean pauseJourney(String journey, String because) {
        return change(
                        "SET #name = :because",
                        "attribute_not_exists(#name)",
                        JOURNEY + journey,
                        Map.of(":because", text(because)))
                || because.equals(state().pausedJourneys().get(journey));
    }

    @Override
    public boolean resumeJourney(String journey) {
        return change("REMOVE #name", "attribute_exists(#name)", JOURNEY + journey, Map.of());
    }

    /** False where the condition does not hold: perhaps since this very call changed it, and its answer was lost. */
    private boolean change(String update, String condition, String name, Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(change -> {
                change.tableName(table)
                        .key(STATE)
                        .updateExpression(update)
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#name", name));
                if (!values.isEmpty()) {
                    change.expressionAttributeValues(values);
                }
            });
            return true;
        } catch (ConditionalCheckFailedException otherwise) {
            return false;
        }
    }

    private static AttributeValue slot(Instant moment) {
        return text(Reputation.slot(moment).toString());
    }

    private static Optional<String> written(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name)).map(AttributeValue::s);
    }

    private static long count(Map<String, AttributeValue> row, String name) {
        return row.containsKey(name) ? Long.parseLong(row.get(name).n()) : 0;
    }
}
