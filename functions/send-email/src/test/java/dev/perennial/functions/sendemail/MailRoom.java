package dev.perennial.functions.sendemail;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.aws.Secrets;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.rules.contact.QuietHours;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.MessageCodec;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The function with a house around it and an Amazon SES that does as told. */
final class MailRoom {
    static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    final TestSystem house = new TestSystem(PLAYBOOK);
    final FakeSes ses = new FakeSes();
    final InMemoryReputation reputation = new InMemoryReputation();
    final List<PutBack> putBack = new ArrayList<>();
    final List<String> logged = new ArrayList<>();

    private final TestContext context = new TestContext();
    private final SendEmail function = new SendEmail(
            house.customers,
            house.emails,
            new SesMailer(
                    ses,
                    MailTemplates.load(),
                    new Secrets<>(MailRoom::keys),
                    new SesMailer.Sender(
                            "shop@example.com", "Tea Street 1, Berlin", "https://api.example.com", "perennial")),
            new Pace(Duration.ZERO),
            new SendingBreaker(reputation),
            (body, delay) -> putBack.add(new PutBack(body, delay)),
            new QuietHours(PLAYBOOK.courtesy()),
            logged::add);
    private int received;

    /** A message that went back into the queue. */
    record PutBack(String body, Duration delay) {
        Message message() {
            return MessageCodec.decode(body);
        }
    }

    /** What the record owes under this key. */
    Message owed(String sendKey) {
        return house.customers.images().stream()
                .flatMap(image -> image.owed().stream())
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> message.sendKey().equals(sendKey))
                .findFirst()
                .orElseThrow();
    }

    String send(Message message) {
        return deliver(NOON, MessageCodec.encode(message));
    }

    /** Hands over a batch; its messages are called m-1, m-2 and so on. */
    String deliver(Instant at, String... bodies) {
        String records = IntStream.range(0, bodies.length)
                .mapToObj(i -> delivery("m-" + (i + 1), bodies[i], at))
                .collect(Collectors.joining(","));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            byte[] batch = ("{\"Records\":[" + records + "]}").getBytes(UTF_8);
            function.handleRequest(new ByteArrayInputStream(batch), output, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(UTF_8);
    }

    private String delivery(String id, String body, Instant at) {
        return """
               {"messageId":"%s","receiptHandle":"r","body":"%s","attributes":{
                 "ApproximateReceiveCount":"%d","SentTimestamp":"1",
                 "ApproximateFirstReceiveTimestamp":"%d"},"eventSource":"aws:sqs"}""".formatted(id, body.replace("\\", "\\\\").replace("\"", "\\\""), ++received, at.toEpochMilli());
    }

    static SesV2Exception failure(int status, String code, String words) {
        AwsErrorDetails details =
                AwsErrorDetails.builder().errorCode(code).errorMessage(words).build();
        return (SesV2Exception) SesV2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build();
    }

    private static SigningKeys keys() {
        return new SigningKeys(new StandardWebhooks(List.of("whsec_" + KEY)), new LinkTokens(List.of(KEY)));
    }
}
