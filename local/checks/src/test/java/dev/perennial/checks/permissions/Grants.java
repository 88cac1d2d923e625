package dev.perennial.checks.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.template.Resource;
import dev.perennial.template.Template;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a role allows, by itself and by the managed policies of the template that it takes. */
final class Grants {
    private Grants() {}

    static Set<Permission> of(Template template, Resource role) {
        Set<String> managed = texts(role.properties().path("ManagedPolicyArns")).collect(Collectors.toSet());
        Stream<JsonNode> own =
                role.properties().path("Policies").valueStream().map(policy -> policy.path("PolicyDocument"));
        Stream<JsonNode> taken = template.ofType("AWS::IAM::ManagedPolicy").stream()
                .filter(policy -> managed.contains(policy.name()))
                .map(policy -> policy.properties().path("PolicyDocument"));
        return Stream.concat(own, taken)
                .flatMap(document -> document.path("Statement").valueStream())
                .flatMap(Grants::expand)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Permission> expand(JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Allow") || statement.has("Condition")) {
            throw new IllegalStateException("this statement is not understood: " + statement);
        }
        return texts(statement.path("Action"))
                .flatMap(action -> texts(statement.path("Resource")).map(resource -> new Permission(action, resource)));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asText) : Stream.of(node.asText());
    }
}
