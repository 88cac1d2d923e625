package dev.perennial.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.local.http.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The API's documentation, from the files that the repository keeps of it; where they name the usual address, this one
 * stands.
 */
final class DocsPage {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private static final String USUAL = "http://localhost:8080";

    private final Path folder;
    private final String here;

    DocsPage(Path folder, String here) {
        this.folder = folder;
        this.here = here;
    }

    HttpAnswer page() throws IOException {
        Path text = folder.resolve("api.md");
        if (!Files.exists(text)) {
            return Page.of("API", "<p>There is no <code>docs/api.md</code> beside the template.</p>");
        }
        String markdown = Files.readString(text)
                .replace(USUAL, here)
                .replaceFirst("\\A# .*\\R", "")
                .replace("](openapi.yaml)", "](/docs/openapi.yaml)")
                .replace("[events/](../events/)", "`events/`");
        String html = HtmlRenderer.builder()
                .extensions(TABLES)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(markdown));
        return Page.of("API", "<p><a href=\"/docs/openapi.yaml\">OpenAPI description</a></p>" + html);
    }

    HttpAnswer openApi() throws IOException {
        Path file = folder.resolve("openapi.yaml");
        return Files.exists(file)
                ? HttpAnswer.of(
                        200,
                        "text/plain; charset=utf-8",
                        Files.readString(file).replace(USUAL, here).getBytes(UTF_8))
                : Site.notFound();
    }
}
