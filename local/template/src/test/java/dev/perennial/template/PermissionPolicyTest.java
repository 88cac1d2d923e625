package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A function may do what it does, and nothing else. */
class PermissionPolicyTest {
    /** X-Ray has no resource to name. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    /** In the place of a parameter of a route IAM knows nothing but an asterisk. */
    private static final Pattern PARAMETER =
            Pattern.compile(":execute-api:.*/\\$default/[A-Z]+/v1/[a-z/]+/\\*(/[a-z]+)?$");

    private record Statement(String where, JsonNode body) {
        Stream<String> actions() {
            return texts(body.path("Action"));
        }
    }

    private final Policy actionsAreNamed = template -> {
        Findings found = new Findings(template);
        for (Statement statement : statements(template)) {
            statement
                    .actions()
                    .forEach(action -> found.unless(
                            action.matches("[a-z0-9-]+:[A-Za-z]+"), statement.where() + " allows " + action));
            found.unless(!statement.body().has("NotAction"), statement.where() + " allows all but a few");
        }
        return found.breaches();
    };

    private final Policy resourcesAreNamed = template -> {
        Findings found = new Findings(template);
        for (Statement statement : statements(template)) {
            boolean named = everyText(statement.body().path("Resource"))
                    .map(text -> PARAMETER.matcher(text).replaceFirst(""))
                    .noneMatch(text -> text.contains("*"));
            found.unless(
                    statement.body().has("Resource")
                            && (named || statement.actions().allMatch(WITHOUT_RESOURCE::contains)),
                    statement.where() + " does not name its resources");
        }
        return found.breaches();
    };

    private final Policy everyFunctionHasARoleOfItsOwn = template -> {
        Findings found = new Findings(template);
        Set<String> roles = new HashSet<>();
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            JsonNode role = declared(function).at("/Role/Fn::GetAtt/0");
            found.unless(role.isTextual(), function.logicalId() + " is given a role with more than it needs");
            found.unless(roles.add(role.asText()), function.logicalId() + " shares a role with another function");
        }
        return found.breaches();
    };

    private final Policy managedPoliciesAreOurOwn = template -> {
        Findings found = new Findings(template);
        for (Resource role : template.ofType("AWS::IAM::Role")) {
            for (JsonNode policy : declared(role).path("ManagedPolicyArns")) {
                found.unless(
                        template.resource(policy.path("Ref").asText()).isPresent(),
                        role.logicalId() + " takes a policy that we did not write");
            }
        }
        return found.breaches();
    };

    /** What a function is told of it may use, and what it may use it is told of. */
    private final Policy grantsAndEnvironmentAgree = template -> {
        Findings found = new Findings(template);
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            JsonNode properties = declared(function);
            Set<String> granted = granted(template, properties);
            Set<String> told = references(properties.path("Environment"));
            told.removeIf(name -> !isGrantable(template, name));
            Set<String> used = references(properties.path("Events"));
            used.addAll(references(properties.path("EventInvokeConfig")));
            used.addAll(references(properties.path("LoggingConfig")));
            for (String name : told) {
                found.unless(
                        granted.contains(name), function.logicalId() + " is told of " + name + " but may not use it");
            }
            for (String name : granted) {
                found.unless(
                        told.contains(name) || used.contains(name),
                        function.logicalId() + " may use " + name + " but is not told of it");
            }
        }
        return found.breaches();
    };

    private static boolean isGrantable(Template template, String name) {
        return template.resource(name).isPresent() || name.equals("SigningSecretName");
    }

    private static Set<String> granted(Template template, JsonNode function) {
        String role = function.at("/Role/Fn::GetAtt/0").asText();
        Set<String> granted = template.resource(role)
                .map(r -> references(declared(r).path("Policies")))
                .orElseGet(LinkedHashSet::new);
        granted.removeIf(name -> !isGrantable(template, name));
        return granted;
    }

    private static ObjectNode declared(Resource resource) {
        return (ObjectNode) resource.declared().path("Properties");
    }

    /** Every policy statement that is attached to somebody, as written. */
    private static List<Statement> statements(Template template) {
        return template.resources().stream()
                .flatMap(resource -> resource.declared().findValues("Statement").stream()
                        .flatMap(JsonNode::valueStream)
                        .filter(body -> !isTrust(body))
                        .map(body -> new Statement(resource.logicalId(), body)))
                .toList();
    }

    private static boolean isTrust(JsonNode statement) {
        return statement.path("Action").asText().equals("sts:AssumeRole");
    }

    /** Names that {@code Ref}, {@code GetAtt} and {@code Sub} mention below a node. */
    private static Set<String> references(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            switch (field.getKey()) {
                case "Ref" -> names.add(field.getValue().asText());
                case "Fn::GetAtt" -> names.add(field.getValue().path(0).asText());
                case "Fn::Sub" -> {
                    Matcher matcher = PLACEHOLDER.matcher(field.getValue().asText());
                    while (matcher.find()) {
                        names.add(matcher.group(1));
                    }
                }
                default -> names.addAll(references(field.getValue()));
            }
        }
        if (node.isArray()) {
            node.forEach(item -> names.addAll(references(item)));
        }
        return names;
    }

    private static Stream<String> everyText(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : node.valueStream().flatMap(PermissionPolicyTest::everyText);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asText) : Stream.of(node.asText());
    }

    @Test
    void actionsAreNamed() {
        actionsAreNamed.isKept();
        actionsAreNamed.finds("CaptureRole allows events:*", "Action: events:PutEvents", "Action: events:*");
        actionsAreNamed.finds("CaptureRole allows *", "Action: events:PutEvents", "Action: '*'");
        assertThat(statements(Policy.Given.template())).as("statements judged").hasSizeGreaterThan(40);
    }

    @Test
    void resourcesAreNamed() {
        resourcesAreNamed.isKept();
        resourcesAreNamed.finds("CaptureRole does not name", "Resource: !GetAtt Bus.Arn", "Resource: '*'");
        resourcesAreNamed.finds(
                "CaptureRole does not name", "Resource: !GetAtt Bus.Arn", "Resource: !Sub '${Bus.Arn}*'");
        resourcesAreNamed.finds(
                "TracingPolicy does not name", "Action: [xray:PutTraceSegments,", "Action: [xray:CreateGroup,");
        resourcesAreNamed.finds("LookPolicy does not name", "GET/v1/admin/customers/*", "GET/*");
    }

    @Test
    void everyFunctionHasARoleOfItsOwn() {
        everyFunctionHasARoleOfItsOwn.isKept();
        everyFunctionHasARoleOfItsOwn.finds(
                "shares a role", "Role: !GetAtt OnSignupRole.Arn", "Role: !GetAtt CaptureRole.Arn");
        everyFunctionHasARoleOfItsOwn.finds("Capture is given a role", "      Role: !GetAtt CaptureRole.Arn\n", "");
    }

    @Test
    void managedPoliciesAreOurOwn() {
        managedPoliciesAreOurOwn.isKept();
        managedPoliciesAreOurOwn.finds(
                "a policy that we did not write",
                "ManagedPolicyArns: [!Ref TracingPolicy]",
                "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']");
    }

    @Test
    void grantsAndEnvironmentAgree() {
        grantsAndEnvironmentAgree.isKept();
        grantsAndEnvironmentAgree.finds(
                "Capture is told of Bus but may not", "Resource: !GetAtt Bus.Arn", "Resource: a");
        grantsAndEnvironmentAgree.finds("Capture may use Bus but is not told", "          BUS_NAME: !Ref Bus\n", "");
        grantsAndEnvironmentAgree.finds(
                "Capture is told of SigningSecretName but may not",
                "secret:${SigningSecretName}-??????",
                "secret:other");
    }
}
