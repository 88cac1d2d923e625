package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.template.Function;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's package beside its place in the template. */
record DeploymentPackage(Function function, Path file) {
    /** What Lambda sets by itself. */
    private static final Map<String, String> OF_LAMBDA =
            Map.of(
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_SESSION_TOKEN", "test");

    private static final Setting SETTING =
            Setting.example(
                    Map.of(
                            "SenderAddress", "hello@example.com",
                            "SenderIdentity", "example.com",
                            "PostalAddress", "Example Ltd, 1 Example Street, Example Town",
                            "PublicBaseUrl", "https://customers.example.com"));

    static List<DeploymentPackage> all() {
        Path root = root();
        Template template = Template.read(root.resolve("template.yaml"), SETTING);
        return template.functions().stream()
                .map(
                        function ->
                                new DeploymentPackage(
                                        function,
                                        root.resolve(
                                                template.resource(function.logicalId())
                                                        .orElseThrow()
                                                        .properties()
                                                        .path("CodeUri")
                                                        .asText())))
                .toList();
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("template.yaml"))) {
            Path parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException("no template.yaml above the module");
            }
            directory = parent;
        }
        return directory;
    }

    Set<String> entries() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The classes that our own classes in the package name, and that are neither in it nor in the
     * JDK. A package leaves out clients of services that its function does not call, though code
     * that it shares with others names them; so those do not count.
     */
    Set<String> missingClasses() {
        Set<String> entries = entries();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> missing = new TreeSet<>();
            for (String entry : entries) {
                if (entry.startsWith("dev/perennial/") && entry.endsWith(".class")) {
                    named(zip.getInputStream(zip.getEntry(entry)).readAllBytes())
                            .filter(name -> !entries.contains(name + ".class") && !isOfJdk(name))
                            .forEach(missing::add);
                }
            }
            return missing;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> named(byte[] type) {
        return StreamSupport.stream(ClassFile.of().parse(type).constantPool().spliterator(), false)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName())
                .filter(name -> !name.startsWith("["))
                .filter(name -> !name.startsWith("software/amazon/awssdk/services/"));
    }

    private static boolean isOfJdk(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }

    /** What a process said that had this package and an environment alone. */
    record Start(DeploymentPackage started, int exitCode, String output) {}

    Start start() {
        return start(function.environment());
    }

    Start startWithout(String variable) {
        Map<String, String> lacking = new HashMap<>(function.environment());
        lacking.remove(variable);
        return start(lacking);
    }

    private Start start(Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        file + File.pathSeparator + Path.of("target/test-classes"),
                        ColdStart.class.getName(),
                        function.handlerClass());
        builder.environment().clear();
        builder.environment().putAll(OF_LAMBDA);
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Start(this, process.onExit().join().exitValue(), output);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    @Override
    public String toString() {
        return function.name();
    }
}
