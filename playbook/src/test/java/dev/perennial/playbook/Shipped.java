package dev.perennial.playbook;

import dev.perennial.domain.Playbook;
import dev.perennial.domain.Step;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every mail that this playbook sends, in every language. */
final class Shipped {
    private static final Map<String, String> VALUES =
            Map.of(
                    "name", "Ada",
                    "orderId", "A-1001",
                    "total", "EUR 49.98",
                    "score", "9",
                    "daysSilent", "45",
                    "surveyUrl", "https://example.com/survey?token=s&lang=en",
                    "unsubscribeUrl", "https://example.com/unsubscribe?token=u",
                    "preferencesUrl", "https://example.com/preferences?token=p",
                    "confirmUrl", "https://example.com/confirmation?token=c",
                    "postalAddress", "1 Garden Lane, Exampletown");

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
                .flatMap(
                        template ->
                                Stream.of("en", "de")
                                        .map(language -> Arguments.of(template, language)));
    }

    /** The values that a mail may show. */
    static Map<String, String> values() {
        return new HashMap<>(VALUES);
    }

    static Mail render(String template, String language, Map<String, String> values) {
        return TEMPLATES.render(template, Locale.forLanguageTag(language), values);
    }
}
