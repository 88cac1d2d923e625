package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A cloud on this machine, started as its launcher starts it, in a process of its own, on free ports, in memory: the
 * local cloud, or an emulator of others.
 */
final class LocalCloud implements Cloud, AutoCloseable {
    private static final String READY = "Perennial is ready: ";
    static final Path TEMPLATE = Path.of(System.getProperty("template", "../../template.yaml"))
            .toAbsolutePath()
            .normalize();
    private static final Map<String, LocalCloud> RUNNING = new ConcurrentHashMap<>();

    private final JsonNode info;
    private final Browser browser;

    private final Process process;

    private final Set<Offer> offers;

    private final List<Path> logs;

    private LocalCloud(Set<Offer> offers, Process process, List<Path> logs, URI http) {
        this.offers = offers;
        this.process = process;
        this.logs = List.copyOf(logs);
        this.browser = new Browser(http);
        this.info = browser.get("/local/info").json();
    }

    /** The one that all tests share. */
    static LocalCloud running() {
        return RUNNING.computeIfAbsent("local", _ -> start());
    }

    /** The product on an emulator; shared by all tests. */
    static LocalCloud on(String emulator) {
        return RUNNING.computeIfAbsent(
                emulator, name -> start(emulated(name), "dev.perennial.emulators.Main", name, TEMPLATE.toString()));
    }

    private static Set<Offer> emulated(String emulator) {
        Set<Offer> offers = EnumSet.of(Offer.SENT_MAILS, Offer.OPEN_METRICS, Offer.QUICK_RETRIES, Offer.THIS_MACHINE);
        if (Set.of("moto", "ministack").contains(emulator)) {
            offers.add(Offer.ONE_ADDRESS);
        }
        if (emulator.equals("ministack")) {
            offers.add(Offer.PLAIN_TEXT);
        }
        return offers;
    }

    /** One more local cloud, for a test that needs it for itself alone. */
    static LocalCloud start() {
        return start(
                EnumSet.allOf(Offer.class),
                "dev.perennial.commandline.Main",
                "up",
                "--in-memory",
                "--http-port",
                "0",
                "--aws-port",
                "0",
                "--template",
                TEMPLATE.toString());
    }

    private static LocalCloud start(Set<Offer> offers, String... mainAndArguments) {
        try {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.addAll(List.of(mainAndArguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader output = process.inputReader(UTF_8);
            StringBuilder said = new StringBuilder();
            List<Path> logs = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Logbook.note(line).ifPresent(logs::add);
                if (line.startsWith(READY)) {
                    if (offers.size() < Offer.values().length) {
                        System.out.print(said);
                    }
                    Thread.ofVirtual().start(() -> passOn(output));
                    return new LocalCloud(
                            offers,
                            process,
                            logs,
                            URI.create(line.substring(READY.length()).split(" ", 2)[0]));
                }
            }
            throw new IllegalStateException("the cloud ended before it was ready:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows what the process says, so that it never waits for a reader. */
    private static void passOn(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                Logbook.note(line);
            }
        } catch (IOException ended) {
            System.out.println("the cloud has ended");
        }
    }

    /** Stops it, as Ctrl-C does. */
    @Override
    public void close() {
        logs.forEach(Logbook::close);
        process.destroy();
        process.onExit().join();
    }

    /** Where its functions write. */
    Path functionLog() {
        return logs.getFirst();
    }

    URI awsEndpoint() {
        return URI.create(info.path("aws").asText());
    }

    /**
     * Where those AWS services answer that have an address of their own, by the variable that names it to the AWS SDK.
     */
    Map<String, String> endpoints() {
        Map<String, String> endpoints = new HashMap<>();
        endpoints.put("AWS_ENDPOINT_URL", awsEndpoint().toString());
        for (String service : List.of("dynamodb", "lambda")) {
            if (info.hasNonNull(service)) {
                endpoints.put(
                        "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT),
                        info.path(service).asText());
            }
        }
        return endpoints;
    }

    String region() {
        return info.path("region").asText();
    }

    @Override
    public Set<Offer> offers() {
        return offers;
    }

    @Override
    public URI http() {
        return browser.base();
    }

    @Override
    public String signingSecret() {
        return info.path("signingSecret").asText();
    }

    @Override
    public DynamoDbClient dynamo() {
        return at(DynamoDbClient.builder())
                .endpointOverride(
                        URI.create(info.path("dynamodb").asText(info.path("aws").asText())))
                .build();
    }

    @Override
    public EventBridgeClient events() {
        return at(EventBridgeClient.builder()).build();
    }

    @Override
    public SqsClient sqs() {
        return at(SqsClient.builder()).build();
    }

    @Override
    public Instant now() {
        return Instant.parse(browser.get("/local/clock").json().path("now").asText());
    }

    @Override
    public void advance(TemporalAmount by) {
        browser.post("/local/clock", "application/json", "{\"advance\":\"" + by + "\"}")
                .mustBe(200);
    }

    @Override
    public void settle() {
        browser.post("/local/drain", "application/json", "").mustBe(200);
    }

    @Override
    public List<JsonNode> inbox() {
        try {
            JsonNode mails =
                    new ObjectMapper().readTree(browser.get("/local/inbox").body());
            return StreamSupport.stream(mails.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B at(B builder) {
        return builder.endpointOverride(awsEndpoint())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }
}
