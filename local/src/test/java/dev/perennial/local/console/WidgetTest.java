package dev.perennial.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What CloudWatch removes of a widget, and what it keeps. */
class WidgetTest {
    @Test
    void scriptsFramesAndUsesAreRemovedWithWhatTheyHold() {
        String shown = Widget.sanitized("<p>a<script>b</script><iframe src=x>c</iframe></p>"
                        + "<svg><use href='#x'/><rect width='1'/></svg><style>p{}</style>")
                .body()
                .html();
        assertThat(shown).doesNotContain("script", "iframe", "<use").contains("<p>a", "<rect", "<style>");
    }

    @Test
    void nothingThatRunsIsKeptInAnAttribute() {
        String shown = Widget.sanitized("<a href=' JaVaScript:x' onclick='y'>a</a><img src=x onerror=z>"
                        + "<a href='https://example.com/'>b</a>")
                .body()
                .html();
        assertThat(shown)
                .doesNotContainIgnoringCase("javascript", "onclick", "onerror")
                .contains("https://example.com/");
    }

    @Test
    void anActionBelongsToTheElementBeforeIt() {
        String page = Widget.page("<form><input name='find'><a class='btn'>Go</a>"
                + "<cwdb-action action='call' endpoint='arn:x' confirmation='Sure?'>{&quot;view&quot;:&quot;a\"<b&quot;}"
                + "</cwdb-action></form>");
        assertThat(page)
                .contains(
                        "<button class=\"btn\" type=\"submit\" name=\"cwdb-call\"",
                        "&quot;endpoint&quot;:&quot;arn:x&quot;")
                .doesNotContain("cwdb-action", "<form", "<b&quot;");
    }

    @Test
    void anActionThatIsNoJsonSaysNothing() {
        assertThat(Widget.page("<a>Go</a><cwdb-action action='call' endpoint='arn:x'>nonsense</cwdb-action>"))
                .contains("&quot;says&quot;:{}");
    }
}
