package dev.perennial.local.pages;

import dev.perennial.local.http.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of every page: head, navigation, style. */
final class Page {
    private static final String STYLE = resource("style.css");

    private Page() {}

    static HttpAnswer of(String title, String body) {
        return HttpAnswer.html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Perennial</title>
                <style>%s</style>
                </head>
                <body>
                <header><a class="brand" href="/">Perennial</a>
                <nav aria-label="Pages"><a href="/local/operator">Window</a> <a href="/local/inbox.html">Inbox</a> <a href="/local/templates.html">Templates</a> <a href="/local/numbers.html">Numbers</a> <a href="/v1/pages/signup">Sign-up form</a> <a href="/docs">API</a></nav></header>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), STYLE, escape(title), body));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
