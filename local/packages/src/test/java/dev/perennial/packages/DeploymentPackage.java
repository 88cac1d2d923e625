package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's package beside its place in the template. */
record DeploymentPackage(Function function, Path file) {
    private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();

    private static final Pattern OF_SERVICE = Pattern.compile("^software/amazon/awssdk/services/([^/]+)/.*\\.class$");

    private static final Pattern MODULE =
            Pattern.compile("<groupId>software\\.amazon\\.awssdk</groupId>\\s*" + "<artifactId>([^<]+)</artifactId>");

    /** What Lambda sets by itself. */
    private static final Map<String, String> OF_LAMBDA = Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_SESSION_TOKEN", "test");

    private static final Setting SETTING = Setting.example(Map.of(
            "SenderAddress", "hello@example.com",
            "SenderIdentity", "example.com",
            "PostalAddress", "Example Ltd, 1 Example Street, Example Town",
            "PublicBaseUrl", "https://customers.example.com"));

    static List<DeploymentPackage> all() {
        Path root = root();
        Template template = Template.read(root.resolve("template.yaml"), SETTING);
        return template.functions().stream()
                .map(function -> new DeploymentPackage(
                        function,
                        root.resolve(template.resource(function.logicalId())
                                .orElseThrow()
                                .properties()
                                .path("CodeUri")
                                .asText())))
                .toList();
    }

    static Path root() {
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

    /** The name of the module that it is built in, and of its archive. */
    String module() {
        return file.getFileName().toString().replace(".zip", "");
    }

    /** The names in the zip itself. */
    List<String> outside() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** What Lambda puts onto the class path: the one jar, unpacked once for all tests. */
    Path jar() {
        return UNPACKED.computeIfAbsent(file, DeploymentPackage::unpack);
    }

    private static Path unpack(Path zip) {
        String name = zip.getFileName().toString().replace(".zip", ".jar");
        try (ZipFile read = new ZipFile(zip.toFile());
                InputStream inside = read.getInputStream(read.getEntry("lib/" + name))) {
            Path jar = Files.createDirectories(Path.of("target", "unpacked")).resolve(name);
            Files.copy(inside, jar, StandardCopyOption.REPLACE_EXISTING);
            return jar;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

    /** What the function rehearses. */
    JsonNode rehearsal() throws IOException {
        String handler = function.handlerClass().replace('.', '/');
        return new ObjectMapper().readTree(files().get(handler + ".rehearsal.json"));
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
            Process process = process(ColdStart.class, environment, List.of());
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Start(this, process.onExit().join().exitValue(), output);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    /**
     * Lets a main class of the tests do something with this package, which is told the handler's class first; returns
     * what it printed.
     */
    String start(Class<?> main, Map<String, String> more, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.putAll(more);
        Process process = process(main, environment, List.of(arguments));
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private Process process(Class<?> main, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(jar() + File.pathSeparator + Path.of("target/test-classes"));
        command.addAll(List.of(main.getName(), function.handlerClass()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(OF_LAMBDA);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    @Override
    public String toString() {
        return function.name();
    }
}
