package dev.perennial.flow.report;

import dev.perennial.domain.indicators.Wording;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mail of a report: tables with bars of table cells, for pictures from elsewhere are not shown by mail clients. */
public record ReportMail(String subject, String html, String text) {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN);
    private static final String CELL =
            "padding:4px 8px 4px 0;border-bottom:1px solid #d9e0da;vertical-align:top;text-align:left;overflow-wrap:anywhere";

    /**
     * Writes the mail.
     *
     * @param company as the brand calls itself
     */
    public static ReportMail of(Report report, Wording words, String company) {
        boolean german = words == Wording.GERMAN;
        DateTimeFormatter day = german ? GERMAN : ENGLISH;
        String week = day.format(report.week().from()) + " – "
                + day.format(report.week().to());
        String subject = (german ? "Die Woche in Zahlen, " : "The week in numbers, ") + week;
        return new ReportMail(subject, html(report, company, subject, german), text(report, subject, german));
    }

    private static String html(Report report, String company, String subject, boolean german) {
        StringBuilder html = new StringBuilder(
                """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"><title>%s</title></head>
                <body style="margin:0;padding:16px;font:16px/1.5 sans-serif"><div style="max-width:640px;margin:0 auto">
                <h1 style="font:600 22px/1.3 Georgia,serif">%s</h1><p>%s</p>
                """.formatted(german ? "de" : "en", escape(subject), escape(subject), escape(company)));
        if (!report.attention().isEmpty()) {
            heading(html, needs(german));
            html.append("<ul>");
            report.attention()
                    .forEach(it -> html.append("<li><b>%d</b> %s</li>".formatted(it.count(), escape(it.what()))));
            html.append("</ul>");
        }
        for (Report.Section section : report.sections()) {
            heading(html, section.title());
            html.append("<table style=\"border-collapse:collapse;width:100%\"><tbody>");
            section.lines().forEach(line -> line(html, line, german));
            html.append("</tbody></table>");
        }
        if (!report.verdicts().isEmpty()) {
            heading(html, worth(german));
            html.append("<ul>");
            report.verdicts().forEach(it -> html.append("<li>" + escape(it) + "</li>"));
            html.append("</ul>");
        }
        return html.append("<p style=\"font-size:13px\">%s</p></div></body></html>\n".formatted(escape(foot(german))))
                .toString();
    }

    private static void heading(StringBuilder html, String title) {
        html.append("<h2 style=\"font:600 17px/1.3 Georgia,serif;margin:24px 0 4px\">" + escape(title) + "</h2>");
    }

    private static void line(StringBuilder html, Report.Line line, boolean german) {
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
                                line.bar().isPresent() ? bar(line.bar().getAsDouble()) : escape(change(line, german))));
    }

    /** Two cells beside each other, of which one has a colour. */
    private static String bar(double share) {
        int width = (int) Math.max(1, Math.round(100 * Math.clamp(share, 0, 1)));
        return "<table role=\"presentation\" style=\"border-collapse:collapse;width:100%%;min-width:48px;max-width:160px\"><tr><td style=\"height:12px;width:%d%%;background:#2f6b4a\"></td><td style=\"width:%d%%\"></td></tr></table>"
                .formatted(width, 100 - width);
    }

    private static String change(Report.Line line, boolean german) {
        return line.change()
                .map(it -> it + (german ? " zur Vorwoche" : " on the week before"))
                .orElse("");
    }

    private static String text(Report report, String subject, boolean german) {
        StringBuilder text = new StringBuilder(subject).append("\n");
        if (!report.attention().isEmpty()) {
            text.append("\n").append(needs(german)).append("\n");
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
                                    line.change().isPresent() ? ", " + change(line, german) : "")));
        }
        if (!report.verdicts().isEmpty()) {
            text.append("\n").append(worth(german)).append("\n");
            report.verdicts().forEach(it -> text.append("- ").append(it).append("\n"));
        }
        return text.append("\n").append(foot(german)).append("\n").toString();
    }

    private static String needs(boolean german) {
        return german ? "Das braucht einen Menschen" : "This needs a person";
    }

    private static String worth(boolean german) {
        return german ? "Was Strecken wert sind, seit einem Jahr" : "What journeys are worth, within a year";
    }

    private static String foot(boolean german) {
        return german
                ? "Was jede Zahl bedeutet, steht in docs/numbers.md. Tage sind solche in UTC."
                : "docs/numbers.md says what each number means. Days are those of UTC.";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
