package dev.perennial.checks.permissions;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;

/**
 * A method as bytecode names it.
 *
 * @param owner internal name of a class, such as {@code dev/perennial/aws/EventBus}
 */
record Method(String owner, String name, String descriptor) {
    static Method of(InvokeInstruction call) {
        return new Method(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
    }

    static Method of(DirectMethodHandleDesc handle) {
        String owner = handle.owner().descriptorString();
        return new Method(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
    }

    Method in(String other) {
        return new Method(other, name, descriptor);
    }

    /** The outermost class: a builder or a record inside it is a part of it. */
    static String outermost(String type) {
        int dollar = type.indexOf('$');
        return dollar < 0 ? type : type.substring(0, dollar);
    }

    /** {@code DynamoCustomers.save}. */
    @Override
    public String toString() {
        String plain = name.startsWith("lambda$") ? name.split("\\$", 3)[1] : name;
        return outermost(owner.substring(owner.lastIndexOf('/') + 1)) + "." + plain;
    }
}
