package dev.perennial.packager;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a class path by name, as one class loader would find them: the first of a name counts, and lists of
 * services are joined.
 */
final class Contents {
    private static final String SERVICES = "META-INF/services/";

    /** What no function reads at run time. */
    private static final Predicate<String> UNUSED = Pattern.compile("(.*/)?module-info\\.class"
                    // Of a package in a folder, variants for newer Java are never
                    // looked up.
                    + "|META-INF/versions/.*"
                    + "|META-INF/maven/.*"
                    + "|META-INF/[^/]+\\.(SF|DSA|RSA|MF|LIST|kotlin_module)"
                    + "|META-INF/DEPENDENCIES"
                    + "|META-INF/([^/]*-)?(LICENSE|NOTICE)[^/]*"
                    // Input of the SDK's own code generator, and hints for native
                    // images.
                    + "|codegen-resources/.*"
                    + "|.*\\.vm|VersionInfo\\.java"
                    + "|software/amazon/awssdk/regions/internal/region/endpoints\\.json"
                    + "|META-INF/native-image/.*")
            .asMatchPredicate();

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private Contents() {}

    /** Those of folders and archives, in this order. */
    static Contents of(List<Path> classPath) throws IOException {
        Contents contents = new Contents();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                contents.addFolder(entry);
            } else if (Files.exists(entry)) {
                contents.addArchive(entry);
            }
        }
        return contents;
    }

    static Contents of(Map<String, byte[]> files) {
        Contents contents = new Contents();
        files.forEach(contents::add);
        return contents;
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    /** The classes that lists in resources name: services, and interceptors of the SDK. */
    List<String> named() {
        return files.entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(SERVICES) || file.getKey().endsWith("/execution.interceptors"))
                .flatMap(file -> new String(file.getValue(), UTF_8).lines())
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace('.', '/'))
                .toList();
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                add(name, Files.readAllBytes(file));
            }
        }
    }

    private void addArchive(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
                try (InputStream bytes = zip.getInputStream(entry)) {
                    add(entry.getName(), bytes.readAllBytes());
                }
            }
        }
    }

    private void add(String name, byte[] bytes) {
        if (!UNUSED.test(name)) {
            files.merge(name, bytes, (first, next) -> name.startsWith(SERVICES) ? joined(first, next) : first);
        }
    }

    private static byte[] joined(byte[] first, byte[] next) {
        return (new String(first, UTF_8).stripTrailing() + "\n" + new String(next, UTF_8)).getBytes(UTF_8);
    }
}
