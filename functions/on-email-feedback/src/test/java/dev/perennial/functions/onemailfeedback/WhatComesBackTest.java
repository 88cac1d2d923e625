package dev.perennial.functions.onemailfeedback;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/emails.md, row by row; and what follows of several mails. */
class WhatComesBackTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final String NONE = "–";
    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

    private final TestSystem house = new TestSystem(PLAYBOOK);
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final List<String> logged = new ArrayList<>();
    private final OnEmailFeedback function = new OnEmailFeedback(
            house.customers,
            house.timeline,
            house.emails,
            new Recorder(house.customers, house.timeline, new Decider(PLAYBOOK)),
            new Playbook.SoftBounces(5, Duration.ofDays(4)),
            new SendingBreaker(reputation),
            logged::add);

    @BeforeEach
    void adaWasWelcomed() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
    }

    /** A line of the table. */
    record Row(
            String type,
            List<String> kind,
            List<String> code,
            String ledger,
            String record,
            String breaker,
            String fault) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(
                    cells[1].strip(),
                    values(cells[2]),
                    values(cells[3]),
                    cells[4].strip(),
                    cells[5].strip(),
                    cells[6].strip(),
                    cells[7].strip());
        }

        private static List<String> values(String cell) {
            return Arrays.stream(cell.split(",")).map(String::strip).toList();
        }

        /** Field after field, those that are not there left out. */
        private static String json(List<String> values, String... names) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).equals(NONE)) {
                    fields.add("\"" + names[i] + "\":\"" + values.get(i) + "\"");
                }
            }
            return String.join(",", fields);
        }

        String news() {
            return switch (type) {
                case "Email Bounced" -> {
                    String code = json(code(), "status", "action");
                    yield "\"bounce\":{" + json(kind, "bounceType", "bounceSubType")
                            + ",\"bouncedRecipients\":[{\"emailAddress\":\"eve@example.com\",\"status\":\"5.1.1\"},"
                            + "{\"emailAddress\":\"Ada@example.com\"" + (code.isEmpty() ? "" : "," + code) + "}]}";
                }
                case "Email Complaint Received" ->
                    "\"complaint\":{" + json(kind, "complaintSubType", "complaintFeedbackType") + "}";
                case "Email Opened", "Email Clicked" ->
                    "\"" + (type.equals("Email Opened") ? "open" : "click") + "\":{\"userAgent\":\"" + SAFARI
                            + "\",\"timestamp\":\"2026-11-20T12:30:00Z\""
                            + (kind.contains("Likely") ? ",\"isBotEvent\":\"Likely\"" : "") + "}";
                default -> "\"x\":{}";
            };
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.readString(Path.of("../../docs/emails.md"))
                .lines()
                .filter(line -> line.startsWith("| Email "))
                .map(Row::of);
    }

    @Test
    void theTableKnowsEveryEventAndEverySubtypeOfSes() throws IOException {
        assertThat(rows().map(Row::type))
                .contains(
                        "Email Sent",
                        "Email Delivered",
                        "Email Opened",
                        "Email Clicked",
                        "Email Bounced",
                        "Email Rejected",
                        "Email Complaint Received",
                        "Email Rendering Failed",
                        "Email Delivery Delayed",
                        "Email Subscribed");
        assertThat(rows().flatMap(row -> row.kind().stream()))
                .contains(
                        "General",
                        "NoEmail",
                        "Suppressed",
                        "OnAccountSuppressionList",
                        "UnsubscribedRecipient",
                        "MailboxFull",
                        "MessageTooLarge",
                        "ContentRejected",
                        "AttachmentRejected",
                        "Undetermined",
                        "abuse",
                        "auth-failure",
                        "fraud",
                        "not-spam",
                        "other",
                        "virus");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowDoesWhatItSays(Row row) throws IOException {
        receive(row, "welcome", NOON.plusSeconds(5));
        Status status = house.emails.find(ADA, "welcome").orElseThrow().status();
        assertThat(row.ledger().equals("stays") ? Status.SENT.name() : row.ledger())
                .isEqualTo(status.name());
        boolean suppressed = house.ada().suppression().isPresent();
        boolean withdrawn = !house.ada().permission().allows(Customer.MARKETING);
        assertThat(suppressed).isEqualTo(row.record().contains("suppressed"));
        assertThat(withdrawn).isEqualTo(row.record().contains("consent withdrawn"));
        assertThat(house.timeline.of(ADA).stream().anyMatch(it -> it.what().startsWith("mail bounced for now")))
                .isFalse(); // The relay has not told it yet.
        house.settle(NOON.plusSeconds(6));
        assertThat(house.timeline.of(ADA).stream().anyMatch(it -> it.what().startsWith("mail bounced for now")))
                .isEqualTo(row.record().contains("bounced for now"));
        assertThat(house.ada().lifecycle().lastSeenAt().orElseThrow().isAfter(NOON))
                .isEqualTo(row.record().equals("sign of life"));
        assertThat(reputation.sum(NOON, NOON.plusSeconds(5)))
                .isEqualTo(
                        switch (row.breaker()) {
                            case "bounce" -> new Reputation.Counts(0, 1, 0);
                            case "complaint" -> new Reputation.Counts(0, 0, 1);
                            default -> Reputation.Counts.NONE;
                        });
        assertThat(logged.contains("{\"faults\":{\"mails\":1},\"faultyTemplates\":{\"welcome\":1}}"))
                .isEqualTo(row.fault().equals("yes"));
        assertThat(logged).noneMatch(line -> line.contains("ada"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatCountsGivesTheAddressUpAfterFiveOfThem(Row row) throws IOException {
        if (row.type().equals("Email Bounced") && row.record().contains("bounced for now")) {
            for (int day = 1; day <= 7; day++) {
                receive(row, "mail-" + day, NOON.plus(Duration.ofDays(day)));
            }
            assertThat(house.ada().suppression().isPresent())
                    .isEqualTo(row.record().endsWith("counts"));
        }
    }

    @Test
    void aFaultOfTheMailInBetweenNeitherCountsNorForgives() throws IOException {
        Row full = Row.of("|Email Bounced|Transient, MailboxFull|5.2.2, failed||||");
        Row content = Row.of("|Email Bounced|Transient, ContentRejected|–||||");
        for (int day = 1; day <= 4; day++) {
            receive(full, "full-" + day, NOON.plus(Duration.ofDays(day)));
            receive(content, "content-" + day, NOON.plus(Duration.ofDays(day)).plusSeconds(60));
        }
        assertThat(house.ada().suppression()).isEmpty();
        receive(full, "full-5", NOON.plus(Duration.ofDays(5)));
        assertThat(house.ada().suppression()).isPresent();
    }

    private void receive(Row row, String sendKey, Instant at) throws IOException {
        if (house.emails.find(ADA, sendKey).isEmpty()) {
            Effect.Message message =
                    new Effect.Message(ADA, sendKey, "x", "welcome", Map.of(), NOON, NOON.plusSeconds(60));
            house.emails.claim(message, "one", at.minusSeconds(5));
            house.emails.note(ADA, sendKey, Status.SENT, "", Optional.empty(), at.minusSeconds(4));
        }
        String news = """
                {"detail-type":"%s","source":"aws.ses","time":"%s","detail":{"mail":{"timestamp":"%s","messageId":"0107ses",
                  "destination":["ada@example.com"],"tags":{"customerId":["%s"],"sendKey":["%s"]}},%s}}""".formatted(row.type(), at, at.minusSeconds(4), ADA, sendKey, row.news());
        function.handleRequest(
                new ByteArrayInputStream(news.getBytes(UTF_8)), new ByteArrayOutputStream(), new TestContext());
    }
}
