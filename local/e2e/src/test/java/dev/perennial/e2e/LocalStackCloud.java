package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack: the stack deployed into it as it is deployed into AWS, where this machine has what that takes; else its
 * free edition in host mode.
 */
final class LocalStackCloud {
    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
    private static final String SOCKET = "/var/run/docker.sock";

    /** Its ports are in the addresses that it answers with, so it cannot have any others. */
    private static final int PORT = 4566;

    private LocalStackCloud() {}

    private static final class Chosen {
        private static final Cloud CLOUD = choose();
    }

    /** The one that all tests share. */
    static Cloud running() {
        return Chosen.CLOUD;
    }

    private static Cloud choose() {
        Optional<String> missing = missing(
                System.getenv().getOrDefault(TOKEN, ""),
                () -> DockerClientFactory.instance().isDockerAvailable(),
                LocalStackCloud::hasSam);
        missing.ifPresent(what -> System.out.println(
                what + " is missing, so nothing is deployed into LocalStack; the suite goes on in host mode."));
        return missing.isPresent() ? LocalCloud.on("localstack") : deployed();
    }

    /** What a deployed stack takes and is not here: the first of it, cheapest to look for. */
    static Optional<String> missing(String token, BooleanSupplier docker, BooleanSupplier sam) {
        if (token.isBlank()) {
            return Optional.of(TOKEN);
        }
        if (!docker.getAsBoolean()) {
            return Optional.of("A Docker engine that answers");
        }
        return sam.getAsBoolean() ? Optional.empty() : Optional.of("The SAM CLI");
    }

    private static boolean hasSam() {
        try {
            return Shell.has("sam");
        } catch (IOException | InterruptedException unknown) {
            return false;
        }
    }

    private static Cloud deployed() {
        container().start();
        SamDeployment deployment =
                new SamDeployment(URI.create("http://127.0.0.1:" + PORT), "perennial/signing", "example.com");
        deployment.meantByTheSdk();
        deployment.prepare();
        deployment.deploy();
        AwsCloud cloud = AwsCloud.ofStack();
        mustBeOnThisMachine(cloud.http());
        return cloud;
    }

    /** Ends with this process: Testcontainers sees to it, to the functions' containers too. */
    private static GenericContainer<?> container() {
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse("localstack/localstack-pro:4.14.0"));
        container.setPortBindings(List.of("127.0.0.1:" + PORT + ":" + PORT));
        return container
                .withEnv(TOKEN, System.getenv().getOrDefault(TOKEN, ""))
                // The template's functions are for arm64; Java does not mind what they run on.
                .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
                .withEnv("LAMBDA_DOCKER_FLAGS", labels())
                .withEnv("DISABLE_EVENTS", "1")
                // LocalStack runs each function in a container that it starts itself.
                .withFileSystemBind(SOCKET, SOCKET, BindMode.READ_WRITE)
                .withLogConsumer(LocalStackCloud::show)
                .waitingFor(Wait.forHttp("/_localstack/health").forPort(PORT));
    }

    private static String labels() {
        return DockerClientFactory.DEFAULT_LABELS.entrySet().stream()
                .map(label -> "-l " + label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
    }

    private static void show(OutputFrame line) {
        System.out.print(new String(line.getBytes(), UTF_8));
    }

    /** @throws IllegalStateException when an address of LocalStack's would lead elsewhere */
    static void mustBeOnThisMachine(URI address) {
        try {
            if (InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException nowhere) {
            // As bad as elsewhere: some resolvers keep back answers that lead to loopback.
        }
        throw new IllegalStateException(
                address.getHost() + " does not lead to this machine: give it to 127.0.0.1 in /etc/hosts.");
    }
}
