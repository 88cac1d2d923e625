package dev.perennial.checks.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.template.Arns;
import dev.perennial.template.Function;
import dev.perennial.template.Resource;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A function may do what its code and its sources do, and nothing else. */
@Tag("slow")
class LeastPrivilegeTest {
    private static final String IDENTITY = "example.com";
    private static final Setting SETTING = Setting.example(Map.of(
            "PublicBaseUrl", "https://api.example.com",
            "SenderAddress", "shop@example.com",
            "SenderIdentity", IDENTITY,
            "PostalAddress", "Tea Street 1, Berlin"));
    private static final String TEXT = text();

    @Test
    void everyRoleAllowsWhatTheCodeCallsAndNothingElse() {
        Template template = Template.parse(TEXT, SETTING);

        assertThat(template.functions())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(findings(template, it)).isEmpty());
    }

    @Test
    void aPermissionTooManyIsFound() {
        String part = "              - Effect: Allow\n                Action: events:PutEvents\n";
        String wider = part.replace("events:PutEvents", "[events:PutEvents, events:PutRule]");

        assertThat(findings(template(part, wider), "Capture"))
                .containsExactly("CaptureRole allows events:PutRule on event-bus/perennial, which neither the"
                        + " code nor a source of Capture asks for: take it out of template.yaml");
    }

    @Test
    void aPermissionForAnotherTableIsFound() {
        assertThat(findings(
                        template(
                                "Action: dynamodb:Query\n                Resource: !Sub"
                                        + " ${CustomersTable.Arn}/index/due",
                                "Action: dynamodb:Query\n                Resource: !GetAtt" + " CustomersTable.Arn"),
                        "Sweep"))
                .containsExactlyInAnyOrder(
                        "DynamoCustomers.due needs dynamodb:Query on table/customers/index/due:"
                                + " allow it in SweepRole in template.yaml",
                        "SweepRole allows dynamodb:Query on table/customers, which neither the code"
                                + " nor a source of Sweep asks for: take it out of template.yaml");
    }

    @Test
    void aPermissionThatTheCodeNeedsAndLacksIsFound() {
        assertThat(findings(
                        template(
                                "[dynamodb:DeleteItem, dynamodb:PutItem, dynamodb:Query]",
                                "[dynamodb:DeleteItem, dynamodb:Query]"),
                        "Relay"))
                .containsExactly("DynamoTimeline.add needs dynamodb:PutItem on table/timeline: allow it in"
                        + " RelayRole in template.yaml");
    }

    @Test
    void aPermissionThatASourceNeedsAndLacksIsFound() {
        assertThat(findings(template("sqs:ReceiveMessage, sqs:DeleteMessage,", "sqs:ReceiveMessage,"), "SendEmail"))
                .containsExactly("the source Messages needs sqs:DeleteMessage on messages: allow it in"
                        + " SendEmailRole in template.yaml");
    }

    /** What the derivation must see, or it would agree with a template that allows nothing. */
    @Test
    void theCodeIsSeenToCallWhatItCalls() {
        Template template = Template.parse(TEXT, SETTING);

        assertThat(codeNeeds(template, "Capture"))
                .containsExactly(
                        "events:PutEvents on event-bus/perennial",
                        "secretsmanager:GetSecretValue on secret:perennial/signing-??????");
        assertThat(codeNeeds(template, "Metrics"))
                .containsExactly(
                        "dynamodb:GetItem on table/metrics",
                        "dynamodb:Query on table/metrics",
                        "dynamodb:UpdateItem on table/metrics");
        assertThat(codeNeeds(template, "Pages"))
                .containsExactly("secretsmanager:GetSecretValue on secret:perennial/signing-??????");
        assertThat(codeNeeds(template, "SendEmail"))
                .contains("ses:SendEmail on identity/example.com", "ses:SendEmail on configuration-set/perennial");
    }

    private static List<String> codeNeeds(Template template, String function) {
        return new CodeNeeds(template, function(template, function), IDENTITY)
                .all().keySet().stream().map(Permission::toString).toList();
    }

    private static List<String> findings(Template template, String function) {
        return findings(template, function(template, function));
    }

    private static List<String> findings(Template template, Function function) {
        Resource declared = template.resource(function.logicalId()).orElseThrow();
        String role = Arns.lastPart(
                declared.declared().at("/Properties/Role/Fn::GetAtt/0").asText());
        Set<Permission> granted = Grants.of(template, template.resource(role).orElseThrow());
        Map<Permission, String> needed = new TreeMap<>(SourceNeeds.of(declared));
        new CodeNeeds(template, function, IDENTITY)
                .all()
                .forEach((need, method) -> needed.put(need, method.toString()));
        List<String> findings = new ArrayList<>();
        needed.forEach((need, who) -> {
            if (!granted.contains(need)) {
                findings.add("%s needs %s: allow it in %s in template.yaml".formatted(who, need, role));
            }
        });
        for (Permission grant : granted) {
            if (!needed.containsKey(grant)) {
                findings.add(("%s allows %s, which neither the code nor a source of %s asks for: take it"
                                + " out of template.yaml")
                        .formatted(role, grant, function.logicalId()));
            }
        }
        return findings;
    }

    private static Function function(Template template, String logicalId) {
        return template.functions().stream()
                .filter(it -> it.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    private static Template template(String part, String replacement) {
        assertThat(TEXT).contains(part);
        int at = TEXT.indexOf(part);
        return Template.parse(TEXT.substring(0, at) + replacement + TEXT.substring(at + part.length()), SETTING);
    }

    private static String text() {
        try {
            return Files.readString(Path.of("../../template.yaml"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
