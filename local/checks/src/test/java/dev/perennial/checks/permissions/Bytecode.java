package dev.perennial.checks.permissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Our own classes on the class path, as they were compiled; others are not looked into. */
final class Bytecode {
    private static final String OURS = "dev/perennial/";

    private final Map<String, ClassModel> read = new HashMap<>();

    static boolean isOurs(String type) {
        return type.startsWith(OURS);
    }

    ClassModel type(String name) {
        return read.computeIfAbsent(name, Bytecode::parse);
    }

    private static ClassModel parse(String name) {
        String file = "/" + name + ".class";
        try (InputStream bytes = Bytecode.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no " + file + " on the class path");
            }
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The method itself, or the one that the class inherits. */
    Optional<Method> declared(Method method) {
        if (!isOurs(method.owner())) {
            return Optional.empty();
        }
        if (model(method).isPresent()) {
            return Optional.of(method);
        }
        return parents(method.owner()).stream()
                .map(parent -> declared(method.in(parent)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<MethodModel> model(Method method) {
        return type(method.owner()).methods().stream()
                .filter(it -> it.methodName().equalsString(method.name()))
                .filter(it -> it.methodType().equalsString(method.descriptor()))
                .findFirst();
    }

    List<CodeElement> code(Method method) {
        return model(method)
                .flatMap(MethodModel::code)
                .map(code -> List.copyOf(code.elementList()))
                .orElse(List.of());
    }

    private List<String> parents(String type) {
        ClassModel model = type(type);
        List<String> parents = new ArrayList<>();
        model.superclass().ifPresent(it -> parents.add(it.asInternalName()));
        model.interfaces().forEach(it -> parents.add(it.asInternalName()));
        return parents;
    }

    /** The class, all that it extends and all that it implements, as far as it is ours. */
    Set<String> lineage(String type) {
        Set<String> lineage = new LinkedHashSet<>();
        lineage.add(type);
        if (isOurs(type)) {
            parents(type).forEach(parent -> lineage.addAll(lineage(parent)));
        }
        return lineage;
    }
}
