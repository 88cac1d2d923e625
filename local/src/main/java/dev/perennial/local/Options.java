package dev.perennial.local;

import dev.perennial.commandline.UpCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the local cloud is to run.
 *
 * @param demonstrates whether a small history is sent through it
 * @param httpPort of the HTTP API and the pages
 * @param awsPort of the AWS endpoint
 * @param inMemory whether everything is forgotten at the end
 * @param throttled whether requests are throttled as the template has it
 * @param template the template's file
 * @param parameters values for the template's parameters
 */
record Options(
        boolean demonstrates,
        int httpPort,
        int awsPort,
        boolean inMemory,
        boolean throttled,
        Path template,
        Map<String, String> parameters) {
    Options {
        parameters = Map.copyOf(parameters);
    }

    static Options of(UpCommand command) {
        return new Options(
                command.demonstrates(),
                command.httpPort(),
                command.awsPort(),
                command.inMemory(),
                command.throttled(),
                command.template(),
                command.parameters());
    }

    /** The same with a free port in place of each 0. */
    Options withPorts() {
        return new Options(
                demonstrates,
                httpPort == 0 ? free() : httpPort,
                awsPort == 0 ? free() : awsPort,
                inMemory,
                throttled,
                template,
                parameters);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    String httpAddress() {
        return "http://localhost:" + httpPort;
    }

    String awsAddress() {
        return "http://localhost:" + awsPort;
    }

    /** Where data is kept, beside the template. */
    Optional<Path> data() {
        return inMemory
                ? Optional.empty()
                : Optional.of(template.toAbsolutePath().normalize().resolveSibling(".perennial"));
    }
}
