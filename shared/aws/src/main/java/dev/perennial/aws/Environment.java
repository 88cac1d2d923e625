package dev.perennial.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.rules.Decider;
import dev.perennial.events.SigningKeys;
import dev.perennial.flow.administration.DeadLetters;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.priming.Priming;
import dev.perennial.priming.Rehearsal;
import dev.perennial.priming.RehearsalBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The environment of a function, as the template sets it, and the clients that follow from it. What is missing is an
 * error at the first moment, by name. Region, credentials and endpoint come from the variables that Lambda sets.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final RedirectingHttpClient http;
    private final Credentials credentials;
    private final List<Secrets<?>> secrets = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this(variables, UrlConnectionHttpClient.create());
    }

    Environment(Map<String, String> variables, SdkHttpClient http) {
        this.variables = Map.copyOf(variables);
        this.http = new RedirectingHttpClient(http);
        this.credentials = new Credentials(this.variables);
    }

    /** That of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /**
     * A variable that the template has to set.
     *
     * @throws IllegalStateException where it does not
     */
    public String require(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set; see template.yaml");
        }
        return value;
    }

    /**
     * A variable that the template has to set, to nothing where a user leaves a parameter empty.
     *
     * @throws IllegalStateException where it does not set it
     */
    public Optional<String> optional(String name) {
        String value = variables.get(name);
        return value == null ? Optional.of(require(name)) : Optional.of(value).filter(it -> !it.isBlank());
    }

    /** What a function needs that takes events into customers' records, by the model that is in use at the time. */
    public Recorder recorder(Playbook playbook) {
        DynamoDbClient dynamo = dynamo();
        DynamoModels models = models(dynamo);
        Secrets<Decider> deciders = new Secrets<>(() -> new Decider(playbook, models.inUse()));
        secrets.add(deciders);
        return new Recorder(customers(dynamo), timeline(dynamo), deciders::at);
    }

    /** What a function needs that makes two records one. */
    public RecordMerge merging(Playbook playbook) {
        DynamoDbClient dynamo = dynamo();
        return new RecordMerge(customers(dynamo), timeline(dynamo), new Decider(playbook));
    }

    public DynamoCustomers customers(DynamoDbClient dynamo) {
        return new DynamoCustomers(dynamo, require("CUSTOMERS_TABLE"));
    }

    public DynamoTimeline timeline(DynamoDbClient dynamo) {
        return new DynamoTimeline(dynamo, require("TIMELINE_TABLE"));
    }

    public DynamoBuyers buyers(DynamoDbClient dynamo) {
        return new DynamoBuyers(dynamo, require("CUSTOMERS_TABLE"));
    }

    public DynamoModels models(DynamoDbClient dynamo) {
        return new DynamoModels(dynamo, require("MODELS_TABLE"));
    }

    public DynamoLedger emails(DynamoDbClient dynamo) {
        return new DynamoLedger(dynamo, require("EMAILS_TABLE"));
    }

    public DynamoBroadcasts broadcasts(DynamoDbClient dynamo) {
        return new DynamoBroadcasts(dynamo, require("BROADCASTS_TABLE"));
    }

    /** The queue of the turns of walks. */
    public AwsOutbox.Queue broadcastsQueue() {
        return new AwsOutbox.Queue(configured(SqsClient.builder()).build(), require("BROADCASTS_QUEUE_URL"));
    }

    public DynamoCounters counters(DynamoDbClient dynamo) {
        return new DynamoCounters(dynamo, require("METRICS_TABLE"));
    }

    public DynamoReputation reputation(DynamoDbClient dynamo) {
        return new DynamoReputation(dynamo, require("METRICS_TABLE"));
    }

    public EventBus bus() {
        return new EventBus(configured(EventBridgeClient.builder()).build(), require("BUS_NAME"));
    }

    public AwsOutbox.Queue messagesQueue() {
        return new AwsOutbox.Queue(configured(SqsClient.builder()).build(), require("MESSAGES_QUEUE_URL"));
    }

    /**
     * The dead letters.
     *
     * @param bus to which events are sent back
     * @param messages to where mails are sent back
     */
    public SqsDeadLetters deadLetters(Publishing.Bus bus, SqsDeadLetters.Sender messages) {
        return new SqsDeadLetters(
                configured(SqsClient.builder()).build(),
                Map.of(
                        DeadLetters.Queue.FAILURES, require("FAILURES_QUEUE_URL"),
                        DeadLetters.Queue.EVENTS_DEAD, require("EVENTS_DEAD_QUEUE_URL"),
                        DeadLetters.Queue.MESSAGES_DEAD, require("MESSAGES_DEAD_QUEUE_URL"),
                        DeadLetters.Queue.STREAMS_DEAD, require("STREAMS_DEAD_QUEUE_URL"),
                        DeadLetters.Queue.SCHEDULES_DEAD, require("SCHEDULES_DEAD_QUEUE_URL")),
                bus,
                messages);
    }

    /** The signing keys, read now and again when they may have been rotated. */
    public Secrets<SigningKeys> signingKeys() {
        SecretsManagerClient client = configured(SecretsManagerClient.builder()).build();
        String name = require("SECRET_NAME");
        Secrets<SigningKeys> keys = new Secrets<>(() -> SigningKeys.parse(
                client.getSecretValue(get -> get.secretId(name)).secretString()));
        secrets.add(keys);
        return keys;
    }

    public DynamoDbClient dynamo() {
        return configured(DynamoDbClient.builder()).build();
    }

    /**
     * Lets a function rehearse before Lambda takes its snapshot, see {@link Priming}; the last thing that its
     * constructor does.
     */
    public void prime(RequestStreamHandler handler) {
        Priming.of(handler, variables, new LoopbackBackend());
    }

    /** The clients work as ever; a server in this process answers them. */
    private final class LoopbackBackend implements RehearsalBackend {
        @Override
        public Session start(Rehearsal rehearsal) {
            credentials.rehearse();
            RehearsalServer server = new RehearsalServer(rehearsal, Environment.this::require, this::restored);
            http.redirect(server.address());
            return server;
        }

        @Override
        public void restored() {
            Environment.this.restored();
        }
    }

    /** Forgets what was learnt from outside. */
    void restored() {
        http.endRedirection();
        credentials.renew();
        secrets.forEach(Secrets::forget);
    }

    /** The one HTTP client, credentials and region from the environment: nothing is searched for at start-up. */
    public <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B configured(B builder) {
        return builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(require("AWS_REGION")))
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD));
    }
}
