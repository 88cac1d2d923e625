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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A finished page: no script, one style, readable on any screen and by a screen reader. */
public record HtmlPage(String html) {
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withLoader(part -> new StringReader(resource(HtmlPage.class, part + ".html")));
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();
    private static final String STYLE = resource(HtmlPage.class, "style.css");
    private static final Template LAYOUT = MUSTACHE.compile(resource(HtmlPage.class, "layout.html"));

    /** By this hash the content security policy knows the style. */
    static final String STYLE_HASH = "sha256-" + sha256(STYLE);

    /**
     * A page of a module: the Mustache template {@code NAME.html} beside {@code owner}, filled with values and, as
     * {@code text.KEY}, with the texts of the page in the language. Values and texts are escaped. Where the value
     * {@code wrong} is true, the title that a browser shows says so first.
     */
    public static HtmlPage of(Class<?> owner, String name, Language language, Map<String, ?> values) {
        return of(template(owner, name), PageTexts.of(owner, name, language), language, values);
    }

    /** A page that consists of paragraphs: the lines of its text {@code text}. */
    public static HtmlPage ofText(Class<?> owner, String name, Language language) {
        PageTexts texts = PageTexts.of(owner, name, language);
        List<String> paragraphs = texts.get("text").lines().toList();
        return of(template(HtmlPage.class, "paragraphs"), texts, language, Map.of("paragraphs", paragraphs));
    }

    static HtmlPage of(Template template, PageTexts texts, Language language, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("lang", language.tag());
        all.put("text", texts.byKey());
        boolean wrong = all.getOrDefault("wrong", false).equals(true);
        Map<String, Object> frame = Map.of(
                "lang", language.tag(),
                "rightToLeft", language.isRightToLeft(),
                "title", texts.get("title"),
                "mistake", wrong ? texts.get("mistake") : "",
                "style", STYLE,
                "content", template.execute(all));
        return new HtmlPage(LAYOUT.execute(frame));
    }

    /** The template in {@code NAME.html} beside {@code owner}; compiled once. */
    static Template template(Class<?> owner, String name) {
        return TEMPLATES.computeIfAbsent(
                owner.getPackageName() + "/" + name, _ -> MUSTACHE.compile(resource(owner, name + ".html")));
    }

    static String resource(Class<?> owner, String name) {
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
