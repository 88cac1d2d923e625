package dev.perennial.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What CloudFormation made of the template on an emulator, as deploy.py reports it. */
record Deployment(JsonNode report) {
    static final String STACK = "perennial";

    /** @throws IOException with what the script said */
    static Deployment make(
            Emulator.Kind kind, Path template, Services services, Map<String, String> parameters, Path scratch)
            throws IOException, InterruptedException {
        Path script = scratch.resolve("deploy.py");
        try (InputStream source = Objects.requireNonNull(Deployment.class.getResourceAsStream("deploy.py"))) {
            Files.copy(source, script);
        }
        Path errors = scratch.resolve("deploy.log");
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(kind.word(), template.toString(), STACK));
        Stream.of(
                        services.emulator().endpoint(),
                        services.tables(),
                        services.secrets(),
                        services.ses().endpoint())
                .map(URI::toString)
                .forEach(arguments::add);
        parameters.forEach((name, value) -> arguments.add(name + "=" + value));
        Process process = Python.script(script.toString(), arguments)
                .redirectError(errors.toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The template could not be deployed: "
                    + Files.readString(errors).strip());
        }
        return new Deployment(Json.read(answer.getBytes(UTF_8)));
    }

    String account() {
        return report.path("account").asText();
    }

    String signingSecret() {
        return report.path("signingSecret").asText();
    }

    int created() {
        return report.path("created").asInt();
    }

    /** Types of resources that were not created. */
    List<String> leftOut() {
        return StreamSupport.stream(report.path("leftOut").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The queue that takes what matches a rule, or is due by a schedule; empty where none was made. */
    Optional<String> queueOf(String source) {
        return Optional.ofNullable(report.path("queues").get(source)).map(JsonNode::asText);
    }
}
