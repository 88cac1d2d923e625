package dev.perennial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A deployed stack, found by its name ({@code PERENNIAL_STACK}, else {@code perennial}) in the account, region and,
 * where AWS_ENDPOINT_URL says so, at the endpoint that the AWS SDK finds by itself. Mails go to SES's mailbox
 * simulator.
 */
final class AwsCloud implements Cloud {
    /** Nobody can tell when AWS is done; streams and retries are polled about once a second. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final String signingSecret;

    private AwsCloud(Stack stack) {
        stack.outputs().forEach(it -> outputs.put(it.outputKey(), it.outputValue()));
        stack.parameters().forEach(it -> parameters.put(it.parameterKey(), it.parameterValue()));
        try (SecretsManagerClient secrets = client(SecretsManagerClient.builder())) {
            signingSecret = new ObjectMapper()
                    .readTree(secrets.getSecretValue(get -> get.secretId(parameter("SigningSecretName")))
                            .secretString())
                    .path("webhooks")
                    .path(0)
                    .asText();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static AwsCloud ofStack() {
        String name = System.getenv().getOrDefault("PERENNIAL_STACK", "perennial");
        try (CloudFormationClient stacks = client(CloudFormationClient.builder())) {
            return new AwsCloud(stacks.describeStacks(describe -> describe.stackName(name))
                    .stacks()
                    .getFirst());
        }
    }

    static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    private String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private String output(String name) {
        String value = outputs.get(name);
        if (value == null) {
            throw new IllegalStateException("the stack has no output " + name);
        }
        return value;
    }

    @Override
    public Set<Offer> offers() {
        return EnumSet.of(Offer.DELIVERY_REPORTS);
    }

    @Override
    public String prefix() {
        return parameter("Prefix");
    }

    @Override
    public String newAddress() {
        return "success+" + UUID.randomUUID() + "@simulator.amazonses.com";
    }

    @Override
    public URI http() {
        return URI.create(output("ApiUrl"));
    }

    @Override
    public String signingSecret() {
        return signingSecret;
    }

    @Override
    public DynamoDbClient dynamo() {
        return client(DynamoDbClient.builder());
    }

    @Override
    public EventBridgeClient events() {
        return client(EventBridgeClient.builder());
    }

    @Override
    public SqsClient sqs() {
        return client(SqsClient.builder());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void advance(TemporalAmount by) {
        throw new UnsupportedOperationException("time cannot be moved on AWS");
    }

    /** Waits until no mail waits to be sent, and somewhat longer. */
    @Override
    public void settle() {
        try (SqsClient sqs = sqs()) {
            do {
                Thread.sleep(QUIET);
            } while (waiting(sqs));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private boolean waiting(SqsClient sqs) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(output("MessagesQueueUrl"))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .anyMatch(count -> !count.equals("0"));
    }

    @Override
    public List<JsonNode> inbox() {
        throw new UnsupportedOperationException("what was sent cannot be read back from SES");
    }
}
