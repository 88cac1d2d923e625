package dev.perennial.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {
    private static final Map<String, String> RESOURCES = Map.of(
            "hello.en.subject", "Hello{{#name}}, {{name}}{{/name}}",
            "hello.en.html",
                    "<p title=\"{{name}}\">{{name}}</p>{{total}}"
                            + "{{#surveyUrl}}<a href=\"{{surveyUrl}}\">Survey</a>{{/surveyUrl}}"
                            + "<a href=\"{{unsubscribeUrl}}\">{{postalAddress}}</a>",
            "hello.en.txt",
                    "{{name}}|{{total}}|{{unknown}}|{{#surveyUrl}}{{surveyUrl}}{{/surveyUrl}}|{{unsubscribeUrl}}|{{postalAddress}}",
            "hello.de.subject", "Guten Tag",
            "hello.de.html", "de {{total}}",
            "hello.de.txt", "de {{total}}|{{offer}}|{{offerUntil}}{{nextCategory}}",
            "offer.ten.de.txt", "10 % Nachlass",
            "category.cups.de.txt", "Tassen");

    private final List<String> read = new ArrayList<>();
    private final MailTemplates templates = new MailTemplates(name -> {
        read.add(name);
        return Optional.ofNullable(RESOURCES.get(name));
    });

    @Test
    void aMailHasSubjectHtmlAndText() {
        Mail mail = mail(Map.of("name", "Ada", "surveyUrl", "https://example.com/s?a=1&b=2"));
        assertThat(mail.subject()).isEqualTo("Hello, Ada");
        assertThat(mail.html())
                .isEqualTo("<p title=\"Ada\">Ada</p>"
                        + "<a href=\"https://example.com/s?a=1&amp;b=2\">Survey</a>"
                        + "<a href=\"https://example.com/u\">1 Garden Lane</a>");
        assertThat(mail.text()).isEqualTo("Ada|||https://example.com/s?a=1&b=2|https://example.com/u|1 Garden Lane");
    }

    @Test
    void whatIsMissingOrEmptyRendersAsNothing() {
        assertThat(mail(Map.of()).subject()).isEqualTo("Hello");
        assertThat(mail(Map.of("name", " ")).subject()).isEqualTo("Hello");
        assertThat(mail(Map.of("surveyUrl", "")).html()).doesNotContain("Survey");
    }

    @Test
    void aMailIsNotRenderedWithALinkToNowhere() {
        MailTemplates survey = new MailTemplates(_ -> Optional.of("{{csatUrl}}&score=1"));
        Map<String, String> values =
                new HashMap<>(Map.of("unsubscribeUrl", "https://example.com/u", "postalAddress", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> survey.render("survey", Locale.ENGLISH, values))
                .withMessage("the mail shows csatUrl, which is not given");
        values.put("csatUrl", "");
        assertThatIllegalArgumentException().isThrownBy(() -> survey.render("survey", Locale.ENGLISH, values));
        values.put("csatUrl", "https://example.com/s?t=1");
        assertThat(survey.render("survey", Locale.ENGLISH, values).text())
                .isEqualTo("https://example.com/s?t=1&score=1");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hant-TW, zh-Hant",
        "zh-TW, zh-Hant",
        "zh-CN, zh",
        "nn-NO, no",
        "nb, no",
        "no, no",
        "iw, he",
        "de-AT, de-AT",
        "de-CH, de",
        "es-MX, en"
    })
    void theNearestLanguageIsTaken(String asked, String got) {
        List<String> languages = List.of("en", "zh", "zh-Hant", "no", "he", "de", "de-AT");
        MailTemplates regional = new MailTemplates(name -> languages.stream()
                .filter(it -> name.startsWith("hello." + it + "."))
                .findFirst());
        assertThat(regional.render("hello", Locale.forLanguageTag(asked), values(Map.of()))
                        .text())
                .isEqualTo(got);
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "de-CH-1996,de", "en-GB,en", "fr,en", "und,en"})
    void theLanguageFallsBackToItselfWithoutRegionThenToEnglish(String asked, String got) {
        Mail mail = render("hello", Locale.forLanguageTag(asked), Map.of());
        assertThat(mail.subject()).isEqualTo(got.equals("de") ? "Guten Tag" : "Hello");
    }

    @Test
    void anOfferIsShownInTheLanguageOfTheMailAndItsLastDayAsItsReaderWritesIt() {
        Map<String, String> granted = Map.of("offer", "ten", "offerUntil", "2027-02-28");
        assertThat(render("hello", Locale.forLanguageTag("de-AT"), granted).text())
                .isEqualTo("de |10 % Nachlass|28. Februar 2027");
    }

    @Test
    void aCategoryIsShownInTheLanguageOfTheMail() {
        Map<String, String> next = Map.of("nextCategory", "cups");
        assertThat(render("hello", Locale.GERMAN, next).text()).isEqualTo("de ||Tassen");
    }

    @Test
    void anOfferThatThePlaybookNoLongerHasIsShownByItsName() {
        for (String name : List.of("gone", "../ten", "ten.de")) {
            assertThat(render("hello", Locale.GERMAN, Map.of("offer", name)).text())
                    .isEqualTo("de |" + name + "|");
        }
    }

    @Test
    void aTemplateIsReadOnce() {
        mail(Map.of());
        read.clear();
        mail(Map.of());
        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | EUR 49.98     | €49.98
                    de | EUR 1234.50   | 1.234,50 €
                    en | JPY 1200      | ¥1,200
                    de | EUR -3.00     | -3,00 €
                    en | XYZ 3.00      | XYZ 3.00
                    en | a lot         | a lot
                    """)
    void amountsAreWrittenAsTheirReadersWriteThem(String language, String total, String written) {
        String html = render("hello", Locale.forLanguageTag(language), Map.of("total", total))
                .html();
        assertThat(html.replace('\u00a0', ' ')).contains(written);
    }

    @Test
    void htmlInANameIsText() {
        String name = "<img src=x onerror=alert(1)>&\"'";
        assertThat(mail(Map.of("name", name)).html())
                .contains("<p title=\"&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;\">"
                        + "&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;</p>")
                .doesNotContain("<img");
    }

    @Test
    void anAttributeCannotBeBrokenOutOf() {
        assertThat(mail(Map.of("name", "x\" onmouseover=\"alert(1)")).html())
                .contains("<p title=\"x&quot; onmouseover=&quot;alert(1)\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{unsubscribeUrl}}", "{{{unsubscribeUrl}}}", "{{#name}}x{{/name}}"})
    void aTemplateInANameIsText(String name) {
        Mail mail = mail(Map.of("name", name));
        assertThat(mail.subject()).isEqualTo("Hello, " + name);
        assertThat(mail.text()).startsWith(name + "|");
        assertThat(mail.html()).contains(">" + name + "<");
    }

    @Test
    void aValueHasNoMembersThatATemplateCouldReach() {
        MailTemplates curious = new MailTemplates(_ -> Optional.of("{{#name}}{{length}}{{getClass}}{{/name}}."));
        assertThat(curious.render("hello", Locale.ENGLISH, values(Map.of("name", "Ada")))
                        .text())
                .isEqualTo(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.com",
                "Ada\nBcc: eve@example.com",
                "Ada\u2028Bcc: eve@example.com",
                "Ada\u0000\u0085Bcc: eve@example.com",
            })
    void aNameIsOneLine(String name) {
        // The name advertises an address as well; an order id may.
        assertThat(mail(Map.of("name", name)).subject()).isEqualTo("Hello");
        assertThat(mail(Map.of("total", name)).text()).contains("|Ada Bcc: eve@example.com|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Win at https://evil.example",
                "www.evil.example",
                "evil.com",
                "a@evil.com",
                "t.me/x",
                "t.me",
                "T.Me/x",
                "bit.ly/2xyz",
                "Claim x.com/abc now",
                "evil@x.co",
                "1.1.1.1/win",
                "Ada 1.1.1.1",
                "evil．com",
                "evil。com",
                "ｅｖｉｌ․ｃｏｍ",
                "ev\u200bil.c\u00adom",
                "foo.рф",
                "foo.xn--p1ai",
                "Visit shop.co.uk!",
                "(evil.com)",
                "Ada,evil.com",
                "mailto:ada",
                "Call +49 170 1234567",
                "Ren\uFFFD"
            })
    void aNameThatAdvertisesOrCannotBeReadIsLeftOut(String name) {
        assertThat(mail(Map.of("name", name)).subject()).isEqualTo("Hello");
        assertThat(MailVariables.harmless(values(Map.of("interest", name)), Locale.ENGLISH))
                .containsEntry("interest", "");
    }

    @ParameterizedTest
    @CsvSource({
        "Mr.Cash, Mr. Cash",
        "J.R.Best, J. R. Best",
        "Ma.de Lourdes, Ma. de Lourdes",
        "Mag.art Ada, Mag. art Ada",
        "Dr.St.Martin, Dr.St.Martin"
    })
    void aTitleIsNoHost(String name, String shown) {
        assertThat(mail(Map.of("name", name)).subject()).isEqualTo("Hello, " + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J. R. R. Tolkien",
                "Dr. Ada",
                "O'Brien",
                "مريم",
                "שרה",
                "李小龍",
                "Zoë 👩‍🚀",
                "St.John",
                "Mr.Smith",
                "J.R.R.Tolkien",
                "Sammy Davis Jr.",
                "Anne-Marie St.Clair-Lévy",
                "Smith, Jane",
                "Ph.D. Grace",
                "X Æ A-12",
                "Elizabeth II.",
                "AC/DC",
                "3M",
                "Nguyễn Văn A."
            })
    void realNamesStayAsTheyAre(String name) {
        assertThat(mail(Map.of("name", name)).subject()).isEqualTo("Hello, " + name);
        assertThat(mail(Map.of("name", name)).text()).startsWith(name + "|");
    }

    @Test
    void aNameCannotTurnTheDirectionOfWhatFollows() {
        assertThat(mail(Map.of("name", "Ada\u202e\u2066x")).subject()).isEqualTo("Hello, Ada x");
    }

    @Test
    void halfACharacterIsLeftOut() {
        assertThat(mail(Map.of("name", "Ada\ud83d")).subject()).isEqualTo("Hello, Ada");
    }

    @Test
    void aVeryLongNameIsCut() {
        String subject = mail(Map.of("name", "👩".repeat(10_000))).subject();
        assertThat(subject.codePointCount(0, subject.length())).isEqualTo("Hello, ".length() + 80);
        assertThat(subject).endsWith("👩…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "//evil.example/",
                "/relative",
                "https:",
                "https://",
                "https://exa mple.com",
                "https://example.com/\"onclick=\"x",
                "https://example.com/\nx",
            })
    void onlyWholeWebAddressesBecomeLinks(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail(Map.of("surveyUrl", address)))
                .withMessage("surveyUrl is not an http or https address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribeUrl", "postalAddress"})
    void noMailWithoutTheMeansToEndIt(String required) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail(Map.of(required, "")))
                .withMessage("no mail without " + required);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goodbye", "../hello", "hello.en", ""})
    void anUnknownTemplateIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> render(template, Locale.ENGLISH, Map.of()));
    }

    private Mail mail(Map<String, String> values) {
        return render("hello", Locale.ENGLISH, values);
    }

    private Mail render(String template, Locale locale, Map<String, String> values) {
        return templates.render(template, locale, values(values));
    }

    private static Map<String, String> values(Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        values.put("unsubscribeUrl", "https://example.com/u");
        values.put("postalAddress", "1 Garden Lane");
        values.putAll(given);
        return values;
    }
}
