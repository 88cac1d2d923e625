package dev.perennial.flow.report;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.indicators.Wording;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.NumberReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the report of a week of the numbers. */
public final class ReportWriter {
    /** Journeys are judged by those who began within so many days. */
    private static final int JUDGED_DAYS = 365;

    private static final int MOST_LINES = 20;

    private final NumberReader numbers;
    private final Supplier<Map<Waiting, Long>> waiting;

    /** What waits for a person and is no number. */
    public enum Waiting {
        DEAD_LETTERS
    }

    /** @param waiting how much there is of it now */
    public ReportWriter(NumberReader numbers, Supplier<Map<Waiting, Long>> waiting) {
        this.numbers = numbers;
        this.waiting = waiting;
    }

    /** The report in a language. */
    public Report write(ReportWeek week, Wording words) {
        return new Weekly(week, words).report();
    }

    private final class Weekly {
        private final ReportWeek week;
        private final Wording words;

        Weekly(ReportWeek week, Wording words) {
            this.week = week;
            this.words = words;
        }

        Report report() {
            return new Report(week.days(), attention(), sections(), verdicts());
        }

        private List<Report.Section> sections() {
            Map<String, List<String>> plan = new LinkedHashMap<>();
            plan.put(say("Customers", "Kunden"), List.of("leads", "signups", "first-orders"));
            plan.put(say("Orders", "Bestellungen"), List.of("orders", "revenue", "average-order"));
            plan.put(say("What they say", "Was sie sagen"), List.of("nps", "csat", "complaints-raised"));
            plan.put(
                    say("Mails", "E-Mails"),
                    List.of("emails-sent", "open-rate", "click-rate", "bounce-rate", "unsubscribes"));
            List<Report.Section> sections = new ArrayList<>();
            plan.forEach((title, names) -> sections.add(new Report.Section(
                    title, names.stream().flatMap(this::lines).toList())));
            sections.add(new Report.Section(
                    say("Customers by stage, at the end of the week", "Kunden nach Stufe, am Ende der Woche"),
                    bars("stock", "stage")));
            sections.add(new Report.Section(
                    say("Mails that were not sent, by reason", "Nicht gesendete E-Mails, nach Grund"),
                    bars("emails-not-sent", "reason")));
            sections.removeIf(section -> section.lines().isEmpty());
            return sections;
        }

        private Stream<Report.Line> lines(String name) {
            return answer(name, week.days(), Set.of()).stream()
                    .flatMap(answer -> answer.sums().stream().map(sum -> line(answer.indicator(), name(name), sum)));
        }

        private Report.Line line(Indicator indicator, String label, Answer.Sum sum) {
            Optional<String> currency = sum.currency();
            return switch (sum.reading()) {
                case Reading.Missing(Reading.Why why) ->
                    new Report.Line(
                            label, words.because(why), Optional.empty(), Optional.empty(), OptionalDouble.empty());
                case Reading.Known(Estimate estimate) ->
                    new Report.Line(
                            label,
                            words.value(
                                    indicator.unit(), currency, estimate.value().orElseThrow()),
                            sum.before()
                                    .flatMap(before -> before.difference().value())
                                    .map(it -> words.difference(indicator.unit(), currency, it)),
                            estimate.interval().map(it -> words.interval(indicator.unit(), currency, it)),
                            OptionalDouble.empty());
            };
        }

        /** The largest first, each with a bar. */
        private List<Report.Line> bars(String name, String part) {
            Optional<Answer> answer = answer(name, week.days(), Set.of(part));
            List<Answer.Sum> sums = answer.stream()
                    .flatMap(it -> it.sums().stream())
                    .filter(sum -> number(sum) > 0)
                    .sorted((one, other) -> Double.compare(number(other), number(one)))
                    .limit(MOST_LINES)
                    .toList();
            double most = sums.isEmpty() ? 1 : number(sums.getFirst());
            return sums.stream()
                    .map(sum -> {
                        Report.Line line = line(
                                answer.orElseThrow().indicator(), sum.parts().getOrDefault(part, ""), sum);
                        return new Report.Line(
                                line.label(),
                                line.value(),
                                line.change(),
                                line.interval(),
                                OptionalDouble.of(number(sum) / most));
                    })
                    .toList();
        }

        /** Only journeys that hold somebody out can be judged. */
        private List<String> verdicts() {
            Span judged =
                    new Span(week.monday().minusDays(JUDGED_DAYS), week.monday().minusDays(1));
            return answer("lift", judged, Set.of("journey")).stream()
                    .flatMap(answer -> answer.sums().stream())
                    .flatMap(sum -> sum.reading().estimate().stream()
                            .filter(Estimate.Lift.class::isInstance)
                            .map(Estimate.Lift.class::cast)
                            .map(lift -> sum.parts().getOrDefault("journey", "") + ": "
                                    + words.difference(
                                            Indicator.Unit.SHARE,
                                            Optional.empty(),
                                            lift.value().orElseThrow())
                                    + ". " + words.verdict(lift.groups())))
                    .limit(MOST_LINES)
                    .toList();
        }

        private List<Report.Attention> attention() {
            Map<Waiting, Long> now = waiting.get();
            return Stream.of(
                            new Report.Attention(
                                    say("complaints are open", "Beschwerden sind offen"), count("complaints-open")),
                            new Report.Attention(
                                    say(
                                            "detractors answered this week: do they have a reply?",
                                            "Kritiker haben in dieser Woche geantwortet: Hat ihnen jemand erwidert?"),
                                    count("nps-detractors")),
                            new Report.Attention(
                                    say(
                                            "mails became UNKNOWN this week: nobody knows whether they were sent"
                                                    + " (./perennial mails)",
                                            "E-Mails wurden in dieser Woche UNKNOWN: Niemand weiß, ob sie gesendet wurden"
                                                    + " (./perennial mails)"),
                                    count("emails-unknown")),
                            new Report.Attention(
                                    say(
                                            "messages are in dead-letter queues (docs/operating.md)",
                                            "Nachrichten liegen in Warteschlangen für Unzustellbares (docs/operating.md)"),
                                    now.getOrDefault(Waiting.DEAD_LETTERS, 0L)))
                    .filter(it -> it.count() > 0)
                    .toList();
        }

        private long count(String name) {
            return answer(name, week.days(), Set.of()).stream()
                    .flatMap(it -> it.sums().stream())
                    .mapToLong(sum -> Math.round(number(sum)))
                    .sum();
        }

        private Optional<Answer> answer(String name, Span span, Set<String> by) {
            return IndicatorCatalog.named(name)
                    .map(indicator -> numbers.read(
                            indicator,
                            new Question.Asked(span, Span.Unit.ALL, by, Optional.of(span.before())),
                            week.monday()));
        }

        private static double number(Answer.Sum sum) {
            return sum.reading().estimate().flatMap(Estimate::value).orElse(0.0);
        }

        private String name(String name) {
            return switch (name) {
                case "leads" -> say("First contacts", "Erste Kontakte");
                case "signups" -> say("Sign-ups", "Anmeldungen");
                case "first-orders" -> say("New customers", "Neue Kunden");
                case "orders" -> say("Orders", "Bestellungen");
                case "revenue" -> say("Revenue", "Umsatz");
                case "average-order" -> say("Average order", "Bestellung im Mittel");
                case "nps" -> "NPS";
                case "csat" -> say("Satisfied customers (CSAT)", "Zufriedene Kunden (CSAT)");
                case "complaints-raised" -> say("Complaints", "Beschwerden");
                case "emails-sent" -> say("Mails sent", "Gesendete E-Mails");
                case "open-rate" -> say("Opened by people", "Von Menschen geöffnet");
                case "click-rate" -> say("Links followed by people", "Links, denen Menschen folgten");
                case "bounce-rate" -> say("Came back", "Zurückgekommen");
                case "unsubscribes" -> say("Unsubscribed", "Abgemeldet");
                default -> name;
            };
        }

        private String say(String english, String german) {
            return words.say(english, german);
        }
    }
}
