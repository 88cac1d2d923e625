package dev.perennial.playbook;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every mail that this playbook sends, in every language. */
final class Shipped {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("name", "Ada"),
            Map.entry("orderId", "A-1001"),
            Map.entry("total", "EUR 49.98"),
            Map.entry("score", "9"),
            Map.entry("daysSilent", "45"),
            Map.entry("surveyUrl", "https://example.com/survey?token=s&lang=en"),
            Map.entry("csatUrl", "https://example.com/satisfaction?token=s&lang=en"),
            Map.entry("unsubscribeUrl", "https://example.com/unsubscribe?token=u"),
            Map.entry("preferencesUrl", "https://example.com/preferences?token=p"),
            Map.entry("confirmUrl", "https://example.com/confirmation?token=c"),
            Map.entry("postalAddress", "1 Garden Lane, Exampletown"),
            Map.entry("complaintId", "C-12"),
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
            Map.entry("interest", "Green teas"),
            Map.entry("kind", "login"));

    private static final MailTemplates TEMPLATES = MailTemplates.load();

    private Shipped() {}

    /** Template and language. */
    static Stream<Arguments> mails() {
        return Stream.concat(
                        Stream.of(Playbook.Confirmation.TEMPLATE),
                        Playbooks.load().journeys().stream()
                                .flatMap(journey -> journey.steps().stream())
                                .filter(Step.Send.class::isInstance)
                                .map(step -> ((Step.Send) step).template()))
                .distinct()
                .flatMap(template -> Stream.of("en", "de", "fr").map(language -> Arguments.of(template, language)));
    }

    /** The values that a mail may show. */
    static Map<String, String> values() {
        return new HashMap<>(VALUES);
    }

    static Mail render(String template, String language, Map<String, String> values) {
        return TEMPLATES.render(template, Locale.forLanguageTag(language), values);
    }
}
