package dev.perennial.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboard, saved queries and archive speak of what there is, and the archive forgets. */
class ObservationPolicyTest {
    private static final Pattern SOURCE = Pattern.compile("SOURCE '([^']+)'");

    private final Policy theDashboardShowsWhatThereIs = template -> {
        Findings found = new Findings(template);
        Set<String> names = template.resources().stream().map(Resource::name).collect(Collectors.toSet());
        Set<String> groups = groups(template);
        for (Resource dashboard : template.ofType("AWS::CloudWatch::Dashboard")) {
            JsonNode body = json(dashboard.properties().path("DashboardBody").asText());
            for (JsonNode widget : body.path("widgets")) {
                String title = widget.at("/properties/title").asText();
                for (JsonNode metric : widget.at("/properties/metrics")) {
                    found.unless(
                            metric.path(3).isMissingNode()
                                    || names.contains(metric.path(3).asText()),
                            title + " shows " + metric);
                }
                Matcher source = SOURCE.matcher(widget.at("/properties/query").asText());
                found.unless(
                        !widget.path("type").asText().equals("log")
                                || (source.find() && groups.contains(source.group(1))),
                        title + " reads no log of ours");
            }
        }
        return found.breaches();
    };

    private final Policy queriesReadLogsThatThereAre = template -> {
        Findings found = new Findings(template);
        Set<String> groups = groups(template);
        for (Resource query : template.ofType("AWS::Logs::QueryDefinition")) {
            JsonNode read = query.properties().path("LogGroupNames");
            found.unless(!read.isEmpty(), query.logicalId() + " reads no log");
            read.forEach(group -> found.unless(groups.contains(group.asText()), query.logicalId() + " reads " + group));
        }
        return found.breaches();
    };

    /** A request to be forgotten is answered within a month, so copies must be gone by then. */
    private final Policy theArchiveForgetsWithinAMonth = template -> {
        Findings found = new Findings(template);
        for (Resource archive : template.ofType("AWS::Events::Archive")) {
            JsonNode days = archive.declared().at("/Properties/RetentionDays/Ref");
            JsonNode parameter = template.declared().path("Parameters").path(days.asText());
            long most = parameter.path("MaxValue").asLong(Long.MAX_VALUE);
            long least = parameter.path("MinValue").asLong(0);
            found.unless(least >= 1 && most <= 30, archive.logicalId() + " may keep events for longer than 30 days");
        }
        return found.breaches();
    };

    /** What follows from facts is not archived: replayed, it would be said once more. */
    private final Policy theArchiveKeepsFactsAndNothingElse = template -> {
        Findings found = new Findings(template);
        Set<String> facts = new TreeSet<>();
        for (Findings.Source rule : Findings.sources(template, "EventBridgeRule")) {
            if (rule.properties().path("EventBusName").asText().equals("perennial")) {
                rule.properties().at("/Pattern/detail-type").forEach(type -> facts.add(type.asText()));
            }
        }
        FactTypes.all().stream()
                .filter(type -> type.origin() == FactType.Origin.OURS)
                .forEach(type -> facts.remove(type.eventName()));
        for (Resource archive : template.ofType("AWS::Events::Archive")) {
            Set<String> kept = new TreeSet<>();
            archive.properties().at("/EventPattern/detail-type").forEach(type -> kept.add(type.asText()));
            found.unless(kept.equals(facts), "archived are " + kept + " instead of " + facts);
        }
        return found.breaches();
    };

    private static Set<String> groups(Template template) {
        return template.ofType("AWS::Logs::LogGroup").stream()
                .map(Resource::name)
                .collect(Collectors.toSet());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.getBytes(UTF_8));
        } catch (IOException malformed) {
            throw new TemplateException("The dashboard is no JSON: " + malformed.getMessage());
        }
    }

    @Test
    void theDashboardShowsWhatThereIs() {
        theDashboardShowsWhatThereIs.isKept();
        theDashboardShowsWhatThereIs.finds(
                "Dead letters shows", "\"QueueName\", \"${FailuresQueue.QueueName}\"", "\"QueueName\", \"failed\"");
        theDashboardShowsWhatThereIs.finds("Facts applied reads no log", "SOURCE '${RelayLogs}'", "SOURCE 'relay'");
        assertThat(Policy.Given.template().ofType("AWS::CloudWatch::Dashboard")).hasSize(1);
    }

    @Test
    void queriesReadLogsThatThereAre() {
        queriesReadLogsThatThereAre.isKept();
        queriesReadLogsThatThereAre.finds(
                "RequestsQuery reads", "LogGroupNames: [!Ref AccessLogs]", "LogGroupNames: [x]");
        assertThat(Policy.Given.template().ofType("AWS::Logs::QueryDefinition")).isNotEmpty();
    }

    @Test
    void theArchiveForgetsWithinAMonth() {
        theArchiveForgetsWithinAMonth.isKept();
        theArchiveForgetsWithinAMonth.finds("longer than 30 days", "MaxValue: 30", "MaxValue: 365");
        theArchiveForgetsWithinAMonth.finds(
                "longer than 30 days", "MinValue: 1\n    MaxValue: 30", "MinValue: 0\n    MaxValue: 30");
        theArchiveForgetsWithinAMonth.finds("longer than 30 days", "RetentionDays: !Ref ArchiveDays", "Other: 0");
    }

    @Test
    void theArchiveKeepsFactsAndNothingElse() {
        theArchiveKeepsFactsAndNothingElse.isKept();
        theArchiveKeepsFactsAndNothingElse.finds("instead of", "          - PurchaseCompleted\n", "");
        assertThat(Policy.Given.template().ofType("AWS::Events::Archive")).hasSize(1);
    }

    /** The guide's estimate counts what the alarms look at; each metric is paid for. */
    @Test
    void theGuideSaysWhatTheAlarmsCost() throws IOException {
        long metrics = Policy.Given.template().ofType("AWS::CloudWatch::Alarm").stream()
                .mapToLong(alarm ->
                        Math.max(1, alarm.properties().findValues("MetricStat").size()))
                .sum();
        assertThat(Files.readString(Policy.Given.root().resolve("docs/deploying.md")))
                .contains("| CloudWatch alarms | %d metrics at 0.10 | %d.%d0 |"
                        .formatted(metrics, metrics / 10, metrics % 10));
    }
}
