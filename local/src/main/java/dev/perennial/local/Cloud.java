package dev.perennial.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.aws.AwsEndpoint;
import dev.perennial.local.aws.DeveloperGate;
import dev.perennial.local.aws.EventsApi;
import dev.perennial.local.aws.LambdaApi;
import dev.perennial.local.aws.Secrets;
import dev.perennial.local.aws.SecretsApi;
import dev.perennial.local.aws.SesApi;
import dev.perennial.local.aws.SqsApi;
import dev.perennial.local.aws.TableGate;
import dev.perennial.local.bus.Buses;
import dev.perennial.local.clock.ClockMover;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.clock.Schedules;
import dev.perennial.local.console.OperatorPage;
import dev.perennial.local.functions.Asynchronous;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Instances;
import dev.perennial.local.http.Cors;
import dev.perennial.local.http.Exchange;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.http.Responder;
import dev.perennial.local.http.Settling;
import dev.perennial.local.http.Throttle;
import dev.perennial.local.mail.Inbox;
import dev.perennial.local.mail.Ses;
import dev.perennial.local.pages.Info;
import dev.perennial.local.pages.Site;
import dev.perennial.local.pages.TimeZoneRules;
import dev.perennial.local.queues.QueueReader;
import dev.perennial.local.queues.Queues;
import dev.perennial.local.queues.SqsOperations;
import dev.perennial.local.storage.Storage;
import dev.perennial.local.tables.Agenda;
import dev.perennial.local.tables.Batches;
import dev.perennial.local.tables.Engine;
import dev.perennial.local.tables.Expiring;
import dev.perennial.local.tables.StreamReader;
import dev.perennial.local.tables.Tables;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import dev.perennial.template.Resource;
import dev.perennial.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The running local cloud: puts the parts together as the template says, and takes them down in turn. */
final class Cloud implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Options options;
    private final Template template;
    private final Optional<Path> data;
    private final Consumer<String> progress;
    private String signingSecret = "";

    private Cloud(Options options, Template template, Consumer<String> progress) {
        this.options = options;
        this.template = template;
        this.data = options.data();
        this.progress = progress;
    }

    /**
     * Starts everything and returns when everything answers.
     *
     * @param options with ports, see {@link Options#withPorts()}
     * @param progress is told each step
     */
    static Cloud start(Options options, Template template, Consumer<String> progress) {
        Cloud cloud = new Cloud(options, template, progress);
        try {
            cloud.build();
            return cloud;
        } catch (RuntimeException failed) {
            cloud.close();
            throw failed;
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private void build() {
        LoopbackServer.requireFree(options.httpPort(), "--http-port");
        LoopbackServer.requireFree(options.awsPort(), "--aws-port");
        Kinds.unknown(template).forEach(type -> progress.accept("Not known here, and left out: " + type));
        Activity activity = new Activity();
        Signal written = new Signal();
        Storage storage = part(data.map(Storage::keptIn).orElseGet(Storage::inMemory));
        LocalClock clock = new LocalClock(storage, Clock.systemUTC());

        Functions functions = part(new Functions(
                template.functions(),
                Place.arn("lambda", "function:"),
                activity,
                (function, arn) -> new Instances(
                        function, arn, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()))));
        progress.accept("Tables: " + names(template.tables()));
        Engine engine = Engine.start(storage, clock::now);
        new Tables(engine).create(template.tables());
        part(new Expiring(engine, activity, written)).start();

        progress.accept("Queues: " + names(template.queues()));
        Queues queues =
                new Queues(clock, storage, options.awsAddress() + "/" + Place.ACCOUNT + "/", Place.arn("sqs", ""));
        queues.create(template.queues());

        Asynchronous asynchronous = part(new Asynchronous(functions, queues::send, clock, storage));
        Buses buses =
                new Buses(template.buses(), template.rules(), clock, Place.ACCOUNT, Place.REGION, asynchronous::invoke);
        Inbox inbox = new Inbox(storage);
        Ses ses = new Ses(
                storage,
                inbox,
                template.ofType("AWS::SES::ConfigurationSet").stream()
                        .map(Resource::name)
                        .collect(Collectors.toSet()),
                template.ofType("AWS::SES::ConfigurationSetEventDestination"),
                buses,
                clock,
                Place.ACCOUNT,
                Place.REGION);
        Secrets secrets = new Secrets(storage.notes());
        signingSecret = secrets.webhookSecret();
        AwsEndpoint endpoint = new AwsEndpoint(
                new EventsApi(buses),
                new SecretsApi(secrets, secretNames(), Place.arn("secretsmanager", "secret:")),
                new SqsApi(new SqsOperations(queues)),
                new SesApi(ses),
                new LambdaApi(functions, asynchronous));
        progress.accept("AWS endpoint on port " + options.awsPort());
        part(LoopbackServer.start(
                options.awsPort(),
                "--aws-port",
                new DeveloperGate(new TableGate(
                        engine.wire(), new Exchange(new Settling(endpoint, storage)), activity, written))));

        progress.accept("Functions: " + template.functions().size());
        functions.prepare();

        SqsClient client = part(client());
        List<Drain.Source> sources = new ArrayList<>(List.of(asynchronous));
        List<Runnable> starts = new ArrayList<>(List.of(asynchronous::start));
        template.streamSources().forEach(source -> {
            StreamReader reader = part(new StreamReader(
                    engine,
                    source,
                    new Batches(source, functions, queues::send, clock, Place.REGION),
                    storage,
                    written,
                    activity));
            sources.add(reader);
            starts.add(reader::start);
        });
        template.queueSources().forEach(source -> {
            QueueReader reader = part(new QueueReader(
                    client, queues.url(source.queue()), source, functions, activity, Place.REGION, Place.ACCOUNT));
            sources.add(reader);
            starts.add(reader::start);
        });
        Drain drain = new Drain(activity, sources);
        parts.push(() -> drain.toIdle(PATIENCE));
        starts.forEach(Runnable::run);

        progress.accept("Rules: "
                + template.rules().size()
                + ", schedules: "
                + template.schedules().size());
        Schedules schedules = part(new Schedules(template.schedules(), clock, storage, asynchronous::invoke));
        schedules.start();

        progress.accept("Time zones: " + TimeZoneRules.version());
        progress.accept("HTTP API on port " + options.httpPort());
        HttpApi api = new HttpApi(template.routes(), functions, clock, activity, Place.ACCOUNT, Place.iam());
        Info info = new Info(
                options.httpAddress(),
                options.awsAddress(),
                secrets.webhookSecret(),
                Place.REGION,
                template.tables().stream().map(Resource::name).toList(),
                template.buses(),
                template.queues().stream().map(Resource::name).toList());
        Site site = new Site(
                api,
                functions,
                info,
                inbox,
                clock,
                new ClockMover(
                        clock,
                        schedules,
                        new Agenda(engine, template.tables())::moments,
                        queues::next,
                        queues::wake,
                        drain),
                drain,
                options.template().toAbsolutePath().resolveSibling("docs"),
                new OperatorPage(
                        functions,
                        clock,
                        prefix() + "console",
                        Set.of(prefix() + "console", prefix() + "decide", prefix() + "person")));
        part(LoopbackServer.start(
                options.httpPort(), "--http-port", new Exchange(new Settling(borders(site), storage))));
    }

    /** Before all names of the environment. */
    private String prefix() {
        return options.parameters().getOrDefault("Prefix", "");
    }

    /** What API Gateway does before a function is asked, as the template has it. */
    private Responder borders(Responder site) {
        JsonNode api = template.ofType("AWS::Serverless::HttpApi").stream()
                .findFirst()
                .<JsonNode>map(Resource::properties)
                .orElseGet(Json::object);
        Responder cors = new Cors(site, api.path("CorsConfiguration"));
        return options.throttled() ? new Throttle(cors, api.path("DefaultRouteSettings")) : cors;
    }

    /** What hands messages to functions. */
    private SqsClient client() {
        return SqsClient.builder()
                .endpointOverride(URI.create(options.awsAddress()))
                .region(Region.of(Place.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Place.USER, Place.USER)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Secrets that functions ask for: declared ones, and those that a variable names. */
    private Set<String> secretNames() {
        Set<String> names = new HashSet<>();
        template.environmentOfAll().forEach((variable, value) -> {
            if (variable.contains("SECRET")) {
                names.add(value);
            }
        });
        template.ofType("AWS::SecretsManager::Secret").forEach(secret -> names.add(secret.name()));
        return names;
    }

    /** What posts to this cloud are signed with. */
    String signingSecret() {
        return signingSecret;
    }

    private static String names(List<Resource> resources) {
        return resources.stream().map(Resource::name).collect(Collectors.joining(", "));
    }

    /** Takes no more requests, lets what is in flight end, and closes everything. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception broken) {
                System.err.println("While stopping: " + broken);
            }
        }
    }
}
