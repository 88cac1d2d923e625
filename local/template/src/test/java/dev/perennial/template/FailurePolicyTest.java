package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accepted means kept: whatever cannot be handled lies, visible, in a queue. */
class FailurePolicyTest {
    private static final Set<String> ASYNCHRONOUS = Set.of("EventBridgeRule", "ScheduleV2");
    private static final Set<String> JUDGED = Set.of("HttpApi", "EventBridgeRule", "ScheduleV2", "DynamoDB", "SQS");

    private final Policy everySourceIsJudged = template -> {
        Findings found = new Findings(template);
        for (Findings.Source source : Findings.sources(template)) {
            found.unless(JUDGED.contains(source.type()), source.name() + " is of a kind that no policy judges");
        }
        for (String type : List.of("AWS::Events::Rule", "AWS::Lambda::Function")) {
            template.ofType(type)
                    .forEach(resource ->
                            found.unless(false, resource.logicalId() + " escapes the policies: let SAM make" + " it"));
        }
        return found.breaches();
    };

    private final Policy rulesRetryAndKeepWhatCannotBeDelivered = template -> {
        Findings found = new Findings(template);
        for (Findings.Source rule : Findings.sources(template, "EventBridgeRule")) {
            retriesAndKeeps(found, rule);
        }
        return found.breaches();
    };

    private final Policy rulesMayWriteToTheirDeadLetterQueue = template -> {
        Findings found = new Findings(template);
        for (Findings.Source rule : Findings.sources(template, "EventBridgeRule")) {
            String queue =
                    rule.properties().path("DeadLetterConfig").path("Arn").asText();
            found.unless(
                    template.ofType("AWS::SQS::QueuePolicy").stream()
                            .flatMap(policy -> policy.properties()
                                    .at("/PolicyDocument/Statement")
                                    .valueStream())
                            .anyMatch(statement -> statement
                                            .at("/Principal/Service")
                                            .asText()
                                            .equals("events.amazonaws.com")
                                    && statement.path("Resource").asText().equals(queue)
                                    && statement.path("Condition").isObject()),
                    rule.name() + ": EventBridge may not write to its dead-letter queue");
        }
        return found.breaches();
    };

    private final Policy schedulesRetryAndKeepWhatCannotBeStarted = template -> {
        Findings found = new Findings(template);
        for (Findings.Source schedule : Findings.sources(template, "ScheduleV2")) {
            retriesAndKeeps(found, schedule);
        }
        return found.breaches();
    };

    private final Policy asynchronousFunctionsKeepWhatFailed = template -> {
        Findings found = new Findings(template);
        for (Findings.Source source : Findings.sources(template)) {
            if (ASYNCHRONOUS.contains(source.type())) {
                JsonNode config = source.function().properties().path("EventInvokeConfig");
                String name = source.function().logicalId();
                found.unlessAtLeast(1, config.path("MaximumRetryAttempts"), name + " says no retries");
                found.unlessQueue(
                        config.at("/DestinationConfig/OnFailure/Destination"), name + " has no queue for what failed");
            }
        }
        return found.breaches();
    };

    private final Policy streamsGiveUpOneRecordAndSaySo = template -> {
        Findings found = new Findings(template);
        for (Findings.Source stream : Findings.sources(template, "DynamoDB")) {
            JsonNode properties = stream.properties();
            String name = stream.name();
            found.unless(
                    properties.path("BisectBatchOnFunctionError").asBoolean(), name + " does not halve a failed batch");
            reportsItems(found, stream);
            found.unlessAtLeast(1, properties.path("MaximumRetryAttempts"), name + " says no retries");
            found.unlessAtLeast(60, properties.path("MaximumRecordAgeInSeconds"), name + " says no age");
            found.unlessQueue(
                    properties.at("/DestinationConfig/OnFailure/Destination"),
                    name + " has no queue for what it gives up");
        }
        return found.breaches();
    };

    private final Policy queuesPutAsideWhatCannotBeHandled = template -> {
        Findings found = new Findings(template);
        for (Findings.Source source : Findings.sources(template, "SQS")) {
            reportsItems(found, source);
            Resource queue = template.queues().stream()
                    .filter(q -> source.properties().path("Queue").asText().endsWith(":" + q.name()))
                    .findFirst()
                    .orElseThrow();
            JsonNode redrive = queue.properties().path("RedrivePolicy");
            found.unlessQueue(redrive.path("deadLetterTargetArn"), queue.logicalId() + " has no dead-letter queue");
            found.unlessAtLeast(2, redrive.path("maxReceiveCount"), queue.logicalId() + " gives up at once");
            found.unlessAtLeast(
                    6 * source.function().properties().path("Timeout").asLong(),
                    queue.properties().path("VisibilityTimeout"),
                    queue.logicalId() + " hands messages out again while they are handled");
        }
        return found.breaches();
    };

    private static void retriesAndKeeps(Findings found, Findings.Source source) {
        JsonNode retry = source.properties().path("RetryPolicy");
        found.unlessAtLeast(1, retry.path("MaximumRetryAttempts"), source.name() + " says no retries");
        found.unlessAtLeast(60, retry.path("MaximumEventAgeInSeconds"), source.name() + " says no age");
        found.unlessQueue(
                source.properties().path("DeadLetterConfig").path("Arn"), source.name() + " has no dead-letter queue");
    }

    private static void reportsItems(Findings found, Findings.Source source) {
        found.unless(
                source.properties()
                        .path("FunctionResponseTypes")
                        .valueStream()
                        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures")),
                source.name() + " repeats a whole batch for one bad record");
    }

    @Test
    void everySourceOfAFunctionIsJudged() {
        everySourceIsJudged.isKept();
        everySourceIsJudged.finds("no policy judges", "Type: ScheduleV2", "Type: Schedule");
        assertThat(Findings.sources(Policy.Given.template()).stream().map(Findings.Source::type))
                .as("each kind of source is there, or its policy would judge nothing")
                .containsAll(JUDGED);
    }

    @Test
    void rulesRetryAndKeepWhatCannotBeDelivered() {
        rulesRetryAndKeepWhatCannotBeDelivered.isKept();
        rulesRetryAndKeepWhatCannotBeDelivered.finds(
                "OnSignup.CustomerSignedUp has no dead-letter queue",
                "            DeadLetterConfig: {Arn: !GetAtt EventsDeadQueue.Arn}\n",
                "");
        rulesRetryAndKeepWhatCannotBeDelivered.finds(
                "OnSignup.CustomerSignedUp says no retries", "MaximumRetryAttempts: 185", "Other: 1");
    }

    @Test
    void eventBridgeMayWriteToTheDeadLetterQueueOfItsRules() {
        rulesMayWriteToTheirDeadLetterQueue.isKept();
        rulesMayWriteToTheirDeadLetterQueue.finds(
                "may not write",
                "Principal: {Service: events.amazonaws.com}",
                "Principal: {Service: sns.amazonaws.com}");
    }

    @Test
    void schedulesRetryAndKeepWhatCannotBeStarted() {
        schedulesRetryAndKeepWhatCannotBeStarted.isKept();
        schedulesRetryAndKeepWhatCannotBeStarted.finds(
                "Sweep.Hourly has no dead-letter queue",
                "DeadLetterConfig: {Arn: !GetAtt SchedulesDeadQueue.Arn}",
                "DeadLetterConfig: {Arn: somewhere}");
    }

    @Test
    void asynchronousFunctionsKeepWhatFailed() {
        asynchronousFunctionsKeepWhatFailed.isKept();
        asynchronousFunctionsKeepWhatFailed.finds(
                "OnSignup has no queue for what failed",
                "OnFailure: {Type: SQS, Destination: !GetAtt FailuresQueue.Arn}",
                "OnSuccess: {Type: SQS, Destination: !GetAtt FailuresQueue.Arn}");
        asynchronousFunctionsKeepWhatFailed.finds(
                "OnSignup says no retries", "        MaximumRetryAttempts: 2\n", "        MaximumRetryAttempts: 0\n");
    }

    @Test
    void streamsGiveUpOneRecordAndSaySo() {
        streamsGiveUpOneRecordAndSaySo.isKept();
        streamsGiveUpOneRecordAndSaySo.finds(
                "Relay.Customers does not halve",
                "BisectBatchOnFunctionError: true",
                "BisectBatchOnFunctionError: false");
        streamsGiveUpOneRecordAndSaySo.finds(
                "Relay.Customers has no queue",
                "OnFailure: {Type: SQS, Destination: !GetAtt StreamsDeadQueue.Arn}",
                "OnFailure: {Type: SQS}");
        streamsGiveUpOneRecordAndSaySo.finds(
                "Relay.Customers repeats a whole batch",
                "FunctionResponseTypes: [ReportBatchItemFailures]",
                "FunctionResponseTypes: []");
    }

    @Test
    void queuesPutAsideWhatCannotBeHandled() {
        queuesPutAsideWhatCannotBeHandled.isKept();
        queuesPutAsideWhatCannotBeHandled.finds(
                "MessagesQueue has no dead-letter queue", "deadLetterTargetArn:", "other:");
        queuesPutAsideWhatCannotBeHandled.finds(
                "while they are handled", "VisibilityTimeout: 360", "VisibilityTimeout: 30");
    }
}
