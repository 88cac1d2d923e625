package dev.perennial.packages;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What our own classes in a package name, and whether it is there. A package leaves out clients of services that its
 * function does not call, though code that it shares with others names them; so those do not count.
 */
final class Linkage {
    private static final String SERVICES = "software/amazon/awssdk/services/";

    private final Map<String, ClassModel> classes = new HashMap<>();

    Linkage(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                classes.put(
                        name.substring(0, name.length() - ".class".length()),
                        ClassFile.of().parse(bytes));
            }
        });
    }

    /** The classes that are named, and are neither in the package nor in the JDK. */
    Set<String> missingClasses() {
        Set<String> missing = new TreeSet<>();
        ours().flatMap(type -> named(type, ClassEntry.class))
                .map(ClassEntry::asInternalName)
                .filter(name -> !name.startsWith("[") && !name.startsWith(SERVICES))
                .filter(name -> !classes.containsKey(name) && !isOfJdk(name))
                .forEach(missing::add);
        return missing;
    }

    /** The methods that are called of classes of the SDK's services, and that those do not have. */
    Set<String> missingMethods() {
        Set<String> missing = new TreeSet<>();
        calls().filter(call -> !has(call.owner().asInternalName(), call))
                .map(Linkage::text)
                .forEach(missing::add);
        return missing;
    }

    /** The methods that are called of classes of the SDK's services. */
    Stream<MemberRefEntry> calls() {
        return ours().flatMap(type -> named(type, MemberRefEntry.class))
                .filter(call -> call instanceof MethodRefEntry || call instanceof InterfaceMethodRefEntry)
                .filter(call -> call.owner().asInternalName().startsWith(SERVICES))
                .filter(call -> classes.containsKey(call.owner().asInternalName()));
    }

    private Stream<ClassModel> ours() {
        return classes.entrySet().stream()
                .filter(type -> type.getKey().startsWith("dev/perennial/"))
                .map(Map.Entry::getValue);
    }

    private static <T> Stream<T> named(ClassModel type, Class<T> kind) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private boolean has(String type, MemberRefEntry call) {
        ClassModel model = classes.get(type);
        if (model == null) {
            return isOfJdk(type) && !type.equals("java/lang/Object");
        }
        return model.methods().stream().anyMatch(method -> isMeant(method, call))
                || Stream.concat(model.superclass().stream(), model.interfaces().stream())
                        .anyMatch(parent -> has(parent.asInternalName(), call));
    }

    private static boolean isMeant(MethodModel method, MemberRefEntry call) {
        return method.methodName().equalsString(call.name().stringValue())
                && method.methodType().equalsString(call.type().stringValue());
    }

    private static String text(MemberRefEntry call) {
        return call.owner().asInternalName()
                + "."
                + call.name().stringValue()
                + call.type().stringValue();
    }

    private static boolean isOfJdk(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }
}
