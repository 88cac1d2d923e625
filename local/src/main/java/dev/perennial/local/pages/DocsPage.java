package dev.perennial.local.pages;

import dev.perennial.local.http.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The API's documentation, from the files that the repository keeps of it. */
final class DocsPage {
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());

    private final Path folder;

    DocsPage(Path folder) {
        this.folder = folder;
    }

    HttpAnswer page() throws IOException {
        Path text = folder.resolve("api.md");
        if (!Files.exists(text)) {
            return Page.of(
                    "API", "<p>There is no <code>docs/api.md</code> beside the template.</p>");
        }
        String markdown =
                Files.readString(text)
                        .replaceFirst("\\A# .*\\R", "")
                        .replace("](openapi.yaml)", "](/docs/openapi.yaml)")
                        .replace("[events/](../events/)", "`events/`");
        String html =
                HtmlRenderer.builder()
                        .extensions(TABLES)
                        .build()
                        .render(Parser.builder().extensions(TABLES).build().parse(markdown));
        return Page.of(
                "API", "<p><a href=\"/docs/openapi.yaml\">OpenAPI description</a></p>" + html);
    }

    HttpAnswer openApi() throws IOException {
        Path file = folder.resolve("openapi.yaml");
        return Files.exists(file)
                ? HttpAnswer.of(200, "text/plain; charset=utf-8", Files.readAllBytes(file))
                : Site.notFound();
    }
}
