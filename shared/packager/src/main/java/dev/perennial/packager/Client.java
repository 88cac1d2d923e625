package dev.perennial.packager;

import dev.perennial.packager.Names.Member;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client of a service, of which only those methods are taken that are called. */
final class Client {
    private final ClassModel model;
    private final ClassFile writer;
    private final Set<Member> live = new HashSet<>();
    private byte[] reduced;

    /**
     * A client, of which nothing is called yet.
     *
     * @param classes the bytes of the class of an internal name, where there is one
     */
    Client(ClassModel model, Function<String, byte @Nullable []> classes) {
        this.model = model;
        this.writer = ClassFile.of(
                ConstantPoolSharingOption.NEW_POOL,
                ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(type -> resource(type, classes))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
        model.methods().stream()
                .map(Client::member)
                .filter(member -> member.name().startsWith("<"))
                .forEach(live::add);
        this.reduced = reduce();
    }

    private static @Nullable InputStream resource(ClassDesc type, Function<String, byte @Nullable []> classes) {
        String descriptor = type.descriptorString();
        byte[] bytes = classes.apply(descriptor.substring(1, descriptor.length() - 1));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    private static Member member(MethodModel method) {
        return new Member(method.methodName().stringValue(), method.methodType().stringValue());
    }

    /** Takes the methods that are called as well; tells whether there were any. */
    boolean take(Set<Member> called) {
        boolean more = false;
        for (MethodModel method : model.methods()) {
            Member member = member(method);
            more |= called.contains(member) && live.add(member);
        }
        if (more) {
            reduced = reduce();
        }
        return more;
    }

    /** What the methods name that are taken, and the class as such. */
    Names names() {
        return Names.of(ClassFile.of().parse(reduced));
    }

    /** The class with the methods that are taken. */
    byte[] bytes() {
        return reduced;
    }

    /**
     * Which classes are members of this one is left out as well: that is for reflection only, and names the requests of
     * all operations.
     */
    private byte[] reduce() {
        return writer.transformClass(
                model,
                ClassTransform.dropping(element -> element instanceof InnerClassesAttribute
                        || (element instanceof MethodModel method && !live.contains(member(method)))));
    }
}
