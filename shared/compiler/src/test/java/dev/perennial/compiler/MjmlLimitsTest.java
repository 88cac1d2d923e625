package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the renderer drops or gets wrong without a word is told, with what to write instead. */
class MjmlLimitsTest {
    private static final String COLUMN = "<mj-section><mj-column>";
    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <mj-head> | <mj-head><mj-style inline="inline">.a { color: red }</mj-style> | emails/layout.mjml:2:12: the renderer leaves styles out
                    <mj-body> | <mj-body css-class="paper"> | emails/layout.mjml:3:3: the renderer leaves out css-class of mj-body
                    <mj-head> | <mj-head><mj-attributes><mj-body css-class="paper"/></mj-attributes> | emails/layout.mjml:2:27: the renderer leaves out css-class of mj-body
                    <mj-head> | <mj-head><mj-attributes><mj-class name="a"><mj-text color="red"/></mj-class></mj-attributes> | emails/layout.mjml:2:27: the renderer gives what a class says
                    <mj-head> | <mj-head><mj-attributes><mj-all padding="1px"/></mj-attributes> | emails/layout.mjml:2:27: a padding for all elements
                    <mj-section><mj-column> | <mj-section background-position-x="20%"><mj-column> | emails/layout.mjml:4:5: Outlook does not see background-position-x
                    """)
    void whatALayoutLosesIsTold(String sound, String wrong, String told) {
        playbook.replace("emails/layout.mjml", sound, wrong);
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
        assertThat(playbook.wroteNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <mj-group><mj-column width="200px"/><mj-column width="400px"/></mj-group> | emails/layout.mjml:4:28: within mj-group a width in pixels becomes 1 % on phones
                    <mj-group width="60%"><mj-column/></mj-group> | emails/layout.mjml:4:18: Outlook takes so many percent of a group twice
                    <mj-group background-color="#eee"><mj-column/></mj-group> | emails/layout.mjml:4:18: the renderer leaves out the colour of a group
                    """)
    void whatAGroupLosesIsTold(String group, String told) {
        playbook.replace("emails/layout.mjml", COLUMN, "<mj-section>" + group + "</mj-section>" + COLUMN);
        playbook.replace("emails/layout.mjml", "    <mj-section><mj-group", "     <mj-section><mj-group");
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
    }

    @ParameterizedTest
    @CsvSource({"padding=\"10px 20px\"", "padding-left=\"3px\""})
    void whatAHeroLosesIsTold(String padding) {
        hero(padding);
        assertThat(playbook.problems()).singleElement().asString().contains("Outlook makes a hero narrower");
    }

    @Test
    void whatTheRendererDoesWellIsTaken() {
        hero("padding=\"20px 0\"");
        playbook.replace(
                "emails/layout.mjml",
                COLUMN,
                "<mj-section background-position=\"top left\"><mj-group width=\"360px\"><mj-column width=\"40%\"/><mj-column width=\"60%\"/></mj-group></mj-section>"
                        + COLUMN);
        playbook.replace(
                "emails/layout.mjml",
                "<mj-head>",
                "<mj-head><mj-style>.a { color: red }</mj-style><mj-attributes><mj-all color=\"#333\"/><mj-column width=\"100%\"/><mj-class name=\"a\" color=\"red\"/></mj-attributes>");
        assertThat(playbook.problems()).isEmpty();
    }

    private void hero(String attribute) {
        playbook.replace(
                "emails/layout.mjml",
                "<mj-body>",
                "<mj-body><mj-hero " + attribute + "><mj-text>x</mj-text></mj-hero>");
    }
}
