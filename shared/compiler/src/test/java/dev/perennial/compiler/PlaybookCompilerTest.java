package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
                .anySatisfy(it -> assertThat(it).contains("cannot see customer.stagee"))
                .anySatisfy(it -> assertThat(it).contains("cannot see customer.order;"))
                .anySatisfy(it -> assertThat(it).contains("cannot see evnt"))
                .anySatisfy(it -> assertThat(it).contains("cannot see event.data.scor;"))
                .noneSatisfy(it -> assertThat(it).contains("cannot see event.data.score;"))
                .noneSatisfy(it -> assertThat(it).contains("cannot see customer.orders"));
    }

    @Test
    void aSoundPlaybookCompiles() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("playbook.json"))
                .contains(
                        "\"stages\":{\"onboardingLasts\":\"PT2160H\",\"loyalFromOrders\":4,\"loyalFor\":\"PT8760H\",\"advocateFromScore\":9,\"advocateUntilBelow\":7}")
                .contains("\"atRiskAfter\":\"PT1080H\",\"usualIntervals\":2.0")
                .contains("\"when\":{\"customer\":{\"orders\":[{\"numeric\":[\">=\",2]}]}}")
                .contains("\"template\":\"thanks\"")
                .containsPattern("\"version\":\"[0-9a-f]{12}\"");
        assertThat(playbook.output("emails/thanks.de.subject")).isEqualTo("Danke, {{name}}");
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
                    stages.yaml | orders: 4 | orders: many | stages.yaml:4: orders must be a number from 2 to 1000, not many
                    stages.yaml | orders: 4 | orders: 4.5 | stages.yaml:4: orders must be a whole number
                    stages.yaml | npsScore: 9 | npsScore: 11 | stages.yaml:7: npsScore must be a number from 1 to 10, not 11
                    stages.yaml | untilBelow: 7 | untilBelow: 10 | stages.yaml:8: untilBelow is above npsScore
                    stages.yaml | npsScore: 9 | score: 9 | stages.yaml:7: npsScore is missing in advocate
                    inactivity.yaml | after: P45D | after: 45 days | inactivity.yaml:2: after is not a duration such as P45D (45 days) or PT12H (12 hours): 45 days
                    inactivity.yaml | after: P180D | after: P30D | inactivity.yaml:8: after is sooner than at risk (atRisk: after)
                    inactivity.yaml | longest: P120D | longest: P2D | inactivity.yaml:6: longest is shorter than shortest
                    surveys.yaml | window: | windoow: | surveys.yaml:2: "windoow" is not known in nps; there are [askAgainAfter, window]
                    courtesy.yaml | ask: false | ask: perhaps | courtesy.yaml:11: ask is true or false, not perhaps
                    courtesy.yaml | perMonth: 3 | perMonth: 0 | courtesy.yaml:13: perMonth must be a number from 1 to 100, not 0
                    courtesy.yaml | ask: false | ask: true | emails/confirm.mjml:1: this file is missing: courtesy.yaml says that we ask
                    journeys.yaml | thank-you: | confirmation: | journeys.yaml:3: no journey may be named confirmation
                    emails/thanks.mjml | [[body]] | [[body]] <a href="{{confirmUrl}}">x</a> | emails/thanks.mjml:2: PurchaseCompleted, upon which this mail is sent, has no {{confirmUrl}}
                    brand.yaml | https: | javascript: | brand.yaml:2: website is an address that begins with https://
                    journeys.yaml | PurchaseCompleted | PurchaseComplete | journeys.yaml:3: there is no event "PurchaseComplete"; there are
                    journeys.yaml | template: thanks | template: thank | journeys.yaml:7: there is no mail "thank"; there are [thanks]
                    journeys.yaml | freshFor: P3D | freshFor: PT0S | journeys.yaml:8: freshFor is not a duration
                    journeys.yaml | thank-you: | Thank You: | journeys.yaml:3: a journey's name is at most 30 small letters, digits and hyphens
                    journeys.yaml | numeric: | nummeric: | journeys.yaml:5: when of thank-you is not an EventBridge pattern:
                    journeys.yaml | orders: | order: | journeys.yaml:5: a condition cannot see customer.order; there are
                    emails/layout.mjml | {{postalAddress}} | us | emails/layout.mjml:1: every mail must show {{postalAddress}}
                    emails/layout.mjml | <mj-include path="content"/> | <mj-spacer/> | emails/layout.mjml:1: <mj-include path="content"/> is missing
                    emails/layout.mjml | </mj-body> | </mj-bodi> | emails/layout.mjml:8: not well-formed:
                    emails/thanks.mjml | [[body]] | [[body]]<br> | emails/thanks.mjml:3: not well-formed:
                    emails/thanks.mjml | [[body]] | [[brand.logo]] | emails/thanks.mjml:2: brand.yaml has no "logo"
                    emails/thanks.mjml | [[body]] | [[body]] {{nickname}} | emails/thanks.mjml:2: there is no value {{nickname}}; there are
                    emails/thanks.mjml | [[body]] | [[body]] {{score}} | emails/thanks.mjml:2: PurchaseCompleted, upon which this mail is sent, has no {{score}}
                    emails/thanks.mjml | [[body]] | [[body]] {{{name}}} | emails/thanks.mjml:2: {{{name}} is not allowed
                    emails/thanks.mjml | [[body]] | [[body]] {{&name}} | emails/thanks.mjml:2: {{&name}} is not allowed
                    emails/thanks.mjml | [[body]] | [[body]] <a href="{{name}}">x</a> | emails/thanks.mjml:2: href="{{name}}": a value may stand in href alone
                    emails/thanks.mjml | [[body]] | [[body]] <b style='{{surveyUrl}}'>x</b> | emails/thanks.mjml:2: style="{{surveyUrl}}": a value may stand in href alone
                    emails/thanks.mjml | [[body]] | [[body]] {{#name}} | emails/thanks.mjml:1: with the texts of emails/texts.de.yaml it cannot be rendered:
                    emails/thanks.mjml | <mj-text> | <mj-buton/><mj-text> | emails/thanks.mjml:1: MJML has no <mj-buton>
                    emails/texts.de.yaml | preheader: | vorspann: | emails/texts.de.yaml:4: the text "preheader" of "thanks" is missing; emails/layout.mjml shows it
                    emails/texts.de.yaml | preheader: | vorspann: | emails/texts.de.yaml:5: no mail shows the text "vorspann" of "thanks"
                    emails/texts.de.yaml | Guten Tag {{name}} | "{{nmae}}" | emails/texts.de.yaml:6: there is no value {{nmae}}; there are
                    emails/texts.de.yaml | Guten Tag {{name}} | "[[brand.nmae]]" | emails/texts.de.yaml:6: [[brand.nmae]] is not known here
                    emails/texts.de.yaml | body: Guten Tag {{name}} | body: {a: b} | emails/texts.de.yaml:6: body must be a text, or a list of texts
                    emails/texts.de.yaml | stop: Abmelden | stop: [ | emails/texts.de.yaml:4: this is not YAML:
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
        assertThat(playbook.problems()).contains("emails/confirm.mjml:1: this mail must show {{confirmUrl}}");
    }

    @Test
    void aMonthAllowsNoLessThanADay() {
        playbook.replace("courtesy.yaml", "  perDay: 1\n  perMonth", "  perDay: 4\n  perMonth");
        assertThat(playbook.problems()).contains("courtesy.yaml:13: perMonth is less than perDay");
    }

    @Test
    void aMissingFileIsToldOnceWithoutWhatFollowsFromIt() {
        playbook.delete("inactivity.yaml");
        assertThat(playbook.problems()).containsExactly("inactivity.yaml:1: this file is missing");
    }

    @Test
    void englishIsNeededAsTheFallback() {
        playbook.delete("emails/texts.en.yaml");
        assertThat(playbook.problems())
                .containsExactly("emails/texts.en.yaml:1: this file is missing; English is the fallback");
    }

    @Test
    void aKeyThatStandsTwiceIsTold() {
        playbook.replace("surveys.yaml", "nps:\n", "nps:\n  window: P10D\n");
        assertThat(playbook.problems()).containsExactly("surveys.yaml:3: \"window\" stands here twice");
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
}
