package dev.perennial.checks.permissions;

import dev.perennial.template.Function;
import dev.perennial.template.Resource;
import dev.perennial.template.Template;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function's own code calls, and on what. */
final class CodeNeeds {
    private static final Map<String, String> PARTS_OF_TRANSACTIONS = Map.of(
            "put", "PutItem",
            "update", "UpdateItem",
            "delete", "DeleteItem",
            "conditionCheck", "ConditionCheckItem");

    private final Template template;
    private final Function function;
    private final String senderIdentity;
    private final Bytecode bytecode;
    private final Set<Method> reachable;
    private final Wiring wiring;

    /**
     * Reads the code at once.
     *
     * @param senderIdentity the SES identity that owns the sender's address
     */
    CodeNeeds(Template template, Function function, String senderIdentity) {
        this.template = template;
        this.function = function;
        this.senderIdentity = senderIdentity;
        this.bytecode = new Bytecode();
        this.reachable = Reachable.from(bytecode, function.handlerClass().replace('.', '/'));
        this.wiring = new Wiring(bytecode, reachable);
    }

    /** Each with the method that asks for it. */
    Map<Permission, Method> all() {
        Map<Permission, Method> needs = new TreeMap<>();
        calls().forEach(call -> resources(call)
                .forEach(resource -> actions(call)
                        .map(it -> new Permission(it, resource))
                        .forEach(need -> needs.putIfAbsent(need, call.from()))));
        return needs;
    }

    private Stream<Call> calls() {
        return reachable.stream()
                .flatMap(from -> called(from).map(to -> Call.in(from, to)))
                .flatMap(Optional::stream);
    }

    private Stream<Method> called(Method from) {
        return bytecode.code(from).stream()
                .filter(InvokeInstruction.class::isInstance)
                .map(call -> Method.of((InvokeInstruction) call));
    }

    private Stream<String> actions(Call call) {
        if (!call.isTransaction()) {
            return Stream.of(call.action());
        }
        return reachable.stream()
                .filter(it -> it.owner().equals(call.from().owner()))
                .flatMap(this::called)
                .filter(it -> it.owner().endsWith("/TransactWriteItem$Builder"))
                .map(part -> PARTS_OF_TRANSACTIONS.get(part.name()))
                .filter(Objects::nonNull)
                .map(call::action);
    }

    private Set<String> resources(Call call) {
        Set<String> variables = wiring.variables(call.from());
        Set<String> resources = variables.stream()
                .map(name -> Optional.ofNullable(function.environment().get(name)))
                .flatMap(Optional::stream)
                .flatMap(value -> resource(call, value).stream())
                .collect(Collectors.toSet());
        if (resources.isEmpty()) {
            throw new IllegalStateException("%s calls %s of %s, and none of the variables %s says on which resource"
                    .formatted(call.from(), call.operation(), call.service(), variables));
        }
        return resources;
    }

    private Optional<String> resource(Call call, String value) {
        return switch (call.service()) {
            case "dynamodb" -> named("AWS::DynamoDB::Table", value).map(it -> table(call, it));
            case "eventbridge" -> named("AWS::Events::EventBus", value).map(it -> Arn.of("events", "event-bus/" + it));
            case "sqs" ->
                named("AWS::SQS::Queue", value.substring(value.lastIndexOf('/') + 1))
                        .map(it -> Arn.of("sqs", it));
            // Secrets Manager appends six characters of its own to the name.
            case "secretsmanager" -> Optional.of(Arn.of("secretsmanager", "secret:" + value + "-??????"));
            case "sesv2" ->
                value.contains("@")
                        ? Optional.of(Arn.of("ses", "identity/" + senderIdentity))
                        : named("AWS::SES::ConfigurationSet", value)
                                .map(it -> Arn.of("ses", "configuration-set/" + it));
            default -> Optional.empty();
        };
    }

    private String table(Call call, String name) {
        Set<String> indexes = wiring.given(call.from(), "indexName");
        return Arn.of(
                "dynamodb",
                "table/"
                        + name
                        + indexes.stream().map(it -> "/index/" + it).findFirst().orElse(""));
    }

    private Optional<String> named(String type, String value) {
        return template.ofType(type).stream()
                .map(Resource::name)
                .filter(value::equals)
                .findFirst();
    }
}
