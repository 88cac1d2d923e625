package dev.perennial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A cloud that runs the product. */
interface Cloud {
    /** The cloud named by {@code -Dcloud}; started once for the whole run. */
    static Cloud underTest() {
        return switch (name()) {
            case "local" -> LocalCloud.running();
            case "moto", "ministack", "aws-emulator" -> LocalCloud.on(name());
            case "localstack" -> LocalStackCloud.running();
            case "aws" -> AwsCloud.ofStack();
            default ->
                throw new IllegalArgumentException("-Dcloud=" + name()
                        + " is not known; there are local, moto, ministack, aws-emulator," + " localstack and aws");
        };
    }

    /** Its name. */
    static String name() {
        return System.getProperty("cloud", "local");
    }

    /** What a cloud may have beyond the services that it runs the product on. */
    enum Offer {
        SENT_MAILS("what was sent cannot be read back"),
        OPEN_METRICS("the numbers are for those whom IAM knows"),
        QUICK_RETRIES("what failed is tried again after minutes"),
        MOVABLE_CLOCK("its time cannot be moved"),
        DELIVERY_REPORTS("its SES reports neither deliveries nor bounces to EventBridge"),
        PLAIN_TEXT("its SES keeps no plain text of a mail"),
        MAIL_HEADERS("its SES keeps no headers of a mail"),
        THIS_MACHINE("it is not on this machine"),
        ONE_ADDRESS("its services have several addresses, and the operator's commands are told one"),
        LOCAL_PAGES("it is no local cloud");

        final String absence;

        Offer(String absence) {
            this.absence = absence;
        }
    }

    Set<Offer> offers();

    /** What all names begin with. */
    default String prefix() {
        return "";
    }

    /** An address that no other test uses and that mail can be sent to. */
    default String newAddress() {
        return Personal.MARK + UUID.randomUUID() + "@example.com";
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
