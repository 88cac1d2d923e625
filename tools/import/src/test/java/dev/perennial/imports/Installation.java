package dev.perennial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.Batch;
import dev.perennial.events.BodyReader;
import dev.perennial.events.IdSource;
import dev.perennial.events.Reading;
import dev.perennial.events.Receipt;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.posting.Target;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestSystem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** An installation in memory: reads batches as the HTTP API does, and keeps records by the flows of the product. */
final class Installation implements Target {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    /** What follows from the order of arrival, and not from the facts. */
    private static final Set<String> BY_ARRIVAL = Set.of(
            "seen",
            "seenAll",
            "seenFiled",
            "stageBefore",
            "seenUntil",
            "version",
            "owed",
            "stageBecause",
            "stageHistory",
            "stageSince",
            "dueAt",
            "dueFor",
            "dueShard");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final Set<CustomerId> ids = new LinkedHashSet<>();
    private final Optional<Random> weather;
    private int untilDeath = Integer.MAX_VALUE;
    private int facts;

    Installation() {
        weather = Optional.empty();
    }

    /** One that refuses for a time, loses answers, and takes lines one by one. */
    Installation(Random weather) {
        this.weather = Optional.of(weather);
    }

    /** Whoever posts dies after so many posts. */
    Installation dyingAfter(int posts) {
        untilDeath = posts;
        return this;
    }

    static final class Death extends RuntimeException {}

    @Override
    public synchronized Answer post(String id, byte[] body) throws IOException {
        if (untilDeath-- == 0) {
            throw new Death();
        }
        int luck = weather.map(it -> it.nextInt(8)).orElse(7);
        if (luck == 0) {
            return new Answer(429, new byte[0], Optional.empty());
        }
        if (luck == 1) {
            throw new IOException("no answer");
        }
        ObjectNode answer = StrictJson.object();
        ArrayNode results = answer.putArray("results");
        for (Batch.Line line : Batch.lines(body)) {
            results.add(take(id, line));
        }
        if (luck == 2) {
            throw new IOException("kept, and the answer is lost");
        }
        return new Answer(202, answer.toString().getBytes(UTF_8), Optional.empty());
    }

    @Override
    public void pause(Duration time) {
        // Nothing waits in tests.
    }

    private ObjectNode take(String id, Batch.Line line) {
        ObjectNode result = StrictJson.object().put("line", line.number());
        if (weather.map(it -> it.nextInt(20) == 0).orElse(false)) {
            return result.put("status", 503);
        }
        Batch.Line.Parsed parsed = (Batch.Line.Parsed) line;
        Receipt receipt = new Receipt(NOW, Optional.of(id + "-" + line.number()), false, true, Optional.empty());
        return switch (new BodyReader(IdSource.UUID_V7).readLine(parsed.body(), receipt)) {
            case Reading.Accepted(Event event) -> {
                house.record(event);
                house.settle(NOW);
                facts++;
                ids.addAll(event.customer().ids());
                yield result.put("status", 202);
            }
            case Reading.Refused refused -> throw new AssertionError(refused.problems() + " of " + parsed.body());
        };
    }

    /** How many facts were taken, those that came again included. */
    int facts() {
        return facts;
    }

    /** How many mails went out. */
    int mails() {
        house.settle(NOW);
        return house.mailed().size();
    }

    /** The records by id, without what follows from the order in which facts came. */
    Map<String, Map<String, Object>> records() {
        house.settle(NOW);
        Map<String, Map<String, Object>> records = new TreeMap<>();
        for (CustomerId id : ids) {
            Map<String, Object> record = new TreeMap<>(CustomerDocument.of(house.customer(id)));
            record.keySet().removeAll(BY_ARRIVAL);
            records.put(id.value(), record);
        }
        return records;
    }

    /** Whether a mail may go to an address by what its record says. */
    boolean mayBeWrittenTo(String address) {
        house.settle(NOW);
        return house.customer(CustomerId.of(EmailAddress.parse(address).orElseThrow()))
                .permission()
                .consent()
                .getOrDefault("marketing", dev.perennial.domain.record.Permission.Consent.NONE)
                .word()
                .filter(dev.perennial.domain.record.Permission.Word::granted)
                .isPresent();
    }

    /** What somebody paid, less what was paid back, in minor units of their one currency. */
    long spent(String address) {
        house.settle(NOW);
        return house.customer(CustomerId.of(EmailAddress.parse(address).orElseThrow()))
                .purchases()
                .spent()
                .values()
                .iterator()
                .next()
                .minorUnits();
    }
}
