package dev.perennial.packages;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.priming.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import javax.management.ObjectName;

/**
 * Makes a handler, which rehearses if the environment says so, and hands it an event. Says which generators of random
 * numbers there were before the event, and how many classes were loaded for it.
 */
final class Primed {
    /** The path that is asked for between the rehearsal and the event. */
    static final String PREPARED = "/prepared";

    /** Where the SDK keeps a generator for how long to wait, which no two have to differ in. */
    private static final String JITTER = "JitterBackoffStrategy";

    private Primed() {}

    public static void main(String[] arguments) throws Exception {
        RequestStreamHandler handler = Class.forName(arguments[0])
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
        byte[] event = Files.readAllBytes(Path.of(arguments[1]));
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        histogram.lines().map(line -> line.strip().split("\\s+")).forEach(Primed::sayIfRandom);
        System.out.println("prepared");
        URI.create(System.getenv("AWS_ENDPOINT_URL") + PREPARED)
                .toURL()
                .openStream()
                .close();
        var classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getTotalLoadedClassCount();
        handler.handleRequest(
                new ByteArrayInputStream(event), OutputStream.nullOutputStream(), InvocationContext.silent());
        System.out.println("classes " + (classes.getTotalLoadedClassCount() - before));
    }

    /** A line of the histogram: number, instances, bytes, class. */
    private static void sayIfRandom(String[] line) {
        if (line.length >= 4 && line[3].endsWith(JITTER)) {
            System.out.println("jitter " + line[1]);
        }
        if (line.length >= 4 && line[3].matches("[a-zA-Z][\\w.$]*")) {
            try {
                Class<?> type = Class.forName(line[3], false, ClassLoader.getSystemClassLoader());
                if (RandomGenerator.class.isAssignableFrom(type)) {
                    System.out.println("generator " + line[3] + " " + line[1]);
                }
            } catch (ClassNotFoundException | LinkageError hidden) {
                // Made at run time: a lambda.
            }
        }
    }
}
