package dev.perennial.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A template beside this class, filled in; text is escaped unless the template has three braces around it. */
final class Layout {
    private final Template template;

    Layout(String resource) {
        try (InputStream file = Objects.requireNonNull(Layout.class.getResourceAsStream(resource), resource)) {
            template = Mustache.compiler().escapeHTML(true).compile(new String(file.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String filled(Object values) {
        return template.execute(values);
    }
}
