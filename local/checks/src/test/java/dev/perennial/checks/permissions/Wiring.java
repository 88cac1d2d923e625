package dev.perennial.checks.permissions;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which of the function's variables reach which class: those that are required between {@code new} and the
 * constructor's call, as in {@code new DynamoEmails(dynamo, require("EMAILS_TABLE"))}.
 */
final class Wiring {
    private static final String ENVIRONMENT = "dev/perennial/aws/Environment";

    private final Bytecode bytecode;
    private final Set<Method> reachable;

    Wiring(Bytecode bytecode, Set<Method> reachable) {
        this.bytecode = bytecode;
        this.reachable = reachable;
    }

    /**
     * The variables that the caller knows: those that its class was made with; where it is not made with any, those
     * that the method itself asks for, or the one that makes the lambda.
     */
    Set<String> variables(Method caller) {
        Set<String> known = new TreeSet<>();
        for (Method method : reachable) {
            known.addAll(givenTo(Method.outermost(caller.owner()), method));
        }
        if (known.isEmpty()) {
            Stream.concat(Stream.of(caller), makersOf(caller)).forEach(method -> known.addAll(required(method)));
        }
        return known;
    }

    /** Constants that the caller, or a lambda that it makes, gives to a method of that name. */
    Set<String> given(Method caller, String method) {
        Set<String> constants = new TreeSet<>();
        Stream.concat(Stream.of(caller), madeBy(caller))
                .forEach(it -> constants.addAll(given(instructions(it), method)));
        return constants;
    }

    private Set<String> givenTo(String type, Method method) {
        Set<String> given = new HashSet<>();
        Deque<String> making = new ArrayDeque<>();
        List<Instruction> code = instructions(method);
        for (int i = 0; i < code.size(); i++) {
            switch (code.get(i)) {
                case NewObjectInstruction made -> making.push(made.className().asInternalName());
                case InvokeInstruction call when completes(call, making) -> making.pop();
                case InvokeInstruction call
                when isRequire(call) && making.stream().map(Method::outermost).anyMatch(type::equals) ->
                    given.add(constant(method, code.get(i - 1)));
                default -> {}
            }
        }
        return given;
    }

    private static boolean completes(InvokeInstruction call, Deque<String> making) {
        return call.name().equalsString("<init>")
                && call.owner().asInternalName().equals(making.peek());
    }

    private Set<String> required(Method method) {
        Set<String> required = new HashSet<>();
        List<Instruction> code = instructions(method);
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof InvokeInstruction call && isRequire(call)) {
                required.add(constant(method, code.get(i - 1)));
            }
        }
        return required;
    }

    private static boolean isRequire(InvokeInstruction call) {
        return call.owner().asInternalName().equals(ENVIRONMENT) && call.name().equalsString("require");
    }

    private static String constant(Method method, Instruction before) {
        if (before instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
            return text;
        }
        throw new IllegalStateException(method + " requires a variable whose name is not written where it is required");
    }

    private static Set<String> given(List<Instruction> code, String method) {
        Set<String> constants = new HashSet<>();
        for (int i = 1; i < code.size(); i++) {
            if (code.get(i) instanceof InvokeInstruction call
                    && call.name().equalsString(method)
                    && code.get(i - 1) instanceof ConstantInstruction constant) {
                constants.add(String.valueOf(constant.constantValue()));
            }
        }
        return constants;
    }

    private Stream<Method> makersOf(Method lambda) {
        return reachable.stream().filter(it -> madeBy(it).anyMatch(lambda::equals));
    }

    private Stream<Method> madeBy(Method maker) {
        return instructions(maker).stream()
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .flatMap(it -> it.bootstrapArgs().stream())
                .filter(DirectMethodHandleDesc.class::isInstance)
                .map(handle -> Method.of((DirectMethodHandleDesc) handle))
                .filter(it -> it.owner().equals(maker.owner()));
    }

    private List<Instruction> instructions(Method method) {
        return bytecode.code(method).stream()
                .filter(Instruction.class::isInstance)
                .map(element -> (Instruction) element)
                .toList();
    }
}
