package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookCompilerTest {
    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
    }

    @Test
    void aFieldThatDoesNotExistIsToldInAnAlternativeAsWell() {
        playbook.write("journeys.yaml", """
                journeys:
                  thank-you:
                    on: PurchaseCompleted
                    when:
                      $or:
                        - customer: { stagee: [LOYAL] }
                        - customer: { $or: [{ order: [1] }, { orders: [1] }] }
                        - evnt: { backfill: [true] }
                        - event: { data: { scor: [3], score: [3] } }
                    template: thanks
                    freshFor: P3D
                """);
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it).contains("\"stagee\" is not known in customer"))
                .anySatisfy(it -> assertThat(it).contains("\"order\" is not known in $or of customer"))
                .anySatisfy(it -> assertThat(it).contains("\"evnt\" is not known in $or of when"))
                .anySatisfy(it -> assertThat(it).contains("\"scor\" is not known in data"))
                .noneSatisfy(it -> assertThat(it).contains("\"score\" is not known"))
                .noneSatisfy(it -> assertThat(it).contains("\"orders\" is not known"));
    }

    @Test
    void aSoundPlaybookCompiles() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("playbook.json"))
                .contains(
                        "\"stages\":{\"onboarding\":{\"lasts\":\"P90D\"},\"loyal\":{\"orders\":4,\"for\":\"P365D\"},\"advocate\":{\"npsScore\":9,\"untilBelow\":7}}")
                .contains("\"atRisk\":{\"after\":\"P45D\",\"usualIntervals\":2,")
                .contains("\"when\":{\"customer\":{\"orders\":[{\"numeric\":[\">=\",2]}]}}")
                .contains("\"template\":\"thanks\"")
                .containsPattern("\"version\":\"[0-9a-f]{12}\"");
        assertThat(playbook.output("emails/thanks.de.subject")).isEqualTo("Danke, {{name}}");
    }

    @Test
    void aByteOrderMarkAndLineEndsOfAnySystemAreNoPartOfAFile() {
        for (String file : List.of(
                "brand.yaml", "journeys.yaml", "emails/texts.de.yaml", "emails/layout.mjml", "emails/thanks.mjml")) {
            playbook.write(file, "\uFEFF" + playbook.text(file).replace("\n", "\r\n"));
        }
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.de.html")).doesNotContain("\uFEFF", "\r", "&#13;");
        assertThat(playbook.output("emails/thanks.de.txt")).doesNotContain("\uFEFF", "\r");
    }

    @Test
    void htmlAndTextSayTheSame() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.en.html"))
                .contains("lang=\"en\"")
                .contains("<p>Hello {{name}},</p><p>thank you for order {{orderId}}.</p>")
                .contains("<a href=\"{{unsubscribeUrl}}\">Unsubscribe</a>");
        assertThat(playbook.output("emails/thanks.en.txt")).isEqualTo("""
                        Hello {{name}},

                        thank you for order {{orderId}}.

                        Tea & Co., {{postalAddress}}. Unsubscribe: {{unsubscribeUrl}}
                        """);
    }

    @Test
    void whatIsForOnePartAloneStaysOutOfTheOther() {
        playbook.replace("emails/thanks.mjml", "<mj-text>", """
                <mj-text css-class="big html-only"><a href="{{surveyUrl}}&amp;score=9">9</a></mj-text>
                <mj-button css-class="text-only" href="{{surveyUrl}}">Answer</mj-button>
                <mj-text>""");
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.en.html"))
                .contains("<a href=\"{{surveyUrl}}&amp;score=9\">9</a>")
                .doesNotContain("Answer");
        assertThat(playbook.output("emails/thanks.en.txt"))
                .startsWith("Answer: {{surveyUrl}}\n\nHello")
                .doesNotContain("score=9");
    }

    @Test
    void textsAreTextAndNotHtml() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.en.html"))
                .contains("1 &lt; 2 &amp; &quot;so on&quot;")
                .contains("Tea &amp; Co.");
    }

    @Test
    void theSamePlaybookHasTheSameVersionAndAnotherTextAnother() {
        playbook.problems();
        String first = playbook.output("playbook.json");
        playbook.problems();
        assertThat(playbook.output("playbook.json")).isEqualTo(first);
        playbook.replace("emails/texts.de.yaml", "Schön", "Wie schön").problems();
        assertThat(playbook.output("playbook.json")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    stages.yaml | orders: 4 | orders: many | stages.yaml:4:11: orders must be a number from 2 to 1000, not many
                    stages.yaml | orders: 4 | orders: 4.5 | stages.yaml:4:11: orders must be a whole number
                    stages.yaml | npsScore: 9 | npsScore: 11 | stages.yaml:7:13: npsScore must be a number from 1 to 10, not 11
                    stages.yaml | untilBelow: 7 | untilBelow: 10 | stages.yaml:8:15: untilBelow is above npsScore
                    stages.yaml | npsScore: 9 | score: 9 | stages.yaml:7:3: npsScore is missing in advocate
                    inactivity.yaml | after: P45D | after: 45 days | inactivity.yaml:2:10: after is not a duration such as P45D (45 days) or PT12H (12 hours): 45 days
                    inactivity.yaml | after: P180D | after: P30D | inactivity.yaml:8:10: after is sooner than at risk (atRisk: after)
                    inactivity.yaml | longest: P120D | longest: P2D | inactivity.yaml:6:12: longest is shorter than shortest
                    surveys.yaml | window: | windoow: | surveys.yaml:2:3: "windoow" is not known in nps; there are [askAgainAfter, window]
                    courtesy.yaml | ask: false | ask: perhaps | courtesy.yaml:11:8: ask is true or false, not perhaps
                    courtesy.yaml | perMonth: 3 | perMonth: 0 | courtesy.yaml:13:13: perMonth must be a number from 1 to 100, not 0
                    courtesy.yaml | ask: false | ask: true | emails/confirm.mjml:1:1: this file is missing: courtesy.yaml says that we ask
                    journeys.yaml | thank-you: | confirmation: | journeys.yaml:2:3: no journey may be named confirmation
                    emails/thanks.mjml | [[body]] | [[body]] <a href="{{confirmUrl}}">x</a> | emails/thanks.mjml:2:21: PurchaseCompleted, upon which this mail is sent, has no {{confirmUrl}}
                    brand.yaml | https: | javascript: | brand.yaml:2:10: website is an address that begins with https://
                    journeys.yaml | PurchaseCompleted | PurchaseComplete | journeys.yaml:3:9: there is no event "PurchaseComplete"; there are
                    journeys.yaml | template: thanks | template: thank | journeys.yaml:7:15: there is no mail "thank"; there are [thanks]
                    journeys.yaml | freshFor: P3D | freshFor: PT0S | journeys.yaml:8:15: freshFor is not a duration
                    journeys.yaml | thank-you: | Thank You: | journeys.yaml:2:3: a journey's name is at most 30 small letters, digits and hyphens, not "Thank You"
                    journeys.yaml | numeric: | nummeric: | journeys.yaml:5:7: when of thank-you is not an EventBridge pattern:
                    journeys.yaml | orders: | order: | journeys.yaml:6:9: "order" is not known in customer; there are [
                    emails/layout.mjml | {{postalAddress}} | us | emails/layout.mjml:1:1: every mail must show {{postalAddress}}
                    emails/layout.mjml | <mj-include path="content"/> | <mj-spacer/> | emails/layout.mjml:1:1: <mj-include path="content"/> is missing
                    emails/layout.mjml | </mj-body> | </mj-bodi> | emails/layout.mjml:8:1: not well-formed:
                    emails/thanks.mjml | [[body]] | [[body]]<br> | emails/thanks.mjml:3:1: not well-formed:
                    emails/thanks.mjml | [[body]] | [[brand.logo]] | emails/thanks.mjml:2:3: brand.yaml has no "logo"
                    emails/thanks.mjml | [[body]] | [[body]] {{nickname}} | emails/thanks.mjml:2:12: there is no value {{nickname}}; there are
                    emails/thanks.mjml | [[body]] | [[body]] {{score}} | emails/thanks.mjml:2:12: PurchaseCompleted, upon which this mail is sent, has no {{score}}
                    emails/thanks.mjml | [[body]] | [[body]] {{{name}}} | emails/thanks.mjml:2:12: {{{name}} is not allowed
                    emails/thanks.mjml | [[body]] | [[body]] {{&name}} | emails/thanks.mjml:2:12: {{&name}} is not allowed
                    emails/thanks.mjml | [[body]] | [[body]] <a href="{{name}}">x</a> | emails/thanks.mjml:2:1: href="{{name}}": a value may stand in href alone
                    emails/thanks.mjml | [[body]] | [[body]] <b style='{{surveyUrl}}'>x</b> | emails/thanks.mjml:2:1: style="{{surveyUrl}}": a value may stand in href alone
                    emails/thanks.mjml | [[body]] | [[body]] {{#name}} | emails/thanks.mjml:1:1: with the texts of emails/texts.de.yaml it cannot be rendered:
                    emails/thanks.mjml | <mj-text> | <mj-buton/><mj-text> | emails/thanks.mjml:1:1: MJML has no <mj-buton>
                    emails/texts.de.yaml | preheader: | vorspann: | emails/texts.de.yaml:4:3: preheader is missing in thanks: What an inbox shows behind the subject.
                    emails/texts.de.yaml | preheader: | vorspann: | emails/texts.de.yaml:5:3: no mail shows the text "vorspann" of "thanks"
                    emails/texts.de.yaml | Guten Tag {{name}} | "{{nmae}}" | emails/texts.de.yaml:6:9: there is no value {{nmae}}; there are
                    emails/texts.de.yaml | Guten Tag {{name}} | "[[brand.nmae]]" | emails/texts.de.yaml:6:9: [[brand.nmae]] is not known here
                    emails/texts.de.yaml | body: Guten Tag {{name}} | body: {a: b} | emails/texts.de.yaml:6:9: body must be a text, or a list of texts
                    emails/texts.de.yaml | stop: Abmelden | stop: [ | emails/texts.de.yaml:4:10: this is not YAML:
                    """)
    void aMistakeIsToldWithItsPlace(String file, String old, String by, String problem) {
        playbook.replace(file, old, by);
        assertThat(playbook.problems()).anyMatch(told -> told.startsWith(problem));
        assertThat(playbook.wroteNothing()).isTrue();
    }

    @Test
    void theMailThatAsksForAConsentShowsItsLink() {
        playbook.write("emails/confirm.mjml", "<mj-text>[[body]]</mj-text>")
                .replace("courtesy.yaml", "ask: false", "ask: true");
        assertThat(playbook.problems()).contains("emails/confirm.mjml:1:1: this mail must show {{confirmUrl}}");
    }

    @Test
    void aMonthAllowsNoLessThanADay() {
        playbook.replace("courtesy.yaml", "  perDay: 1\n  perMonth", "  perDay: 4\n  perMonth");
        assertThat(playbook.problems()).contains("courtesy.yaml:13:13: perMonth is less than perDay");
    }

    @Test
    void aMissingFileIsToldOnceWithoutWhatFollowsFromIt() {
        playbook.delete("inactivity.yaml");
        assertThat(playbook.problems()).containsExactly("inactivity.yaml:1:1: this file is missing");
    }

    @Test
    void englishIsNeededAsTheFallback() {
        playbook.delete("emails/texts.en.yaml");
        assertThat(playbook.problems())
                .containsExactly("emails/texts.en.yaml:1:1: this file is missing; English is the fallback");
    }

    @Test
    void aKeyThatStandsTwiceIsTold() {
        playbook.replace("surveys.yaml", "nps:\n", "nps:\n  window: P10D\n");
        assertThat(playbook.problems()).containsExactly("surveys.yaml:3:3: \"window\" stands here twice");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        playbook.replace("stages.yaml", "orders: 4", "orders: 0")
                .replace("surveys.yaml", "window: P90D", "window: soon")
                .replace("journeys.yaml", "template: thanks", "template: tanks");
        assertThat(playbook.problems()).hasSize(3);
    }

    @Test
    void aMailThatGmailWouldCutOffIsRefused() {
        playbook.write("emails/thanks.mjml", "<mj-text>[[body]]" + "x".repeat(102_000) + "</mj-text>");
        assertThat(playbook.problems()).anyMatch(told -> told.contains("Gmail cuts off what is longer than 102000"));
    }

    @Test
    void aLanguageThatIsGivenUpLeavesNothingBehind() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.delete("emails/texts.de.yaml").problems()).isEmpty();
        assertThat(playbook.outputs())
                .containsExactlyInAnyOrder("thanks.en.html", "thanks.en.subject", "thanks.en.txt");
    }

    @Test
    void commentsStayAtHome() {
        playbook.replace("emails/thanks.mjml", "<mj-text>", "<!-- a [[note]]\n for {{us}} -->\n<mj-text>");
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.en.html")).doesNotContain("for {{us}}");
    }

    @Test
    void aRegionSaysWhatItSaysOtherwiseAndItsLanguageTheRest() {
        playbook.write("emails/texts.de-AT.yaml", "thanks:\n  subject: Servus, {{name}}\n");
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.de-AT.subject")).isEqualTo("Servus, {{name}}");
        assertThat(playbook.output("emails/thanks.de-AT.txt")).contains("Guten Tag", "Abmelden");
        assertThat(playbook.output("languages.txt")).isEqualTo("de\nde-AT\nen\n");
    }

    @Test
    void aRegionWithoutItsLanguageSaysEverything() {
        playbook.write("emails/texts.pt-BR.yaml", "thanks:\n  subject: Obrigado, {{name}}\n");
        assertThat(playbook.problems())
                .contains(
                        "emails/texts.pt-BR.yaml:2:3: the text \"body\" of \"thanks\" is missing; emails/thanks.mjml shows it");
        playbook.write("emails/texts.pt-BR.yaml", playbook.text("emails/texts.de.yaml"));
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.pt-BR.html")).contains("lang=\"pt-BR\"");
    }

    @Test
    void aLanguageThatNeedNotBeWholeMayLeaveOutAMail() {
        String bye = "bye:\n  subject: Adieu\n  preheader: Adieu\n  farewell: Adieu\n";
        playbook.write("emails/bye.mjml", "<mj-text>[[farewell]]</mj-text>")
                .write("emails/texts.en.yaml", playbook.text("emails/texts.en.yaml") + bye)
                .write("emails/texts.de.yaml", playbook.text("emails/texts.de.yaml") + bye)
                .write("emails/texts.fr.yaml", "layout:\n  stop: Se désinscrire\n" + bye);
        assertThat(playbook.problems())
                .isNotEmpty()
                .allSatisfy(told ->
                        assertThat(told).startsWith("emails/texts.fr.yaml").contains("of \"thanks\" is missing"));
        playbook.write("brand.yaml", playbook.text("brand.yaml") + "languages: [en, de]\n");
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.notices())
                .containsExactly("emails/texts.fr.yaml: \"thanks\" is not there; whoever reads fr gets it in English");
        assertThat(playbook.outputs()).contains("bye.fr.html").doesNotContain("thanks.fr.html");
    }

    @Test
    void aMailThatIsBegunIsWrittenToTheEnd() {
        playbook.write("brand.yaml", playbook.text("brand.yaml") + "languages: [en, de]\n")
                .write("emails/texts.fr.yaml", """
                        layout:
                          stop: Se désinscrire
                        thanks:
                          subject: Merci, {{name}}
                          preheader: Merci
                        """);
        assertThat(playbook.problems())
                .singleElement()
                .asString()
                .startsWith("emails/texts.fr.yaml:4:3: ")
                .endsWith("the text \"body\" of \"thanks\" is missing; emails/thanks.mjml shows it");
    }

    @Test
    void wordsThatALanguageNeedNotHaveAreEnglish() {
        playbook.write("brand.yaml", playbook.text("brand.yaml") + "languages: [en]\n")
                .write("loyalty.yaml", """
                        points:
                          for: { EUR: 1 }
                          months: 12
                        tiers:
                          by: points
                          levels:
                            silver: { from: 150, name: { en: Silver } }
                        """);
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/tier.silver.de.txt")).isEqualTo("Silver");
        assertThat(playbook.notices())
                .containsExactly("loyalty.yaml: silver has no words in de; its mails show the English ones");
    }

    @Test
    void aLanguageWithoutTextsCannotBeWhole() {
        playbook.write("brand.yaml", playbook.text("brand.yaml") + "languages: [en, it]\n");
        assertThat(playbook.problems())
                .containsExactly("brand.yaml:3:12: there is no emails/texts.it.yaml; there are [de, en]");
    }

    @Test
    void aTextOfARegionThatNoMailShowsIsTold() {
        playbook.write("emails/texts.de-AT.yaml", "thanks:\n  closing: Baba\n");
        assertThat(playbook.problems())
                .containsExactly("emails/texts.de-AT.yaml:2:3: no mail shows the text \"closing\" of \"thanks\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "texts.de_AT.yaml | \"de_AT\" is not the tag of a language, such as de, de-AT or zh-Hant",
                "texts.deutsch-neu-2.yaml | \"deutsch-neu-2\" is not the tag of a language, such as de, de-AT or zh-Hant",
                "texts.DE.yaml | the texts in de are those of emails/texts.",
                "texts.yaml | a mail is named such as thank-you.mjml, texts such as texts.de.yaml",
                "texts.de.yml | a mail is named such as thank-you.mjml, texts such as texts.de.yaml",
                "Thanks.mjml | a mail is named such as thank-you.mjml, texts such as texts.de.yaml"
            })
    void aFileThatNoMailUsesIsTold(String file, String sentence) {
        playbook.write("emails/" + file, playbook.text("emails/texts.de.yaml"));
        assertThat(playbook.problems()).anySatisfy(it -> assertThat(it).contains("no mail uses this file: ", sentence));
    }

    @Test
    void anOldTagIsTheLanguageThatItGaveWayTo() {
        playbook.write("emails/texts.iw.yaml", playbook.text("emails/texts.de.yaml"));
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("emails/thanks.he.html")).contains("lang=\"he\"");
        playbook.write("emails/texts.he.yaml", playbook.text("emails/texts.de.yaml"));
        assertThat(playbook.problems())
                .containsExactly(
                        "emails/texts.iw.yaml:1:1: no mail uses this file: the texts in he are those of emails/texts.he.yaml");
    }

    @Test
    void aMailFromRightToLeftIsMirroredAndItsValuesAreIsolated() {
        playbook.write("emails/texts.ar.yaml", """
                layout:
                  stop: إلغاء
                thanks:
                  subject: شكرا، {{name}} من [[brand.name]]
                  preheader: مرحبا
                  body: الطلب {{orderId}} (مدفوع)
                """);
        playbook.write(
                "emails/thanks.mjml",
                "<mj-text padding=\"1px 2px 3px 4px\">[[body]]</mj-text>"
                        + "<mj-table><tr><td align=\"left\">1</td><td align=\"right\">2</td></tr></mj-table>"
                        + "<mj-button href=\"{{unsubscribeUrl}}\" align=\"left\">x</mj-button>");
        assertThat(playbook.problems()).isEmpty();
        String html = playbook.output("emails/thanks.ar.html");
        assertThat(html)
                .contains(
                        "<html lang=\"ar\" dir=\"rtl\"",
                        "lang=\"ar\" dir=\"rtl\"",
                        "الطلب \u2068{{orderId}}\u2069 (مدفوع)",
                        "<td align=\"right\">1</td><td align=\"left\">2</td>",
                        "padding:1px 4px 3px 2px",
                        "\u2068{{postalAddress}}\u2069",
                        "\u2068Tea &amp; Co.\u2069",
                        "href=\"{{unsubscribeUrl}}\"")
                .doesNotContain("direction:ltr", "text-align:left", "dir=\"ltr\"");
        assertThat(playbook.output("emails/thanks.ar.subject"))
                .isEqualTo("شكرا، \u2068{{name}}\u2069 من \u2068Tea & Co.\u2069");
        assertThat(playbook.output("emails/thanks.ar.txt")).contains("\u2068{{orderId}}\u2069", ": {{unsubscribeUrl}}");
        assertThat(playbook.output("emails/thanks.en.html"))
                .contains("dir=\"ltr\"", "<td align=\"left\">1</td>", "padding:1px 2px 3px 4px")
                .doesNotContain("\u2068", "rtl");
    }
}
