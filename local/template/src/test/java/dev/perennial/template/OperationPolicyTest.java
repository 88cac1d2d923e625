package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator must be able to rely on: limits, logs, traces, recovery, encryption. */
class OperationPolicyTest {
    private static final String FUNCTION = "AWS::Serverless::Function";

    /** Words of API Gateway's log variables that can tell who called. */
    private static final List<String> PERSONAL =
            List.of("sourceIp", "userAgent", "identity", "context.path", "query", "authorizer");

    private final Policy functionsSayTheirLimits = template -> {
        Findings found = new Findings(template);
        for (Resource function : template.ofType(FUNCTION)) {
            JsonNode p = function.properties();
            String name = function.logicalId();
            found.unlessAtLeast(128, p.path("MemorySize"), name + " says no memory");
            found.unlessAtLeast(1, p.path("Timeout"), name + " says no time-out");
            says(found, p, "Tracing", "Active", name);
            says(found, p, "Runtime", "java25", name);
            says(found, p.path("Architectures"), 0, "arm64", name);
        }
        return found.breaches();
    };

    private final Policy functionsStartFromASnapshot = template -> {
        Findings found = new Findings(template);
        for (Resource function : template.ofType(FUNCTION)) {
            JsonNode p = function.properties();
            String name = function.logicalId();
            says(found, p.path("SnapStart"), "ApplyOn", "PublishedVersions", name);
            says(found, p, "AutoPublishAlias", "live", name);
            found.unless(p.path("AutoPublishAliasAllProperties").asBoolean(), name + " would keep an old environment");
        }
        return found.breaches();
    };

    private final Policy logsAreJsonInAGroupThatForgets = template -> {
        Findings found = new Findings(template);
        Set<String> groups = template.ofType("AWS::Logs::LogGroup").stream()
                .map(Resource::name)
                .collect(Collectors.toSet());
        for (Resource function : template.ofType(FUNCTION)) {
            JsonNode logging = function.properties().path("LoggingConfig");
            String name = function.logicalId();
            says(found, logging, "LogFormat", "JSON", name);
            found.unless(
                    groups.contains(logging.path("LogGroup").asText()), name + " logs to a group that is not declared");
        }
        for (Resource group : template.ofType("AWS::Logs::LogGroup")) {
            found.unlessAtLeast(1, group.properties().path("RetentionInDays"), group.logicalId() + " never forgets");
        }
        return found.breaches();
    };

    private final Policy tablesCanBeRecovered = template -> {
        Findings found = new Findings(template);
        for (Resource table : template.tables()) {
            JsonNode p = table.properties();
            String name = table.logicalId();
            found.unless(
                    p.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean(),
                    name + " cannot be taken back in time");
            found.unless(p.at("/SSESpecification/SSEEnabled").asBoolean(), name + " does not say its encryption");
            says(found, p, "BillingMode", "PAY_PER_REQUEST", name);
            says(found, table.declared(), "DeletionPolicy", "Retain", name);
            says(found, table.declared(), "UpdateReplacePolicy", "Retain", name);
        }
        return found.breaches();
    };

    private final Policy queuesAreEncryptedAndKeepForFourteenDays = template -> {
        Findings found = new Findings(template);
        for (Resource queue : template.queues()) {
            JsonNode p = queue.properties();
            found.unless(
                    p.path("SqsManagedSseEnabled").asBoolean(), queue.logicalId() + " does not say its encryption");
            found.unlessAtLeast(
                    1_209_600, p.path("MessageRetentionPeriod"), queue.logicalId() + " forgets within fourteen days");
        }
        return found.breaches();
    };

    private final Policy httpIsThrottledAndLogsNobody = template -> {
        Findings found = new Findings(template);
        for (Resource api : template.ofType("AWS::Serverless::HttpApi")) {
            JsonNode p = api.properties();
            JsonNode settings = p.path("DefaultRouteSettings");
            found.unlessAtLeast(1, settings.path("ThrottlingBurstLimit"), "bursts are not throttled");
            found.unlessAtLeast(1, settings.path("ThrottlingRateLimit"), "the rate is not throttled");
            String format = p.at("/AccessLogSettings/Format").asText();
            found.unless(!format.isBlank(), "there is no access log");
            for (String word : PERSONAL) {
                found.unless(!format.contains(word), "the access log tells who called: " + word);
            }
            found.unless(
                    p.at("/CorsConfiguration/AllowOrigins")
                            .valueStream()
                            .noneMatch(origin -> origin.asText().contains("*")),
                    "any page may post");
        }
        return found.breaches();
    };

    private final Policy numbersNeedAuthorisation = template -> {
        Findings found = new Findings(template);
        for (Route route : template.routes()) {
            found.unless(
                    route.iam() == route.path().matches("/v1/metrics|/v1/(metrics|admin)/.*"),
                    route.path() + " has the wrong kind of authorisation");
        }
        return found.breaches();
    };

    private static void says(Findings found, JsonNode node, String name, String value, String where) {
        found.unless(node.path(name).asText().equals(value), where + ": " + name + " is not " + value);
    }

    private static void says(Findings found, JsonNode node, int index, String value, String where) {
        found.unless(node.path(index).asText().equals(value), where + " is not for " + value);
    }

    @Test
    void functionsSayTheirLimits() {
        functionsSayTheirLimits.isKept();
        functionsSayTheirLimits.finds("Capture says no memory", "      MemorySize: 512\n", "");
        functionsSayTheirLimits.finds("Capture says no time-out", "      Timeout: 15\n", "");
        functionsSayTheirLimits.finds("Capture: Tracing is not Active", "Tracing: Active", "Tracing: PassThrough");
        functionsSayTheirLimits.finds("Capture: Runtime is not java25", "Runtime: java25", "Runtime: java21");
        functionsSayTheirLimits.finds("Capture is not for arm64", "Architectures: [arm64]", "Architectures: [x86_64]");
    }

    @Test
    void functionsStartFromASnapshot() {
        functionsStartFromASnapshot.isKept();
        functionsStartFromASnapshot.finds(
                "SendEmail: ApplyOn is not", "SnapStart: {ApplyOn: PublishedVersions}", "Layers: []");
        functionsStartFromASnapshot.finds(
                "Capture would keep an old environment", "      AutoPublishAliasAllProperties: true\n", "");
    }

    @Test
    void logsAreJsonInAGroupThatForgets() {
        logsAreJsonInAGroupThatForgets.isKept();
        logsAreJsonInAGroupThatForgets.finds(
                "AccessLogs never forgets", "      RetentionInDays: !Ref LogRetentionDays\n", "");
        logsAreJsonInAGroupThatForgets.finds(
                "Capture logs to a group that is not declared", "LogGroup: !Ref CaptureLogs", "LogGroup: elsewhere");
        logsAreJsonInAGroupThatForgets.finds("Capture: LogFormat is not JSON", "LogFormat: JSON", "LogFormat: Text");
    }

    @Test
    void tablesCanBeRecovered() {
        tablesCanBeRecovered.isKept();
        tablesCanBeRecovered.finds(
                "CustomersTable cannot be taken back",
                "PointInTimeRecoveryEnabled: true",
                "PointInTimeRecoveryEnabled: false");
        tablesCanBeRecovered.finds(
                "CustomersTable does not say its encryption", "SSEEnabled: true", "SSEEnabled: false");
        tablesCanBeRecovered.finds("CustomersTable: DeletionPolicy", "    DeletionPolicy: Retain\n", "");
    }

    @Test
    void queuesAreEncryptedAndKeepForFourteenDays() {
        queuesAreEncryptedAndKeepForFourteenDays.isKept();
        queuesAreEncryptedAndKeepForFourteenDays.finds(
                "MessagesQueue does not say its encryption",
                "SqsManagedSseEnabled: true",
                "SqsManagedSseEnabled: false");
        queuesAreEncryptedAndKeepForFourteenDays.finds(
                "MessagesQueue forgets", "MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 345600");
    }

    @Test
    void httpIsThrottledAndLogsNobody() {
        httpIsThrottledAndLogsNobody.isKept();
        httpIsThrottledAndLogsNobody.finds("bursts are not throttled", "ThrottlingBurstLimit: 100", "Other: 100");
        httpIsThrottledAndLogsNobody.finds(
                "tells who called: sourceIp", "$context.routeKey", "$context.identity.sourceIp");
        httpIsThrottledAndLogsNobody.finds("any page may post", "[!Ref PublicBaseUrl]", "['*']");
    }

    @Test
    void numbersAndAdministrationNeedAuthorisationAndNothingElseAsksForIt() {
        numbersNeedAuthorisation.isKept();
        numbersNeedAuthorisation.finds("/v1/metrics/nps", "            Auth: {Authorizer: AWS_IAM}\n", "");
    }
}
