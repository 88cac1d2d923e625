package dev.perennial.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A finished page: no script, one style, readable on any screen and by a screen reader. */
public record HtmlPage(String html) {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(true).strictSections(true).emptyStringIsFalse(true);
    private static final String STYLE = resource(HtmlPage.class, "style.css");
    private static final Template LAYOUT = MUSTACHE.compile(resource(HtmlPage.class, "layout.html"));

    /** By this hash the content security policy knows the style. */
    static final String STYLE_HASH = "sha256-" + sha256(STYLE);

    /**
     * A page of a module: {@code NAME.LANGUAGE.html} beside {@code owner}. Its first line is the title, the rest a
     * Mustache template whose values are escaped. Where the value {@code wrong} is true, the title that a browser shows
     * says so first.
     */
    public static HtmlPage of(Class<?> owner, String name, Language language, Map<String, ?> values) {
        String text = resource(owner, name + "." + language.tag() + ".html");
        int firstLine = text.indexOf('\n');
        Map<String, Object> all = new HashMap<>(values);
        all.put("lang", language.tag());
        Map<String, Object> frame = Map.of(
                "lang", language.tag(),
                "title", text.substring(0, firstLine),
                "mistake", all.getOrDefault("wrong", false).equals(true) ? mistake(language) : "",
                "style", STYLE,
                "content", MUSTACHE.compile(text.substring(firstLine + 1)).execute(all));
        return new HtmlPage(LAYOUT.execute(frame));
    }

    private static String mistake(Language language) {
        return switch (language) {
            case EN -> "Mistake: ";
            case DE -> "Fehler: ";
        };
    }

    /** The texts in {@code NAME.LANGUAGE.properties} beside {@code owner}, by their keys. */
    static Map<String, String> words(Class<?> owner, String name, Language language) {
        Properties words = new Properties();
        try {
            words.load(new StringReader(resource(owner, name + "." + language.tag() + ".properties")));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        Map<String, String> texts = new HashMap<>();
        words.stringPropertyNames().forEach(key -> texts.put(key, words.getProperty(key)));
        return Map.copyOf(texts);
    }

    private static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page " + name + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
