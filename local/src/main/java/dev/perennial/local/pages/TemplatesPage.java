package dev.perennial.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import dev.perennial.playbook.Mail;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every mail of the playbook in every language, with sample values; another value can be tried in the query, such as
 * {@code ?name=Grace}.
 */
final class TemplatesPage {
    private static final String FOLDER = "/local/templates/";
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("name", "Ada"),
            Map.entry("orderId", "A-1001"),
            Map.entry("total", "EUR 49.98"),
            Map.entry("score", "9"),
            Map.entry("stars", "2"),
            Map.entry("daysSilent", "45"),
            Map.entry("interest", "Green teas"),
            Map.entry("complaintId", "C-12"),
            Map.entry("kind", "login"),
            Map.entry("offer", "loyal"),
            Map.entry("offerCode", "K7QM-3XDT-9PHY"),
            Map.entry("offerUntil", "2027-02-28"),
            Map.entry("contract", "Tea every month"),
            Map.entry("expectedOn", "2026-12-09"),
            Map.entry("contractEndsOn", "2027-02-28"),
            Map.entry("contractTerms", "12 months, EUR 19.90 a month"),
            Map.entry("tier", "silver"),
            Map.entry("nextCategory", "cups"),
            Map.entry("years", "2"),
            Map.entry("surveyUrl", "https://example.com/survey?token=sample"),
            Map.entry("csatUrl", "https://example.com/satisfaction?token=sample"),
            Map.entry("preferencesUrl", "https://example.com/preferences?token=sample"),
            Map.entry("confirmUrl", "https://example.com/confirmation?token=sample"),
            Map.entry("postalAddress", "Perennial Tea Ltd, 1 Garden Lane, Exampletown"));

    private static final Map<String, String> OFFERS = offers();

    private final MailTemplates templates = MailTemplates.load();

    /** A template in a language of which there is a file. */
    private record Sheet(String template, String language) {
        String path() {
            return FOLDER + template + "." + language;
        }
    }

    private static List<Sheet> sheets() {
        return Stream.concat(
                        Stream.of(Playbook.Confirmation.TEMPLATE),
                        Playbooks.load().journeys().stream()
                                .flatMap(journey -> journey.steps().stream())
                                .filter(Step.Send.class::isInstance)
                                .map(step -> ((Step.Send) step).template()))
                .distinct()
                .sorted()
                .flatMap(template -> languages().stream().map(language -> new Sheet(template, language)))
                .filter(TemplatesPage::exists)
                .toList();
    }

    /** The languages of the compiled playbook. */
    private static List<String> languages() {
        try (InputStream in = MailTemplates.class.getResourceAsStream("/playbook/languages.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static boolean exists(Sheet sheet) {
        String file = "/playbook/emails/" + sheet.template + "." + sheet.language + ".html";
        return MailTemplates.class.getResource(file) != null;
    }

    HttpAnswer all(HttpCall call) {
        Map<String, String> values = values(call);
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        StringBuilder list = new StringBuilder(
                "<p class=\"soft\">Every mail of the playbook, with sample values. Try others in the address: "
                        + "<a href=\"?name=Grace&amp;score=3\">?name=Grace&amp;score=3</a></p><ol class=\"mails\">");
        for (Sheet sheet : sheets()) {
            Mail mail = render(sheet, values);
            list.append("""
                    <li><details>
                    <summary><span class="subject">%s</span><br><span class="soft">%s, %s · %d bytes</span></summary>
                    <div class="mail">
                    <iframe sandbox loading="lazy" title="%s, %s" src="%s"></iframe>
                    <details><summary>Text part</summary><pre tabindex="0">%s</pre></details>
                    </div></details></li>
                    """.formatted(
                            Page.escape(mail.subject()),
                            sheet.template,
                            sheet.language,
                            mail.html().getBytes(UTF_8).length,
                            sheet.template,
                            sheet.language,
                            Page.escape(sheet.path() + query),
                            Page.escape(mail.text())));
        }
        return Page.of("Mail templates", list.append("</ol>").toString());
    }

    /** One mail by itself, unable to run scripts; empty where the path names none. */
    Optional<HttpAnswer> one(HttpCall call) {
        if (!call.path().startsWith(FOLDER)) {
            return Optional.empty();
        }
        return sheets().stream()
                .filter(sheet -> sheet.path().equals(call.path()))
                .findFirst()
                .map(sheet -> render(sheet, values(call)))
                .map(mail -> new HttpAnswer(
                        200,
                        Map.of(
                                "content-type",
                                List.of("text/html; charset=utf-8"),
                                "content-security-policy",
                                List.of("sandbox; script-src 'none'")),
                        mail.html().getBytes(UTF_8)));
    }

    private Mail render(Sheet sheet, Map<String, String> values) {
        Map<String, String> shown = new HashMap<>(values);
        String usual = SAMPLES.getOrDefault("offer", "");
        if (values.getOrDefault("offer", "").equals(usual)) {
            shown.put("offer", OFFERS.getOrDefault(sheet.template, usual));
        }
        return templates.render(sheet.template, Locale.forLanguageTag(sheet.language), shown);
    }

    /** The offer that was granted last before a mail, for those that one comes before. */
    private static Map<String, String> offers() {
        Map<String, String> offers = new HashMap<>();
        for (Journey journey : Playbooks.load().journeys()) {
            Optional<String> granted = Optional.empty();
            for (Step step : journey.steps()) {
                if (step instanceof Step.Grant grant) {
                    granted = Optional.of(grant.offer());
                } else if (step instanceof Step.Send send) {
                    granted.ifPresent(offer -> offers.putIfAbsent(send.template(), offer));
                }
            }
        }
        return offers;
    }

    private static Map<String, String> values(HttpCall call) {
        Map<String, String> values = new HashMap<>(SAMPLES);
        for (String pair : call.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !pair.substring(0, equals).endsWith("Url")) {
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        values.put("unsubscribeUrl", "https://example.com/unsubscribe?token=sample");
        values.computeIfPresent("postalAddress", (_, it) -> it.isBlank() ? "1 Garden Lane" : it);
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
