package dev.perennial.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody types as a name reaches another person's inbox. In every mail and language the structure stays that of
 * a harmless name, and docs/emails.md shows what becomes of each.
 */
class HostileNamesTest {
    private static final Path GUIDE = Path.of("../docs/emails.md");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** As the guide shows it, and as it is typed. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("`Ada\\r\\nBcc: eve@example`", "Ada\r\nBcc: eve@example");
        NAMES.put("`Ada\\u2028X-Header: 1`", "Ada\u2028X-Header: 1");
        NAMES.put("`<script>alert(1)</script>`", "<script>alert(1)</script>");
        NAMES.put("`\"><img src=x onerror=alert(1)>`", "\"><img src=x onerror=alert(1)>");
        NAMES.put("`x\" onmouseover=\"alert(1)`", "x\" onmouseover=\"alert(1)");
        NAMES.put("`{{unsubscribeUrl}}`", "{{unsubscribeUrl}}");
        NAMES.put("`{{{postalAddress}}}`", "{{{postalAddress}}}");
        NAMES.put("`{{#name}}`", "{{#name}}");
        NAMES.put("`[[title]]`", "[[title]]");
        NAMES.put("`javascript:alert(1)`", "javascript:alert(1)");
        NAMES.put("`Win at https://evil.example`", "Win at https://evil.example");
        NAMES.put("`evil.example`", "evil.example");
        NAMES.put("`Claim t.me/x now`", "Claim t.me/x now");
        NAMES.put("`evil．com` (a full-width dot)", "evil．com");
        NAMES.put("`1.1.1.1/win`", "1.1.1.1/win");
        NAMES.put("`St.John`", "St.John");
        NAMES.put("`Mr.Cash` (`.cash` is a top-level domain)", "Mr.Cash");
        NAMES.put("`Ada\\u202Enoryb`", "Ada\u202enoryb");
        NAMES.put("5,000 letters", "A".repeat(5_000));
        NAMES.put("`👩‍🚀 Zoë`", "👩‍🚀 Zoë");
        NAMES.put("`Ada\\uD83D` (half an emoji)", "Ada\ud83d");
        NAMES.put("`Ada\\u0000Byron`", "Ada\u0000Byron");
    }

    private static Mail mail(String template, String language, String name) {
        Map<String, String> values = Shipped.values();
        values.put("name", name);
        return Shipped.render(template, language, values);
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.playbook.Shipped#mails")
    void noNameChangesAMailsStructure(String template, String language) {
        Mail harmless = mail(template, language, "Ada");
        NAMES.forEach((what, name) -> {
            Mail mail = mail(template, language, name);
            assertThat(tags(mail)).as(what).isEqualTo(tags(harmless));
            assertThat(mail.text().lines().count())
                    .as(what)
                    .isEqualTo(harmless.text().lines().count());
            for (String part : List.of(mail.subject(), mail.html(), mail.text())) {
                assertThat(part).as(what).doesNotContain("\u202e", "\u0000", "\u2028");
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(part))
                        .as(what)
                        .isTrue();
            }
            assertThat(mail.subject()).as(what).doesNotContainPattern("\\p{Cntrl}");
            assertThat(mail.subject().length()).as(what).isLessThan(160);
            assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).as(what).hasSizeLessThan(102_000);
        });
    }

    /** Without the values of their attributes: the title of the mail is one. */
    private static List<String> tags(Mail mail) {
        String bare = mail.html().replaceAll("\"[^\"]*\"", "\"\"");
        return TAG.matcher(bare).results().map(MatchResult::group).toList();
    }

    @Test
    void theGuideShowsWhatBecomesOfEach() throws IOException {
        StringBuilder table = new StringBuilder("| typed as a name | the subject | the HTML |\n| --- | --- | --- |\n");
        NAMES.forEach((what, name) -> {
            Mail mail = mail("welcome", "en", name);
            table.append("| ")
                    .append(what)
                    .append(" | ")
                    .append(shown(mail.subject()))
                    .append(" | ")
                    .append(shown(greeting(mail)))
                    .append(" |\n");
        });
        assertThat(Files.readString(GUIDE)).contains(table);
    }

    private static String greeting(Mail mail) {
        return mail.html()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("Hello"))
                .findFirst()
                .orElseThrow()
                .replaceAll("^.*(?=Hello)|</p>.*$", "");
    }

    private static String shown(String text) {
        String cut = text.replaceAll("A{20,}", "AAA…AAA");
        return "`" + cut + "`";
    }
}
