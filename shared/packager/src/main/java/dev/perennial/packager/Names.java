package dev.perennial.packager;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What code names.
 *
 * @param types by their internal names; some of them may be no types
 * @param members fields and methods, of whatever type
 */
record Names(Set<String> types, Set<Member> members) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+)[;<]");

    /** A field or a method of some type. */
    record Member(String name, String descriptor) {}

    static Names nothing() {
        return new Names(new HashSet<>(), new HashSet<>());
    }

    /** All that a class names. */
    static Names of(ClassModel model) {
        Names names = nothing();
        model.constantPool().forEach(names::add);
        for (FieldModel field : model.fields()) {
            names.addDescriptor(field.fieldType().stringValue());
        }
        for (MethodModel method : model.methods()) {
            names.addDescriptor(method.methodType().stringValue());
        }
        return names;
    }

    void add(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type -> addType(type.asInternalName());
            case MemberRefEntry member -> {
                addType(member.owner().asInternalName());
                addDescriptor(member.type().stringValue());
                members.add(
                        new Member(member.name().stringValue(), member.type().stringValue()));
            }
            case NameAndTypeEntry named -> addDescriptor(named.type().stringValue());
            case MethodTypeEntry type -> addDescriptor(type.descriptor().stringValue());
            case StringEntry string -> addType(string.stringValue().replace('.', '/'));
            default -> {
                // Names nothing, or is named by what is looked at.
            }
        }
    }

    void addType(String type) {
        if (type.startsWith("[")) {
            addDescriptor(type);
        } else {
            types.add(type);
        }
    }

    void addDescriptor(String descriptor) {
        Matcher type = IN_DESCRIPTOR.matcher(descriptor);
        while (type.find()) {
            types.add(type.group(1));
        }
    }
}
