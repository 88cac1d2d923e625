package dev.perennial.flow.report;

import dev.perennial.domain.indicators.Wording;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The mail of a report: tables with bars of table cells, for pictures from elsewhere are not shown by mail clients. */
public record ReportMail(String subject, String html, String text) {
    private static final String CELL =
            "padding:4px 8px 4px 0;border-bottom:1px solid #d9e0da;vertical-align:top;text-align:left;overflow-wrap:anywhere";

    /**
     * Writes the mail.
     *
     * @param company as the brand calls itself
     */
    public static ReportMail of(Report report, Wording words, String company) {
        String week =
                day(report.week().from(), words) + " – " + day(report.week().to(), words);
        String subject = words.say("The week in numbers, ", "Die Woche in Zahlen, ") + week;
        return new ReportMail(subject, html(report, company, subject, words), text(report, subject, words));
    }

    private static String html(Report report, String company, String subject, Wording words) {
        StringBuilder html = new StringBuilder(
                """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"><title>%s</title></head>
                <body style="margin:0;padding:16px;font:16px/1.5 sans-serif"><div style="max-width:640px;margin:0 auto">
                <h1 style="font:600 22px/1.3 Georgia,serif">%s</h1><p>%s</p>
                """.formatted(words.locale().getLanguage(), escape(subject), escape(subject), escape(company)));
        if (!report.attention().isEmpty()) {
            heading(html, needs(words));
            html.append("<ul>");
            report.attention()
                    .forEach(it -> html.append("<li><b>%d</b> %s</li>".formatted(it.count(), escape(it.what()))));
            html.append("</ul>");
        }
        for (Report.Section section : report.sections()) {
            heading(html, section.title());
            html.append("<table style=\"border-collapse:collapse;width:100%\"><tbody>");
            section.lines().forEach(line -> line(html, line, words));
            html.append("</tbody></table>");
        }
        if (!report.verdicts().isEmpty()) {
            heading(html, worth(words));
            html.append("<ul>");
            report.verdicts().forEach(it -> html.append("<li>" + escape(it) + "</li>"));
            html.append("</ul>");
        }
        return html.append("<p style=\"font-size:13px\">%s</p></div></body></html>\n".formatted(escape(foot(words))))
                .toString();
    }

    /** French counts the first of a month alone. */
    private static String day(LocalDate date, Wording words) {
        String pattern = switch (words) {
            case ENGLISH -> "d MMMM yyyy";
            case GERMAN -> "d. MMMM yyyy";
            case FRENCH -> date.getDayOfMonth() == 1 ? "d'er' MMMM yyyy" : "d MMMM yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, words.locale()).format(date);
    }

    private static void heading(StringBuilder html, String title) {
        html.append("<h2 style=\"font:600 17px/1.3 Georgia,serif;margin:24px 0 4px\">" + escape(title) + "</h2>");
    }

    private static void line(StringBuilder html, Report.Line line, Wording words) {
        html.append(
                "<tr><th scope=\"row\" style=\"%s;font-weight:normal\">%s</th><td style=\"%s\"><b>%s</b>%s</td><td style=\"%s\">%s</td></tr>"
                        .formatted(
                                CELL,
                                escape(line.label()),
                                CELL,
                                escape(line.value()),
                                line.interval()
                                        .map(it -> "<br><span style=\"font-size:13px\">95 %: " + escape(it) + "</span>")
                                        .orElse(""),
                                CELL,
                                line.bar().isPresent() ? bar(line.bar().getAsDouble()) : escape(change(line, words))));
    }

    /** Two cells beside each other, of which one has a colour. */
    private static String bar(double share) {
        int width = (int) Math.max(1, Math.round(100 * Math.clamp(share, 0, 1)));
        return "<table role=\"presentation\" style=\"border-collapse:collapse;width:100%%;min-width:48px;max-width:160px\"><tr><td style=\"height:12px;width:%d%%;background:#2f6b4a\"></td><td style=\"width:%d%%\"></td></tr></table>"
                .formatted(width, 100 - width);
    }

    private static String change(Report.Line line, Wording words) {
        return line.change()
                .map(it -> it + words.say(" on the week before", " zur Vorwoche"))
                .orElse("");
    }

    private static String text(Report report, String subject, Wording words) {
        StringBuilder text = new StringBuilder(subject).append("\n");
        if (!report.attention().isEmpty()) {
            text.append("\n").append(needs(words)).append("\n");
            report.attention().forEach(it -> text.append("- %d %s%n".formatted(it.count(), it.what())));
        }
        for (Report.Section section : report.sections()) {
            text.append("\n").append(section.title()).append("\n");
            section.lines()
                    .forEach(line -> text.append("- %s: %s%s%s%n"
                            .formatted(
                                    line.label(),
                                    line.value(),
                                    line.interval()
                                            .map(it -> " (95 %: " + it + ")")
                                            .orElse(""),
                                    line.change().isPresent() ? ", " + change(line, words) : "")));
        }
        if (!report.verdicts().isEmpty()) {
            text.append("\n").append(worth(words)).append("\n");
            report.verdicts().forEach(it -> text.append("- ").append(it).append("\n"));
        }
        return text.append("\n").append(foot(words)).append("\n").toString();
    }

    private static String needs(Wording words) {
        return words.say("This needs a person", "Das braucht einen Menschen");
    }

    private static String worth(Wording words) {
        return words.say("What journeys are worth, within a year", "Was Strecken wert sind, seit einem Jahr");
    }

    private static String foot(Wording words) {
        return words.say(
                "docs/numbers.md says what each number means. Days are those of UTC.",
                "Was jede Zahl bedeutet, steht in docs/numbers.md. Tage sind solche in UTC.");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
