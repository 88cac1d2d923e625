package dev.perennial.checks.permissions;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The methods of ours that a handler can reach (rapid type analysis: Bacon and Sweeney, 1996). A call of an interface
 * reaches each implementation that reachable code makes an instance of; a lambda is reached where it is made; and what
 * implements an interface of others can be called by them. So it errs on the side of reaching too much.
 */
final class Reachable {
    private static final Set<String> PLAIN = Set.of("java/lang/Object", "java/lang/Record");

    private final Bytecode bytecode;
    private final Set<Method> methods = new LinkedHashSet<>();
    private final Set<Method> virtualCalls = new LinkedHashSet<>();
    private final Set<String> instances = new LinkedHashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final Deque<Method> open = new ArrayDeque<>();

    private Reachable(Bytecode bytecode) {
        this.bytecode = bytecode;
    }

    /** What Lambda reaches: it makes a handler by its constructor without arguments and calls it. */
    static Set<Method> from(Bytecode bytecode, String handler) {
        Reachable reachable = new Reachable(bytecode);
        reachable.made(handler);
        reachable.reach(new Method(handler, "<init>", "()V"));
        while (!reachable.open.isEmpty()) {
            Method next = reachable.open.pop();
            bytecode.code(next).forEach(reachable::follow);
        }
        return reachable.methods;
    }

    private void follow(CodeElement element) {
        switch (element) {
            case NewObjectInstruction made -> made(made.className().asInternalName());
            case FieldInstruction field -> touch(field.owner().asInternalName());
            case InvokeInstruction call when isVirtual(call) -> callVirtual(Method.of(call));
            case InvokeInstruction call -> reach(Method.of(call));
            case InvokeDynamicInstruction lambda ->
                lambda.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .forEach(this::handle);
            default -> {}
        }
    }

    private static boolean isVirtual(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
    }

    private void handle(DirectMethodHandleDesc handle) {
        Method target = Method.of(handle);
        switch (handle.kind()) {
            case VIRTUAL, INTERFACE_VIRTUAL -> callVirtual(target);
            case CONSTRUCTOR -> {
                made(target.owner());
                reach(target);
            }
            default -> reach(target);
        }
    }

    private void callVirtual(Method call) {
        if (Bytecode.isOurs(call.owner()) && virtualCalls.add(call)) {
            reach(call);
            instances.forEach(type -> dispatch(call, type));
        }
    }

    private void dispatch(Method call, String type) {
        if (bytecode.lineage(type).contains(call.owner())) {
            reach(call.in(type));
        }
    }

    private void made(String type) {
        if (Bytecode.isOurs(type) && instances.add(type)) {
            touch(type);
            Set<String> lineage = bytecode.lineage(type);
            virtualCalls.forEach(call -> dispatch(call, type));
            if (lineage.stream().anyMatch(it -> !Bytecode.isOurs(it) && !PLAIN.contains(it))) {
                lineage.stream().filter(Bytecode::isOurs).forEach(this::calledByOthers);
            }
        }
    }

    private void calledByOthers(String type) {
        bytecode.type(type).methods().stream()
                .filter(it -> it.flags().has(AccessFlag.PUBLIC))
                .filter(it -> !it.methodName().equalsString("<init>"))
                .map(it -> method(type, it))
                .forEach(this::reach);
    }

    private void reach(Method method) {
        bytecode.declared(method).filter(methods::add).ifPresent(found -> {
            open.push(found);
            touch(found.owner());
        });
    }

    private void touch(String type) {
        if (Bytecode.isOurs(type) && touched.add(type)) {
            reach(new Method(type, "<clinit>", "()V"));
        }
    }

    private static Method method(String type, MethodModel model) {
        return new Method(
                type, model.methodName().stringValue(), model.methodType().stringValue());
    }
}
