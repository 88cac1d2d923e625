package dev.perennial.imports.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinpointTemplatesTest {
    @TempDir
    Path folder;

    @Test
    void aTemplateBecomesAFrameItsTextsAndWhatAPersonHasToDo() throws IOException {
        String told = PinpointTemplates.convert(List.of(Samples.path("pinpoint-templates/welcome.json")), folder);
        assertThat(folder.resolve("emails/welcome-mail.mjml")).content().isEqualTo("""
                <mj-text mj-class="title" css-class="title"><h1>[[headingA]]</h1></mj-text>
                <mj-text css-class="ink">
                  <p>[[paragraphA]]</p>
                </mj-text>
                <mj-text css-class="ink">
                  <p>[[paragraphB]]</p>
                </mj-text>
                <mj-button href="https://example.com/shop?a=1&amp;b=2" css-class="call">[[buttonA]]</mj-button>
                <mj-text css-class="ink">
                  <p>[[paragraphC]]</p>
                </mj-text>
                """);
        assertThat(folder.resolve("emails/texts.draft.yaml")).content().isEqualTo("""
                welcome-mail:
                  subject: "Hello {{#name}}{{name}}{{/name}}, your {{attributes.favouriteTea}}"
                  preheader: "Dear {{#name}}{{name}}{{/name}},"
                  headingA: "Welcome"
                  paragraphA: "Dear {{#name}}{{name}}{{/name}},"
                  paragraphB: "you live in {{#attributes.city}}{{attributes.city}}{{/attributes.city}} & like {{attributes.favouriteTea}}."
                  buttonA: "To the shop"
                  paragraphC: "(if User.UserAttributes.Vip?)For you alone(if?) here"
                """);
        assertThat(folder.resolve("attributes.draft.yaml")).content().isEqualTo("""
                attributes:
                  city: { type: text, use: [mails] }
                  favouriteTea: { type: text, use: [mails], fallback: "favourite \\"tea\\"" }
                """);
        assertThat(told)
                .startsWith("1 mails and 0 journeys are drafts")
                .contains("a picture is left out ('A tin')")
                .contains("the link 'here' leads to no address")
                .contains("'{{#if User.UserAttributes.Vip}}' is none of the values that a mail shows")
                .doesNotContain("alert");
    }

    @Test
    void aJourneyIsACommentInTheWordsOfThePlaybook() throws IOException {
        String told = PinpointTemplates.convert(List.of(Samples.path("pinpoint-templates/journey.json")), folder);
        assertThat(folder.resolve("journeys.draft.yaml")).content().isEqualTo("""
                # first-weeks:   # 'First weeks' in Pinpoint
                #   on: TODO   # began upon the event ["signed_up"]
                #   freshFor: P7D
                #   # QuietTime of Pinpoint: see courtesy.yaml
                #   steps:
                #     - name: a1
                #       send: welcome-mail
                #       freshFor: P7D
                #       # then w1
                #     - name: w1
                #       wait: P3D
                #       # then c1
                #     - name: c1
                #       if: { customer: TODO }   # {"Operator":"ALL"}
                #       then: r1
                #       else: p1
                #     - name: r1
                #       split: { a2: 40, h1: 60 }
                #     - name: a2
                #       send: second
                #       freshFor: P7D
                #       # then end
                #     - goTo: end
                #     # held out: 5 percent; say holdout beside steps
                #     - goTo: end
                #     # p1 (PUSH) has no counterpart that a draft could have
                #     - goTo: end
                """);
        assertThat(told).contains("say upon which event it begins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{}", "{\"SMSTemplateResponse\":{}}", "{\"EmailTemplateResponse\":{}}"})
    void whatIsNeitherIsRefusedAndNamed(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file.json"), text);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PinpointTemplates.convert(List.of(file), folder))
                .withMessageStartingWith("file.json");
    }
}
