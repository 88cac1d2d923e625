package dev.perennial.emulators;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs the product on an emulator until it is ended: {@code Main moto|localstack|ministack|aws-emulator TEMPLATE}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(Arrays.asList(arguments));
            Path scratch = Files.createTempDirectory("perennial-emulated-");
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            EmulatedCloud cloud = EmulatedCloud.start(
                    options.emulator(), options.template(), port, scratch, step -> System.out.println("  " + step));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cloud.close();
                stopped.countDown();
            }));
            System.out.println("  What functions print: " + scratch.resolve("functions"));
            System.out.println("Perennial is ready: http://localhost:" + port);
            stopped.await();
        } catch (IOException | RuntimeException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }
}
