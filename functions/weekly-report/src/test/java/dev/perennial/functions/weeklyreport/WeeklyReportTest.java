package dev.perennial.functions.weeklyreport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.indicators.Wording;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters.Progress;
import dev.perennial.flow.numbers.NumberReader;
import dev.perennial.flow.report.ReportMail;
import dev.perennial.flow.report.ReportWriter;
import dev.perennial.flow.report.ReportWriter.Waiting;
import dev.perennial.flow.report.SentReports;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeeklyReportTest {
    private static final String MONDAY_AT_SEVEN = "2026-11-23T06:00:00Z"; // in Berlin

    private final InMemoryCounters counters = new InMemoryCounters();
    private final Set<LocalDate> claimed = new HashSet<>();
    private final List<ReportMail> mails = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private boolean taken = true;
    private boolean answered = true;
    private int shard;

    @Test
    void theWeekIsReportedOnMondayAtSevenWhereTheHouseIs() throws IOException {
        handle("2026-11-23T05:00:00Z");
        assertThat(mails).isEmpty();
        handle(MONDAY_AT_SEVEN);
        assertThat(addresses).containsExactly("owner@example.com");
        assertThat(mails.getFirst().subject()).isEqualTo("The week in numbers, 16 November 2026 – 22 November 2026");
    }

    /** Berlin's clocks are turned back on 25 October 2026: Monday, 07:00 comes an hour later by UTC. */
    @Test
    void aWeekInWhichTheClockChangesIsReportedAtSevenAsWell() throws IOException {
        handle("2026-10-19T04:00:00Z");
        assertThat(mails).isEmpty();
        handle("2026-10-19T05:00:00Z");
        assertThat(mails).hasSize(1);
        handle("2026-10-26T05:00:00Z");
        assertThat(mails).hasSize(1);
        handle("2026-10-26T06:00:00Z");
        assertThat(mails).hasSize(2);
    }

    @Test
    void howeverOftenTheFunctionRunsTheReportIsSentOnceAWeek() throws IOException {
        for (int hour = 6; hour < 24; hour++) {
            handle("2026-11-23T%02d:00:00Z".formatted(hour));
        }
        handle("2026-11-24T06:00:00Z");
        assertThat(mails).hasSize(1);
        handle("2026-11-30T06:00:00Z");
        assertThat(mails).hasSize(2);
    }

    @Test
    void whatSesRefusesIsTriedAgainInAnHour() throws IOException {
        taken = false;
        assertThatThrownBy(() -> handle(MONDAY_AT_SEVEN)).hasMessageContaining("tried again in an hour");
        taken = true;
        handle("2026-11-23T07:00:00Z");
        assertThat(mails).hasSize(1);
    }

    @Test
    void aReportOfWhichNobodyKnowsWhetherItWasSentIsNotSentAgain() throws IOException {
        answered = false;
        assertThatThrownBy(() -> handle(MONDAY_AT_SEVEN)).hasMessage("no answer");
        answered = true;
        handle("2026-11-23T07:00:00Z");
        assertThat(mails).isEmpty();
    }

    @Test
    void withoutAnAddressThereIsNoReport() throws IOException {
        handle(MONDAY_AT_SEVEN, Optional.empty());
        assertThat(mails).isEmpty();
        assertThat(claimed).isEmpty();
    }

    @Test
    void aReportThatIsDaysLateIsLeftOut() throws IOException {
        handle("2026-11-26T06:00:00Z");
        assertThat(mails).isEmpty();
    }

    @Test
    void whatMovedStandsBesideTheWeekBefore() throws IOException {
        count("orders", "2026-11-17", Map.of(), Map.of("orders", 12L, "paid EUR", 60_000L, "squares EUR", 31_000L));
        count("orders", "2026-11-10", Map.of(), Map.of("orders", 10L, "paid EUR", 40_000L, "squares EUR", 17_000L));
        count("moves", "2026-01-10", Map.of("from", "NEW", "to", "ACTIVE"), Map.of("moves", 40L));
        count("complaints", "2026-11-01", Map.of(), Map.of("raised", 2L));
        count("nps", "2026-11-19", Map.of(), Map.of("detractors", 1L));
        handle(MONDAY_AT_SEVEN);
        ReportMail mail = mails.getFirst();
        assertThat(mail.text())
                .contains(
                        "- 2 complaints are open",
                        "- 1 detractors answered this week",
                        "- 3 messages are in dead-letter")
                .contains("- Orders: 12, +2 on the week before")
                .contains("- Revenue: EUR 600.00, +EUR 200.00 on the week before")
                .contains("- Sign-ups: nothing was counted")
                .contains("- ACTIVE: 40");
        assertThat(mail.html()).contains("EUR 600.00").doesNotContain("<img", "http", "<script");
    }

    @Test
    void thePreviewIsInAnyOfTheLanguagesAndSendsNothing() throws IOException {
        String preview = preview("de");
        assertThat(preview).contains("Die Woche in Zahlen", "Bestellungen").doesNotContain("Orders");
        assertThat(preview("fr-CA"))
                .contains("La semaine en chiffres", "Commandes", "lang=\\\"fr\\\"")
                .doesNotContain("Orders", "Bestellungen");
        assertThat(mails).isEmpty();
        assertThat(claimed).isEmpty();
    }

    /** Gmail cuts off what is longer than 102 KB. */
    @Test
    void aHouseWithManyJourneysAndReasonsHasAReportThatIsShownWhole() throws IOException {
        for (int each = 0; each < 200; each++) {
            String name = "a-journey-with-a-long-name-as-some-have-" + each;
            for (String group : List.of("TREATED", "HELD_OUT")) {
                count(
                        "journey-outcomes",
                        "2026-11-17",
                        Map.of("journey", name, "group", group),
                        Map.of("begun", 1_000L, "reached", 100L));
            }
            count("emails-not-sent", "2026-11-17", Map.of("reason", "reason <" + each + ">"), Map.of("emails", 5L));
        }
        handle(MONDAY_AT_SEVEN);
        assertThat(mails.getFirst().html().getBytes(UTF_8).length).isBetween(5_000, 102_000);
        assertThat(mails.getFirst().html()).contains("reason &lt;").doesNotContain("reason <");
    }

    private void count(String metric, String day, Map<String, String> parts, Map<String, Long> counts) {
        counters.add(
                new Progress(String.valueOf(shard++), Optional.empty(), BigInteger.ONE),
                Map.of(Counter.of(metric, LocalDate.parse(day), parts), Counts.of(counts)));
    }

    private void handle(String time) throws IOException {
        handle(time, Optional.of("owner@example.com"));
    }

    private void handle(String time, Optional<String> address) throws IOException {
        function(address)
                .handleRequest(
                        new ByteArrayInputStream(
                                "{\"time\":\"%s\"}".formatted(time).getBytes(UTF_8)),
                        new ByteArrayOutputStream(),
                        new TestContext());
    }

    private String preview(String language) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        function(Optional.empty())
                .handleRequest(
                        new ByteArrayInputStream("{\"preview\":\"%s\",\"time\":\"%s\"}"
                                .formatted(language, MONDAY_AT_SEVEN)
                                .getBytes(UTF_8)),
                        output,
                        new TestContext());
        return output.toString(UTF_8);
    }

    private WeeklyReport function(Optional<String> address) {
        return new WeeklyReport(
                new ReportWriter(new NumberReader(counters), () -> Map.of(Waiting.DEAD_LETTERS, 3L)),
                new Claims(),
                this::send,
                new WeeklyReport.House(address, Wording.ENGLISH, ZoneId.of("Europe/Berlin"), "Perennial Teas"));
    }

    private boolean send(String address, ReportMail mail) {
        if (!answered) {
            throw new IllegalStateException("no answer");
        }
        if (taken) {
            addresses.add(address);
            mails.add(mail);
        }
        return taken;
    }

    private final class Claims implements SentReports {
        @Override
        public boolean isClaimed(LocalDate monday) {
            return claimed.contains(monday);
        }

        @Override
        public boolean claim(LocalDate monday, Instant at) {
            return claimed.add(monday);
        }

        @Override
        public void release(LocalDate monday) {
            claimed.remove(monday);
        }
    }
}
