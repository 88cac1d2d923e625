package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong for good calls somebody, and tells them where to read on. */
class AlarmPolicyTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final Pattern RUNBOOK = Pattern.compile("docs/operating\\.md#(\\S+)$");

    /** What an alarm looks at: a metric by its name, of one resource or of the whole account. */
    private record Look(String namespace, String metric, String dimension) {}

    private final Policy everyDeadLetterQueueCalls = template -> {
        Findings found = new Findings(template);
        Set<String> read =
                template.queueSources().stream().map(QueueSource::queue).collect(Collectors.toSet());
        for (Resource queue : template.queues()) {
            found.unless(
                    read.contains(queue.name())
                            || template.ofType(ALARM).stream()
                                    .filter(it ->
                                            it.properties().path("Threshold").asInt(1) == 0)
                                    .flatMap(AlarmPolicyTest::looks)
                                    .anyMatch(
                                            new Look("AWS/SQS", "ApproximateNumberOfMessagesVisible", queue.name())
                                                    ::equals),
                    queue.logicalId() + " fills up and nobody is called");
        }
        return found.breaches();
    };

    /** Behind the API a failure is a 5xx, behind a rule or schedule it ends in the queue. */
    private final Policy everyFunctionThatFailsCalls = template -> {
        Findings found = new Findings(template);
        Set<Look> looks = looks(template);
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            List<String> sources = Findings.sources(template).stream()
                    .filter(source -> source.function().equals(function))
                    .map(Findings.Source::type)
                    .toList();
            if (sources.contains("HttpApi")) {
                found.unless(
                        looks.contains(new Look("AWS/ApiGateway", "5xx", "perennial")),
                        function.logicalId() + " answers with 5xx and nobody is called");
            }
            if (sources.contains("DynamoDB") || sources.contains("SQS")) {
                found.unless(
                        looks.contains(new Look("AWS/Lambda", "Errors", function.name())),
                        function.logicalId() + " fails and nobody is called");
            }
            if (sources.contains("DynamoDB")) {
                found.unless(
                        looks.contains(new Look("AWS/Lambda", "IteratorAge", function.name())),
                        function.logicalId() + " falls behind and nobody is called");
            }
        }
        return found.breaches();
    };

    private final Policy everyQueueThatWaitsCalls = template -> {
        Findings found = new Findings(template);
        for (QueueSource source : template.queueSources()) {
            found.unless(
                    looks(template).contains(new Look("AWS/SQS", "ApproximateAgeOfOldestMessage", source.queue())),
                    source.queue() + " waits and nobody is called");
        }
        return found.breaches();
    };

    private final Policy everyTableThatTurnsWritesAwayCalls = template -> {
        Findings found = new Findings(template);
        for (Resource table : template.tables()) {
            found.unless(
                    looks(template).contains(new Look("AWS/DynamoDB", "WriteThrottleEvents", table.name())),
                    table.logicalId() + " turns writes away and nobody is called");
        }
        return found.breaches();
    };

    private final Policy theAccountsLimitsAndReputationCall = template -> {
        Findings found = new Findings(template);
        for (Look look : List.of(
                new Look("AWS/Lambda", "Throttles", ""),
                new Look("AWS/SES", "Reputation.BounceRate", ""),
                new Look("AWS/SES", "Reputation.ComplaintRate", ""))) {
            found.unless(looks(template).contains(look), "no alarm looks at " + look);
        }
        return found.breaches();
    };

    /** A metric of our own is made by a filter that reads a log, or nobody ever makes it. */
    private final Policy metricsOfOurOwnAreMade = template -> {
        Findings found = new Findings(template);
        Set<Look> made = template.ofType("AWS::Logs::MetricFilter").stream()
                .map(filter -> filter.properties().at("/MetricTransformations/0"))
                .map(it -> new Look(
                        it.path("MetricNamespace").asText(),
                        it.path("MetricName").asText(),
                        ""))
                .collect(Collectors.toSet());
        Set<Look> own = looks(template).stream()
                .filter(look -> !look.namespace().startsWith("AWS/"))
                .collect(Collectors.toSet());
        found.unless(!own.isEmpty(), "no alarm looks at what the functions say");
        own.forEach(look -> found.unless(made.contains(look), "nobody makes " + look));
        return found.breaches();
    };

    private final Policy alarmsCallSomebodyAndSayWhereToRead = template -> {
        Findings found = new Findings(template);
        Set<String> headings = headings();
        for (Resource alarm : template.ofType(ALARM)) {
            String name = alarm.logicalId();
            for (String state : List.of("AlarmActions", "OKActions")) {
                found.unless(
                        alarm.declared()
                                .at("/Properties/" + state + "/0/Ref")
                                .asText()
                                .equals("AlarmTopic"),
                        name + " has no " + state);
            }
            Matcher link =
                    RUNBOOK.matcher(alarm.properties().path("AlarmDescription").asText());
            found.unless(link.find() && headings.contains(link.group(1)), name + " leads to no runbook");
            found.unless(alarm.properties().has("TreatMissingData"), name + " does not say what silence means");
        }
        return found.breaches();
    };

    private static Set<Look> looks(Template template) {
        return template.ofType(ALARM).stream().flatMap(AlarmPolicyTest::looks).collect(Collectors.toSet());
    }

    private static Stream<Look> looks(Resource alarm) {
        JsonNode p = alarm.properties();
        return p.has("Metrics")
                ? p.path("Metrics").findValues("Metric").stream().map(AlarmPolicyTest::look)
                : Stream.of(look(p));
    }

    private static Look look(JsonNode metric) {
        return new Look(
                metric.path("Namespace").asText(),
                metric.path("MetricName").asText(),
                metric.at("/Dimensions/0/Value").asText());
    }

    /** As GitHub makes anchors: lower case, no punctuation, hyphens for spaces. */
    private static Set<String> headings() {
        try (Stream<String> lines = Files.lines(Policy.Given.root().resolve("docs/operating.md"))) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyDeadLetterQueueCalls() {
        everyDeadLetterQueueCalls.isKept();
        everyDeadLetterQueueCalls.finds(
                "StreamsDeadQueue fills up",
                "Value: !GetAtt StreamsDeadQueue.QueueName",
                "Value: !GetAtt FailuresQueue.QueueName");
        everyDeadLetterQueueCalls.finds("EventsDeadQueue fills up", "Threshold: 0", "Threshold: 9");
    }

    @Test
    void everyFunctionThatFailsCalls() {
        everyFunctionThatFailsCalls.isKept();
        everyFunctionThatFailsCalls.finds("Capture answers with 5xx", "MetricName: 5xx", "MetricName: 4xx");
        everyFunctionThatFailsCalls.finds(
                "SendEmail fails", "{Name: FunctionName, Value: !Ref SendEmail}", "{Name: A, Value: b}");
        everyFunctionThatFailsCalls.finds("Relay falls behind", "MetricName: IteratorAge", "MetricName: Invocations");
    }

    @Test
    void everyQueueThatWaitsAndTableThatTurnsAwayCalls() {
        everyQueueThatWaitsCalls.isKept();
        everyQueueThatWaitsCalls.finds(
                "messages waits", "MetricName: ApproximateAgeOfOldestMessage", "MetricName: Other");
        everyTableThatTurnsWritesAwayCalls.isKept();
        everyTableThatTurnsWritesAwayCalls.finds(
                "EmailsTable turns writes away",
                "{Name: TableName, Value: !Ref EmailsTable}",
                "{Name: TableName, Value: other}");
    }

    @Test
    void theAccountsLimitsAndReputationCall() {
        theAccountsLimitsAndReputationCall.isKept();
        theAccountsLimitsAndReputationCall.finds(
                "BounceRate", "MetricName: Reputation.BounceRate", "MetricName: Bounce");
    }

    @Test
    void metricsOfOurOwnAreMade() {
        metricsOfOurOwnAreMade.isKept();
        metricsOfOurOwnAreMade.finds("nobody makes", "MetricName: MailsUnknown", "MetricName: MailsDoubtful");
    }

    @Test
    void alarmsCallSomebodyAndSayWhereToRead() {
        alarmsCallSomebodyAndSayWhereToRead.isKept();
        alarmsCallSomebodyAndSayWhereToRead.finds(
                "EventsDeadAlarm has no AlarmActions", "      AlarmActions: [!Ref AlarmTopic]\n", "");
        alarmsCallSomebodyAndSayWhereToRead.finds(
                "FailuresAlarm leads to no runbook",
                "docs/operating.md#alarm-failures",
                "docs/operating.md#alarm-failing");
        assertThat(Policy.Given.template().ofType(ALARM)).hasSizeGreaterThan(10);
    }
}
