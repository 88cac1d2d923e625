package dev.perennial.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The mail of the week in numbers as it would be sent now, in each language; nothing is sent. */
final class ReportPage {
    private static final String FUNCTION = "weekly-report";

    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private final Functions functions;

    ReportPage(Functions functions) {
        this.functions = functions;
    }

    /** All of them, or with {@code ?only=en} that one by itself, unable to run scripts. */
    HttpAnswer of(HttpCall call, Instant now) throws IOException, InterruptedException {
        if (!functions.has(FUNCTION)) {
            return Page.of("The week in numbers", "<p>The template has no function " + FUNCTION + ".</p>");
        }
        for (String language : LANGUAGES) {
            if (call.query().equals("only=" + language)) {
                return new HttpAnswer(
                        200,
                        Map.of(
                                "content-type",
                                List.of("text/html; charset=utf-8"),
                                "content-security-policy",
                                List.of("sandbox; script-src 'none'")),
                        mail(language, now).path("html").asText().getBytes(UTF_8));
            }
        }
        StringBuilder body = new StringBuilder(
                "<p class=\"soft\">The last seven days, today included. It is sent on Mondays at 07:00 to"
                        + " the template's parameter <code>ReportAddress</code>.</p>");
        for (String language : LANGUAGES) {
            JsonNode mail = mail(language, now);
            body.append("""
                    <h2>%s</h2>
                    <iframe sandbox loading="lazy" title="%s" src="/local/report.html?only=%s"></iframe>
                    <p class="soft">%d bytes</p>
                    <details><summary>Text part</summary><pre tabindex="0">%s</pre></details>
                    """.formatted(
                            Page.escape(mail.path("subject").asText()),
                            Page.escape(mail.path("subject").asText()),
                            language,
                            mail.path("html").asText().getBytes(UTF_8).length,
                            Page.escape(mail.path("text").asText())));
        }
        return Page.of("The week in numbers", body.toString());
    }

    private JsonNode mail(String language, Instant now) throws IOException, InterruptedException {
        byte[] asked = Json.bytes(Json.object().put("preview", language).put("time", now.toString()));
        return switch (functions.invokeAtOnce(FUNCTION, asked)) {
            case Outcome.Answered answered -> Json.read(answered.payload());
            case Outcome.Failed failed ->
                throw new IOException(FUNCTION + " failed: " + failed.errorType() + ": " + failed.errorMessage());
        };
    }
}
