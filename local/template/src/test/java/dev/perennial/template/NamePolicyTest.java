package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One fact, one name: logical id, handler, log group, rule, event; module, Java package, archive. */
class NamePolicyTest {
    private final Policy functionsShareOneName = template -> {
        Findings found = new Findings(template);
        for (Function function : template.functions()) {
            String id = function.logicalId();
            String name = name(id);
            String module = module(template, function);
            JsonNode properties = template.resource(id).orElseThrow().properties();
            found.unless(function.name().equals(name), id + " is not named " + name);
            found.unless(
                    function.handler().equals("dev.perennial.functions." + module.replace("-", "") + "." + id),
                    id + " has another class as its handler");
            found.unless(
                    properties.path("CodeUri").asText().equals("functions/" + module + "/target/" + module + ".zip"),
                    id + " takes its code from elsewhere");
            found.unless(
                    module.equals(name)
                            || modules(template).filter(module::equals).count() > 1,
                    id + " is alone in a module of another name");
            found.unless(
                    properties.at("/LoggingConfig/LogGroup").asText().equals("/aws/lambda/" + name),
                    id + " logs under another name");
        }
        return found.breaches();
    };

    private final Policy rulesAreNamedAsTheirEvent = template -> {
        Findings found = new Findings(template);
        for (Findings.Source rule : Findings.sources(template, "EventBridgeRule")) {
            if (rule.properties().path("EventBusName").asText().equals("perennial")) {
                String event = rule.name().substring(rule.name().indexOf('.') + 1);
                found.unless(
                        rule.properties().path("Pattern").toString().equals("{\"detail-type\":[\"" + event + "\"]}"),
                        rule.name() + " is not the rule for " + event);
            }
        }
        return found.breaches();
    };

    /** {@code OnEmailFeedback} → {@code on-email-feedback}. */
    private static String name(String logicalId) {
        return Arrays.stream(logicalId.split("(?=\\p{Lu})"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    /** The folder under {@code functions/} that a function's package comes from; several may share one. */
    private static String module(Template template, Function function) {
        String code = template.resource(function.logicalId())
                .orElseThrow()
                .properties()
                .path("CodeUri")
                .asText();
        return code.replaceFirst("^functions/([a-z-]+)/.*", "$1");
    }

    private static Stream<String> modules(Template template) {
        return template.functions().stream().map(function -> module(template, function));
    }

    private static Set<String> foldersWithCode() throws IOException {
        try (Stream<Path> folders = Files.list(Policy.Given.root().resolve("functions"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aFunctionsIdHandlerAndLogGroupShareOneNameAndSoDoItsModuleAndPackage() {
        functionsShareOneName.isKept();
        functionsShareOneName.finds(
                "Capture has another class",
                "Handler: dev.perennial.functions.capture.Capture",
                "Handler: dev.perennial.functions.capture.Catch");
        functionsShareOneName.finds("Capture takes its code from elsewhere", "target/capture.zip", "target/pages.zip");
        functionsShareOneName.finds(
                "Capture has another class",
                "functions/capture/target/capture.zip",
                "functions/pages/target/pages.zip");
        functionsShareOneName.finds(
                "Capture is alone in a module of another name",
                "CodeUri: functions/capture/target/capture.zip\n      Handler: dev.perennial.functions.capture.Capture",
                "CodeUri: functions/catch/target/catch.zip\n      Handler: dev.perennial.functions.catch.Capture");
        functionsShareOneName.finds(
                "OnSignup has another class",
                "Handler: dev.perennial.functions.recording.OnSignup",
                "Handler: dev.perennial.functions.recording.OnPurchase");
        functionsShareOneName.finds(
                "Capture logs under another name", "/aws/lambda/${Prefix}capture", "/aws/lambda/${Prefix}catch");
        functionsShareOneName.finds(
                "Capture is not named capture",
                "FunctionName: !Sub ${Prefix}capture",
                "FunctionName: !Sub ${Prefix}catch");
    }

    @Test
    void everyModuleIsDeployedAndEveryFunctionHasItsModule() throws IOException {
        assertThat(foldersWithCode()).isEqualTo(modules(Policy.Given.template()).collect(Collectors.toSet()));
    }

    @Test
    void aRuleIsNamedAsItsEvent() {
        rulesAreNamedAsTheirEvent.isKept();
        rulesAreNamedAsTheirEvent.finds(
                "OnSignup.CustomerSignedUp is not the rule",
                "Pattern: {detail-type: [CustomerSignedUp]}",
                "Pattern: {detail-type: [CustomerSignsUp]}");
    }

    @Test
    void aVariableMeansTheSameInEveryFunction() {
        assertThat(Policy.Given.template().environmentOfAll()).containsEntry("BUS_NAME", "perennial");
        Template broken = Policy.Given.with("BUS_NAME: !Ref Bus", "BUS_NAME: another");
        assertThatThrownBy(broken::environmentOfAll).hasMessageContaining("BUS_NAME");
    }

    @Test
    void aPrefixGoesBeforeEveryNameThatAnAccountHasOnce() {
        String prefixed = "staging-";
        Template template = Policy.Given.with("Default: \"\"", "Default: \"" + prefixed + "\"");
        assertThat(Stream.of(
                                "AWS::Serverless::Function",
                                "AWS::DynamoDB::Table",
                                "AWS::SQS::Queue",
                                "AWS::Events::EventBus",
                                "AWS::SES::ConfigurationSet",
                                "AWS::Logs::LogGroup")
                        .flatMap(type -> template.ofType(type).stream()))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(
                                resource.name().substring(resource.name().lastIndexOf('/') + 1))
                        .startsWith(prefixed));
    }
}
