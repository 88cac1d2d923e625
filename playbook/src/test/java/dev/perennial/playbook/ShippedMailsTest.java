package dev.perennial.playbook;

import static dev.perennial.playbook.Shipped.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every mail in every language has to have. */
class ShippedMailsTest {
    private static final Map<String, String> VALUES = Shipped.values();

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void isWholeAndSmall(String template, String language) {
        Mail mail = render(template, language, VALUES);
        assertThat(mail.subject()).isNotBlank().hasSizeLessThan(80);
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(102_000);
        assertThat(mail.html()).doesNotContain("{{", "[[", "<mj-");
        assertThat(mail.text()).doesNotContain("{{", "[[", "<", "&amp;", "\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void saysHowToEndItAndWhoWrites(String template, String language) {
        Mail mail = render(template, language, VALUES);
        assertThat(mail.html())
                .contains("<a href=\"https://example.com/unsubscribe?token=u\">")
                .contains("<a href=\"https://example.com/preferences?token=p\">")
                .contains("1 Garden Lane, Exampletown");
        assertThat(mail.text())
                .contains(": https://example.com/unsubscribe?token=u\n")
                .contains("1 Garden Lane, Exampletown");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void canBeReadAloud(String template, String language) {
        String html = render(template, language, VALUES).html();
        assertThat(html).contains("<html lang=\"" + language + "\"").contains("<title>");
        assertThat(count("<h1>", html)).isOne();
        assertThat(count("<table", html)).isEqualTo(count("<table[^>]*role=\"presentation\"", html));
        assertThat(count("<img(?![^>]*alt=)", html)).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void fetchesNothingFromAnybody(String template, String language) {
        String html = render(template, language, VALUES).html();
        assertThat(html).doesNotContain("src=", "@import", "url(", "<link");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void greetsByNameOrWithout(String template, String language) {
        Map<String, String> nameless = new HashMap<>(VALUES);
        nameless.remove("name");
        String hello = Map.of("en", "Hello", "de", "Guten Tag", "fr", "Bonjour").get(language);
        assertThat(render(template, language, VALUES).text()).contains(hello + " Ada,\n");
        assertThat(render(template, language, nameless).text()).contains(hello + ",\n");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void survivesAHostileName(String template, String language) {
        Map<String, String> hostile = new HashMap<>(VALUES);
        hostile.put("name", "\"><script>alert(1)</script>{{unsubscribeUrl}}");
        Mail mail = render(template, language, hostile);
        assertThat(mail.html()).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(mail.text()).contains("{{unsubscribeUrl}}");
    }

    @Test
    void theSurveyIsAskedForOnlyWhereThereIsALink() {
        for (String language : List.of("en", "de", "fr")) {
            Map<String, String> without = new HashMap<>(VALUES);
            without.remove("surveyUrl");
            Mail asking = render("thank-you", language, VALUES);
            assertThat(asking.html())
                    .contains("href=\"https://example.com/survey?token=s&amp;lang=en&amp;score=0\"")
                    .contains("href=\"https://example.com/survey?token=s&amp;lang=en&amp;score=10\"");
            assertThat(asking.text()).contains(": https://example.com/survey?token=s&lang=en\n");
            Mail silent = render("thank-you", language, without);
            assertThat(silent.html())
                    .doesNotContain("survey")
                    .hasSizeLessThan(asking.html().length());
            assertThat(silent.text()).doesNotContain("survey", "\n\n\n");
        }
    }

    @Test
    void germanIsGerman() {
        assertThat(render("thank-you", "de-AT", VALUES).text())
                .contains("Herzliche Grüße", "Vielen Dank für Ihre Bestellung");
    }

    @Test
    void frenchIsFrench() {
        assertThat(render("thank-you", "fr-CA", VALUES).text())
                .contains(
                        "Bien cordialement,",
                        "Merci pour votre commande",
                        "Pouvons-nous vous poser une seule question\u202f?");
        assertThat(render("loyal", "fr", VALUES).text()).contains("Livraison offerte pour votre prochaine commande");
        assertThat(render("tier-reached", "fr", VALUES).text()).contains("Argent");
    }

    private static long count(String pattern, String html) {
        // What Outlook alone reads stands in comments.
        String visible =
                Pattern.compile("<!--.*?-->", Pattern.DOTALL).matcher(html).replaceAll("");
        return Pattern.compile(pattern).matcher(visible).results().count();
    }
}
