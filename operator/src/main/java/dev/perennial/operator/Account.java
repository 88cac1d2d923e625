package dev.perennial.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.AwsOutbox;
import dev.perennial.aws.DynamoBroadcasts;
import dev.perennial.aws.DynamoCounters;
import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.DynamoModels;
import dev.perennial.aws.DynamoReputation;
import dev.perennial.aws.DynamoTimeline;
import dev.perennial.aws.EventBus;
import dev.perennial.aws.OperatorFacts;
import dev.perennial.events.IdSource;
import dev.perennial.events.MessageCodec;
import dev.perennial.events.StrictJson;
import dev.perennial.events.TurnCodec;
import dev.perennial.flow.administration.Facts;
import dev.perennial.flow.broadcasts.WalkQueue;
import dev.perennial.flow.mail.UnknownMailResolution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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
 * The account that a command is about. Credentials and region are those that the AWS command line would take; of a
 * local cloud it tells itself.
 *
 * @param now its time: that of a local cloud may have been moved
 */
record Account(Optional<URI> endpoint, Optional<String> region, boolean local, String prefix, Instant now) {
    static Account of(Place place) {
        return place.local()
                .map(address -> ofLocal(address, place.prefix()))
                .orElseGet(() -> new Account(place.endpoint(), place.region(), false, place.prefix(), Instant.now()));
    }

    private static Account ofLocal(URI address, String prefix) {
        try (InputStream answer = address.resolve("/local/info").toURL().openStream()) {
            JsonNode info = StrictJson.parse(answer.readAllBytes());
            return new Account(
                    Optional.of(URI.create(info.path("aws").asText())),
                    Optional.of(info.path("region").asText()),
                    true,
                    prefix,
                    Instant.parse(info.path("now").asText()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(
                    "no local cloud answers at " + address + ": start it with ./perennial up", unreachable);
        }
    }

    DynamoLedger emails() {
        return new DynamoLedger(at(DynamoDbClient.builder()).build(), prefix + "emails");
    }

    DynamoModels models() {
        return new DynamoModels(at(DynamoDbClient.builder()).build(), prefix + "models");
    }

    DynamoCounters counters() {
        return new DynamoCounters(at(DynamoDbClient.builder()).build(), prefix + "metrics");
    }

    DynamoBroadcasts broadcasts() {
        return new DynamoBroadcasts(at(DynamoDbClient.builder()).build(), prefix + "broadcasts");
    }

    DynamoReputation reputation() {
        return new DynamoReputation(at(DynamoDbClient.builder()).build(), prefix + "metrics");
    }

    /** The queue of the walks of broadcasts; it is asked for only when something is put into it. */
    WalkQueue walks() {
        return (turn, delay) -> {
            SqsClient client = at(SqsClient.builder()).build();
            String url = client.getQueueUrl(get -> get.queueName(prefix + "broadcasts"))
                    .queueUrl();
            new AwsOutbox.Queue(client, url).putBack(TurnCodec.encode(turn), delay);
        };
    }

    DynamoCustomers customers() {
        return new DynamoCustomers(at(DynamoDbClient.builder()).build(), prefix + "customers");
    }

    DynamoTimeline timeline() {
        return new DynamoTimeline(at(DynamoDbClient.builder()).build(), prefix + "timeline");
    }

    /** The bus, in the operator's name. */
    Facts facts() {
        return new OperatorFacts(
                IdSource.UUID_V7, new EventBus(at(EventBridgeClient.builder()).build(), prefix + "perennial")::put);
    }

    /** The queue of messages; it is asked for only when something is put into it. */
    UnknownMailResolution.Queue messages() {
        return (message, delay) -> {
            SqsClient client = at(SqsClient.builder()).build();
            String url = client.getQueueUrl(get -> get.queueName(prefix + "messages"))
                    .queueUrl();
            new AwsOutbox.Queue(client, url).putBack(MessageCodec.encode(message), delay);
        };
    }

    private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B at(B builder) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        endpoint.ifPresent(builder::endpointOverride);
        region.map(Region::of).ifPresent(builder::region);
        if (local) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        return builder;
    }
}
