package dev.perennial.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The native part of Lambda's runtime client. Left alone, each process unpacks it to one and the same file below /tmp,
 * which is its own on Lambda; here one would overwrite what another executes.
 */
public final class NativeClient {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeClient() {}

    /** Unpacks it once for all, and returns the option of Java that names it. */
    public static String option(Path folder) throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String system = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
        String name = "libaws-lambda-jni." + system + "-" + machine + ".so";
        Path file = folder.resolve(name);
        try (InputStream library = NativeClient.class.getResourceAsStream("/jni/" + name)) {
            if (library == null
                    || !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
                throw new IOException("Lambda's runtime client runs on Linux alone.");
            }
            Files.copy(library, file);
        }
        return "-D" + PROPERTY + "=" + file;
    }
}
