package dev.perennial.emulators;

import static java.time.temporal.ChronoUnit.MINUTES;

import dev.perennial.local.Json;
import dev.perennial.local.aws.LambdaApi;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.functions.Asynchronous;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.functions.Runner;
import dev.perennial.local.http.Exchange;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.queues.QueueReader;
import dev.perennial.local.storage.Storage;
import dev.perennial.local.tables.Batches;
import dev.perennial.local.tables.StreamReader;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import dev.perennial.template.Arns;
import dev.perennial.template.Rule;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An emulator, the functions, and the carrier between them. */
final class EmulatedCloud implements AutoCloseable {
    /** A schedule's input may hold it; AWS puts the moment there, MiniStack hands it on as it is. */
    private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Path template;
    private final Path scratch;
    private final Consumer<String> progress;
    private final Activity activity = new Activity();
    private final Signal written = new Signal();
    private final Storage storage = part(Storage.inMemory());
    private final LocalClock clock = new LocalClock(storage, Clock.systemUTC());
    private final int port;

    private EmulatedCloud(Path template, int port, Path scratch, Consumer<String> progress) {
        this.template = template;
        this.port = port;
        this.scratch = scratch;
        this.progress = progress;
    }

    /**
     * Starts everything and returns when everything answers.
     *
     * @param scratch an empty folder for packages and logs
     * @param progress is told each step
     */
    static EmulatedCloud start(Emulator.Kind kind, Path template, int port, Path scratch, Consumer<String> progress)
            throws IOException, InterruptedException {
        EmulatedCloud cloud = new EmulatedCloud(template, port, scratch, progress);
        try {
            cloud.build(kind);
            return cloud;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cloud.close();
            throw failed;
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private void build(Emulator.Kind kind) throws IOException, InterruptedException {
        progress.accept("Starting " + kind.word());
        Emulator emulator = part(Emulator.start(kind, scratch.resolve(kind.word() + ".log")));
        URI endpoint = emulator.endpoint();
        Services services = services(emulator);
        Map<String, String> parameters = Map.of(
                "PublicBaseUrl", address(),
                "SenderAddress", "hello@perennial.example",
                "SenderIdentity", "perennial.example",
                "PostalAddress", "Perennial Teas, 1 Garden Lane, 12345 Springfield",
                "SesRatePerSecond", "500");
        Deployment deployment = Deployment.make(kind, template, services, parameters, scratch);
        progress.accept(deployment.created() + " resources of the template created on " + endpoint);
        progress.accept("not created there: " + String.join(", ", deployment.leftOut()));
        Template read = Template.read(
                template,
                new Setting(parameters, Account.REGION, deployment.account(), Deployment.STACK, endpoint.toString()));
        Functions functions = functions(read, deployment, services);
        progress.accept(read.functions().size() + " functions started from their packages");

        SqsClient queues = part(Account.client(SqsClient.builder(), endpoint));
        Asynchronous asynchronous =
                part(new Asynchronous(functions, (arn, body) -> send(queues, arn, body), clock, storage));
        List<Drain.Source> sources = new ArrayList<>(List.of(asynchronous));
        List<Runnable> starts = new ArrayList<>(List.of(asynchronous::start));
        carryEvents(read, deployment, queues, asynchronous, sources, starts);
        carryQueues(read, deployment, queues, functions, sources, starts);
        carryStreams(read, services.tables(), queues, functions, sources, starts);
        progress.accept("carried from the emulator to the functions: rules, queues, streams"
                + (read.schedules().stream()
                                .allMatch(it -> deployment.queueOf(it.name()).isPresent())
                        ? ", schedules; not carried: reports of SES"
                        : "; not carried: schedules, reports of SES"));
        starts.forEach(Runnable::run);

        HttpApi api = new HttpApi(read.routes(), functions, clock, activity, deployment.account());
        Front front = new Front(
                api,
                new LambdaApi(functions, asynchronous),
                new SentMails(services.ses()),
                written,
                new Drain(activity, sources),
                kind.lag(),
                Json.object()
                        .put("http", address())
                        .put("aws", endpoint.toString())
                        .put("dynamodb", services.tables().toString())
                        .put("lambda", address())
                        .put("region", Account.REGION)
                        .put("signingSecret", deployment.signingSecret()));
        part(LoopbackServer.start(port, "--http-port", new Exchange(front)));
    }

    /** What an emulator lacks, or is not known to have, is moto's. */
    private Services services(Emulator emulator) throws IOException, InterruptedException {
        return switch (emulator.kind()) {
            case MOTO, MINISTACK -> new Services(emulator, emulator.endpoint(), emulator.endpoint(), emulator);
            case LOCALSTACK -> {
                progress.accept("Its free edition has no SES v2 and downloads DynamoDB: both are moto's here."
                        + " A deployed stack needs Docker and LOCALSTACK_AUTH_TOKEN; --cloud aws judges it.");
                Emulator moto = moto();
                yield new Services(emulator, moto.endpoint(), emulator.endpoint(), moto);
            }
            case AWS_EMULATOR -> {
                progress.accept("Nobody says that it has SES v2 and Secrets Manager: both are moto's here.");
                Emulator moto = moto();
                yield new Services(emulator, emulator.endpoint(), moto.endpoint(), moto);
            }
        };
    }

    private Emulator moto() throws IOException, InterruptedException {
        return part(Emulator.start(Emulator.Kind.MOTO, scratch.resolve("moto.log")));
    }

    private Functions functions(Template read, Deployment deployment, Services services) throws IOException {
        Packages packages = new Packages(read, template.resolveSibling(""), scratch.resolve("packages"));
        Path logs = Files.createDirectories(scratch.resolve("functions"));
        Map<String, String> environment = new HashMap<>(Account.ENVIRONMENT);
        environment.put("AWS_SESSION_TOKEN", "test");
        environment.put("AWS_ENDPOINT_URL", services.emulator().endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", services.tables().toString());
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", services.secrets().toString());
        environment.put("AWS_ENDPOINT_URL_SESV2", services.ses().endpoint().toString());
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        String nativeClient = NativeClient.option(scratch);
        List<Sandbox> sandboxes = new ArrayList<>();
        Functions functions = part(new Functions(
                read.functions(),
                "arn:aws:lambda:" + Account.REGION + ":" + deployment.account() + ":function:",
                activity,
                (function, arn) -> {
                    Sandbox sandbox = new Sandbox(
                            function,
                            arn,
                            packages.unpacked(function),
                            environment,
                            nativeClient,
                            logs.resolve(function.name() + ".log"));
                    sandboxes.add(sandbox);
                    return telling(sandbox);
                }));
        // All at once, then wait for each.
        sandboxes.forEach(Sandbox::launch);
        functions.prepare();
        return functions;
    }

    /** Lets the readers look for something new whenever a function has ended. */
    private Runner telling(Runner runner) {
        return new Runner() {
            @Override
            public void prepare() {
                runner.prepare();
            }

            @Override
            public Outcome invoke(byte[] event) throws InterruptedException {
                Outcome outcome = runner.invoke(event);
                written.raise();
                return outcome;
            }

            @Override
            public void close() {
                runner.close();
            }
        };
    }

    private static String url(SqsClient queues, String name) {
        return queues.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private static void send(SqsClient queues, String arn, String body) {
        queues.sendMessage(
                request -> request.queueUrl(url(queues, Arns.lastPart(arn))).messageBody(body));
    }

    private void carryEvents(
            Template read,
            Deployment deployment,
            SqsClient queues,
            Asynchronous functions,
            List<Drain.Source> sources,
            List<Runnable> starts) {
        List<EventQueue> carriers = new ArrayList<>();
        read.rules().forEach(rule -> {
            String queue = deployment.queueOf(rule.name()).orElseThrow();
            List<String> targets =
                    rule.targets().stream().map(Rule.Target::function).toList();
            carriers.add(new EventQueue(
                    queues,
                    url(queues, queue),
                    rule.name(),
                    targets,
                    UnaryOperator.identity(),
                    functions,
                    activity,
                    written));
        });
        read.schedules()
                .forEach(schedule -> deployment
                        .queueOf(schedule.name())
                        .ifPresent(queue -> carriers.add(new EventQueue(
                                queues,
                                url(queues, queue),
                                schedule.name(),
                                List.of(schedule.function()),
                                input -> input.replace(
                                        SCHEDULED_TIME,
                                        clock.now().truncatedTo(MINUTES).toString()),
                                functions,
                                activity,
                                written))));
        carriers.forEach(carrier -> {
            sources.add(part(carrier));
            starts.add(carrier::start);
        });
    }

    private void carryQueues(
            Template read,
            Deployment deployment,
            SqsClient queues,
            Functions functions,
            List<Drain.Source> sources,
            List<Runnable> starts) {
        read.queueSources().forEach(source -> {
            QueueReader reader = part(new QueueReader(
                    queues,
                    url(queues, source.queue()),
                    source,
                    functions,
                    activity,
                    Account.REGION,
                    deployment.account()));
            sources.add(reader);
            starts.add(reader::start);
        });
    }

    private void carryStreams(
            Template read,
            URI endpoint,
            SqsClient queues,
            Functions functions,
            List<Drain.Source> sources,
            List<Runnable> starts) {
        EmulatedStreams streams = new EmulatedStreams(
                part(Account.client(DynamoDbClient.builder(), endpoint)),
                part(Account.client(DynamoDbStreamsClient.builder(), endpoint)));
        read.streamSources().forEach(source -> {
            StreamReader reader = part(new StreamReader(
                    streams,
                    source,
                    new Batches(source, functions, (arn, body) -> send(queues, arn, body), clock, Account.REGION),
                    storage,
                    written,
                    activity));
            sources.add(reader);
            starts.add(reader::start);
        });
    }

    /** Ends everything and leaves nothing behind but what was printed. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception broken) {
                System.err.println("While stopping: " + broken);
            }
        }
        try {
            Packages.delete(scratch.resolve("packages"));
        } catch (IOException kept) {
            System.err.println("While stopping: " + kept);
        }
    }
}
