package dev.perennial.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.Waiting;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Holds back single messages that are to be delivered later, by the clock of this cloud: ElasticMQ goes by the
 * system's, which nobody can move. All else goes on at once.
 */
public final class Delays {
    private final SqsProxy proxy;
    private final Waiting waiting;

    public Delays(SqsProxy proxy, Waiting waiting) {
        this.proxy = proxy;
        this.waiting = waiting;
    }

    HttpAnswer answer(HttpCall call) throws IOException, InterruptedException {
        boolean sends = call.header("x-amz-target")
                .filter(it -> it.endsWith(".SendMessage"))
                .isPresent();
        if (!sends || !(Json.read(call.body()) instanceof ObjectNode message)) {
            return proxy.answer(call);
        }
        long delay = message.path("DelaySeconds").asLong();
        if (delay <= 0 || delay > 900) {
            return proxy.answer(call);
        }
        message.remove("DelaySeconds");
        HttpCall later = new HttpCall(
                call.method(), call.path(), call.query(), call.protocol(), call.headers(), Json.bytes(message));
        waiting.after(Duration.ofSeconds(delay), () -> forward(later));
        return HttpAnswer.json(
                200,
                Json.object()
                        .put("MessageId", UUID.randomUUID().toString())
                        .put("MD5OfMessageBody", md5(message.path("MessageBody").asText())));
    }

    private void forward(HttpCall call) {
        try {
            HttpAnswer answer = proxy.answer(call);
            if (answer.status() != 200) {
                System.err.println("A message that waited was refused: " + answer.status());
            }
        } catch (IOException broken) {
            System.err.println("A message that waited is lost: " + broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Clients compare it. */
    private static String md5(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
