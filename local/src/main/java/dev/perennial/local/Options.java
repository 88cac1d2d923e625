package dev.perennial.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the local cloud is to run.
 *
 * @param command {@code up} or {@code demo}
 * @param httpPort of the HTTP API and the pages
 * @param awsPort of the AWS endpoint
 * @param inMemory whether everything is forgotten at the end
 * @param throttled whether requests are throttled as the template has it
 * @param template the template's file
 * @param parameters values for the template's parameters
 */
record Options(
        String command,
        int httpPort,
        int awsPort,
        boolean inMemory,
        boolean throttled,
        Path template,
        Map<String, String> parameters) {
    Options {
        parameters = Map.copyOf(parameters);
    }

    /** An option that is not understood; the message is for the user. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) {
        String command = "up";
        int httpPort = 8080;
        int awsPort = 4566;
        boolean inMemory = false;
        boolean throttled = false;
        Path template = Path.of("template.yaml");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            if (index == 0 && (argument.equals("up") || argument.equals("demo"))) {
                command = argument;
                continue;
            }
            if (argument.equals("--in-memory")) {
                inMemory = true;
                continue;
            }
            if (argument.equals("--throttled")) {
                throttled = true;
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            boolean known = name.equals("--http-port")
                    || name.equals("--aws-port")
                    || name.equals("--template")
                    || name.equals("--parameter");
            if (!known) {
                throw new Misunderstood(
                        "There is no option '" + argument + "'; './perennial help' shows those there are.");
            }
            if (equals < 0 && index + 1 >= arguments.length) {
                throw new Misunderstood(name + " needs a value.");
            }
            String value = equals < 0 ? arguments[++index] : argument.substring(equals + 1);
            switch (name) {
                case "--http-port" -> httpPort = port(name, value);
                case "--aws-port" -> awsPort = port(name, value);
                case "--template" -> template = Path.of(value);
                default -> {
                    int divider = value.indexOf('=');
                    if (divider < 1) {
                        throw new Misunderstood("--parameter needs Name=Value, not '" + value + "'.");
                    }
                    parameters.put(value.substring(0, divider), value.substring(divider + 1));
                }
            }
        }
        return new Options(command, httpPort, awsPort, inMemory, throttled, template, parameters);
    }

    private static int port(String name, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new Misunderstood(name + " needs a port from 0 to 65535, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    /** The same with a free port in place of each 0. */
    Options withPorts() {
        return new Options(
                command,
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
