package dev.perennial.functions.weeklyreport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.DynamoSentReports;
import dev.perennial.aws.Environment;
import dev.perennial.domain.indicators.Wording;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.numbers.NumberReader;
import dev.perennial.flow.report.ReportMail;
import dev.perennial.flow.report.ReportWeek;
import dev.perennial.flow.report.ReportWriter;
import dev.perennial.flow.report.SentReports;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends the report of the last week once it is due, and once only; {@code {"preview": "de", "time": …}} answers with
 * the mail of the last seven days and sends nothing.
 */
public final class WeeklyReport implements RequestStreamHandler {
    private final ReportWriter writer;
    private final SentReports sent;
    private final Mailing mailing;
    private final House house;

    /**
     * Who reports to whom.
     *
     * @param address of the reader; empty where there is no report
     */
    record House(Optional<String> address, Wording words, ZoneId timezone, String company) {}

    /** Sends a mail. */
    interface Mailing {
        /**
         * Whether Amazon SES took the mail; false where it certainly did not.
         *
         * @throws RuntimeException where nobody knows
         */
        boolean send(String address, ReportMail mail);
    }

    public WeeklyReport() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        this(
                new ReportWriter(new NumberReader(environment.counters(dynamo)), DeadLetters.of(environment)),
                new DynamoSentReports(dynamo, environment.require("METRICS_TABLE")),
                ReportSender.of(environment),
                new House(
                        environment.optional("REPORT_ADDRESS"),
                        Wording.of(Locale.forLanguageTag(environment.require("REPORT_LANGUAGE"))),
                        Playbooks.loadCourtesy().timezone(),
                        environment.require("POSTAL_ADDRESS")));
        environment.prime(this);
    }

    WeeklyReport(ReportWriter writer, SentReports sent, Mailing mailing, House house) {
        this.writer = writer;
        this.sent = sent;
        this.mailing = mailing;
        this.house = house;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode asked = StrictJson.parse(input.readAllBytes());
        Instant now = Instant.parse(asked.path("time").asText());
        if (asked.has("preview")) {
            output.write(preview(Locale.forLanguageTag(asked.path("preview").asText()), now));
        } else if (house.address.isPresent()) {
            ReportWeek.due(now, house.timezone)
                    .filter(week -> !sent.isClaimed(week.monday()))
                    .ifPresent(week -> send(house.address.get(), week, now, context));
        }
    }

    private void send(String address, ReportWeek week, Instant now, Context context) {
        // Written before it is claimed: what cannot be written is tried again in an hour.
        ReportMail mail = mail(week, house.words);
        if (!sent.claim(week.monday(), now)) {
            return;
        }
        if (mailing.send(address, mail)) {
            context.getLogger().log("the report of " + week.days() + " is sent");
        } else {
            sent.release(week.monday());
            throw new IllegalStateException(
                    "Amazon SES did not take the report of " + week.days() + "; it is tried again in an hour");
        }
    }

    private byte[] preview(Locale language, Instant now) {
        LocalDate tomorrow = now.atZone(house.timezone).toLocalDate().plusDays(1);
        ReportMail mail = mail(new ReportWeek(tomorrow), Wording.of(language));
        return StrictJson.object()
                .put("subject", mail.subject())
                .put("html", mail.html())
                .put("text", mail.text())
                .toString()
                .getBytes(UTF_8);
    }

    private ReportMail mail(ReportWeek week, Wording words) {
        return ReportMail.of(writer.write(week, words), words, house.company);
    }
}
