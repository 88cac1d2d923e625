package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.template.Function;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's package beside its place in the template. */
record DeploymentPackage(Function function, Path file) {
    private static final Pattern OF_SERVICE =
            Pattern.compile("^software/amazon/awssdk/services/([^/]+)/.*\\.class$");

    private static final Pattern MODULE =
            Pattern.compile(
                    "<groupId>software\\.amazon\\.awssdk</groupId>\\s*"
                            + "<artifactId>([^<]+)</artifactId>");

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

    long bytes() throws IOException {
        return Files.size(file);
    }

    /** The name of the folder that it is built in, and of its archive. */
    String folder() {
        return file.getFileName().toString().replace(".zip", "");
    }

    /** The names in the zip itself. */
    List<String> outside() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** What Lambda puts onto the class path: the one jar, unpacked. */
    Path jar() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "unpacked"));
        String name = folder() + ".jar";
        Path jar = folder.resolve(name);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream inside = zip.getInputStream(zip.getEntry("lib/" + name))) {
            Files.copy(inside, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        return jar;
    }

    /** The files in the jar. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipFile read = new ZipFile(jar().toFile())) {
            for (ZipEntry entry : Collections.list(read.entries())) {
                files.put(entry.getName(), read.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    /** The services of the SDK of which there are classes. */
    Set<String> services() throws IOException {
        Set<String> services = new TreeSet<>();
        files().keySet().forEach(name -> find(OF_SERVICE, name).forEach(services::add));
        return services;
    }

    /** Those modules of the SDK that the function's own pom names. */
    Set<String> declaredModules() throws IOException {
        return find(MODULE, Files.readString(file.resolve("../../pom.xml").normalize()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
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
        try {
            ProcessBuilder builder = java(jar());
            builder.environment().clear();
            builder.environment().putAll(OF_LAMBDA);
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Start(this, process.onExit().join().exitValue(), output);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    private ProcessBuilder java(Path jar) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                jar + File.pathSeparator + Path.of("target/test-classes"),
                ColdStart.class.getName(),
                function.handlerClass());
    }

    @Override
    public String toString() {
        return function.name();
    }
}
