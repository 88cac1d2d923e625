package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.facts.IntroductionFacts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.SignedLink.Purpose;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged input at everything that reads input. Whatever comes, the reader either understands it or refuses it
 * in its own words: any other exception is a defect, for it would be retried, or answered with a 500. The seed stands
 * in the message; {@code -Ddamage.rounds} goes on for longer.
 */
class DamagedInputTest {
    private static final int ROUNDS = Integer.getInteger("damage.rounds", 4_000);
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:03Z");
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String EVENT = """
            {"detail-type":"PurchaseCompleted","time":"2026-11-20T10:15:03Z","detail":{"eventId":"e",
             "occurredAt":"2026-11-20T10:15:00Z","customer":{"email":"ada@bücher.example"},"backfill":false,
             "data":{"orderId":"A-1001","total":{"amount":4998,"currency":"EUR"},
             "items":[{"sku":"T","name":"Assam","quantity":2,"unitPrice":2499}]}}}
            """;
    private static final String SIGN_UP = """
            {"type":"CustomerSignedUp","email":"ada@xn--bcher-kva.example","name":"Ada","locale":"de-DE",
             "timezone":"Europe/Berlin","consent":{"marketing":true},"signedUpAt":"2026-11-20T10:15:00+01:00"}
            """;
    private static final String FORM =
            "email=ada%40example.com&name=Ada+L&consent.marketing=on&attribution.source=x&score=9";

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "1e999999",
            "0.5",
            "\\u0000",
            "\\ud800",
            "\\",
            "%",
            "%00",
            "%C3",
            "&",
            "=",
            ".",
            "..",
            "@",
            "@.",
            "xn--",
            "。",
            "ß",
            "\u202e",
            "\ud83c\udf3a",
            "+999999999-01-01T00:00:00Z",
            "9999-12-31T23:59:60Z",
            "99999999999999999999",
            "\n",
            "\r",
            "\t",
            "x".repeat(300),
            "a.".repeat(200));

    private interface Reader {
        void read(byte[] input);
    }

    private static void damage(String sample, Reader reader) {
        long seed = Long.getLong("damage.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = damaged(sample.getBytes(UTF_8), random);
            try {
                reader.read(input);
            } catch (InvalidEvent | MalformedBody refused) {
                // as it should be
            } catch (RuntimeException defect) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + new String(input, UTF_8), defect);
            }
        }
    }

    private static byte[] damaged(byte[] sample, Random random) {
        byte[] input = sample;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(input.length + 1);
            int skip = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(input, 0, at);
            switch (random.nextInt(4)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.writeBytes(input);
                case 2 -> {
                    int from = random.nextInt(input.length + 1);
                    out.write(input, from, random.nextInt(input.length - from + 1));
                }
                default ->
                    out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
            }
            int rest = Math.min(input.length, at + skip);
            out.write(input, rest, input.length - rest);
            input = out.size() > 20_000 ? sample : out.toByteArray();
        }
        return input;
    }

    @Test
    void eventsOnTheBus() {
        damage(EVENT, EventCodec::decode);
    }

    @Test
    void linesOfABatch() {
        BodyReader reader = new BodyReader(time -> "evt");
        Receipt receipt = new Receipt(NOW, Optional.of("msg"), false, true, Optional.of("::1"));
        damage(SIGN_UP, input -> {
            for (Batch.Line line : Batch.lines(input)) {
                if (line instanceof Batch.Line.Parsed parsed) {
                    writtenAgain(reader.readLine(parsed.body(), receipt));
                }
            }
        });
    }

    @Test
    void forms() {
        BodyReader reader = new BodyReader(time -> "evt");
        Receipt receipt = new Receipt(NOW, Optional.empty(), true, false, Optional.of("::1"));
        SignedLink link = new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("1"), "welcome", NOW);
        damage(FORM, input -> {
            writtenAgain(reader.read(IntroductionFacts.CUSTOMER_SIGNED_UP, FormBody.parse(input), receipt));
            writtenAgain(reader.readAnswer(FormBody.parse(input), link, receipt));
        });
    }

    @Test
    void aNameOfNothingButAControlCharacterIsNone() {
        BodyReader reader = new BodyReader(time -> "evt");
        Receipt receipt = new Receipt(NOW, Optional.empty(), true, false, Optional.of("::1"));
        writtenAgain(reader.read(
                IntroductionFacts.CUSTOMER_SIGNED_UP,
                FormBody.parse("email=ada%40example.com&name=%C2%85&consent.marketing=on".getBytes(UTF_8)),
                receipt));
    }

    /** What was accepted can be put onto the bus, and taken from it. */
    private static void writtenAgain(Reading reading) {
        if (reading instanceof Reading.Accepted accepted) {
            String detail = EventCodec.detail(accepted.event());
            String envelope = "{\"detail-type\":\"%s\",\"time\":\"%s\",\"detail\":%s}"
                    .formatted(accepted.event().fact().type(), NOW, detail);
            try {
                if (!EventCodec.decode(envelope.getBytes(UTF_8)).equals(accepted.event())) {
                    throw new IllegalStateException("comes back as another event");
                }
            } catch (InvalidEvent refused) {
                throw new IllegalStateException("accepted, and then refused", refused);
            }
        }
    }

    @Test
    void tokensOfLinks() {
        LinkTokens tokens = new LinkTokens(List.of(KEY));
        SignedLink link = new SignedLink(Purpose.SURVEY, CustomerId.ofExternal("1"), "welcome", NOW);
        damage(tokens.sign(link), input -> tokens.verify(new String(input, UTF_8), Purpose.SURVEY, NOW));
    }

    @Test
    void messagesInTheQueue() {
        damage(
                "{\"customerId\":\""
                        + CustomerId.ofExternal("1")
                        + "\",\"sendKey\":\"a\",\"journey\":\"a\","
                        + "\"template\":\"a\",\"data\":{\"a\":\"b\"},\"occurredAt\":\"2026-11-20T10:15:03Z\","
                        + "\"expiresAt\":\"2026-11-20T10:15:03Z\"}",
                input -> MessageCodec.decode(new String(input, UTF_8)));
    }
}
