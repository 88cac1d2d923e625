package dev.perennial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A cloud that runs the product. */
interface Cloud {
    /** The cloud named by {@code -Dcloud}; started once for the whole run. */
    static Cloud underTest() {
        String name = System.getProperty("cloud", "local");
        if (!name.equals("local")) {
            throw new IllegalArgumentException(
                    "-Dcloud=" + name + " is not known; there is: local");
        }
        return LocalCloud.running();
    }

    URI http();

    String signingSecret();

    DynamoDbClient dynamo();

    EventBridgeClient events();

    SqsClient sqs();

    /** The time by which the cloud decides. */
    Instant now();

    /** Moves the time and waits until all that falls due is done. */
    void advance(TemporalAmount by);

    /** Waits until nothing is in flight. */
    void settle();

    /** The mails that went out, oldest first. */
    List<JsonNode> inbox();
}
