package dev.perennial.http;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A part of a page that somebody else frames; values and texts are escaped as those of an {@link HtmlPage}. */
public record HtmlFragment(String html) {
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    /**
     * A fragment of a module: the Mustache template {@code NAME.html} beside {@code owner}, which may name parts that
     * stand there as well, filled with values and, as {@code text.KEY}, with the texts of that name.
     */
    public static HtmlFragment of(Class<?> owner, String name, Language language, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("lang", language.tag());
        all.put("text", texts(owner, name, language));
        return new HtmlFragment(template(owner, name).execute(all));
    }

    /** The texts of a fragment by their keys, for those that follow from data. */
    public static Map<String, String> texts(Class<?> owner, String name, Language language) {
        return PageTexts.of(owner, name, language).byKey();
    }

    private static Template template(Class<?> owner, String name) {
        return TEMPLATES.computeIfAbsent(
                owner.getPackageName() + "/" + name,
                _ -> Mustache.compiler()
                        .escapeHTML(true)
                        .strictSections(true)
                        .emptyStringIsFalse(true)
                        .withLoader(part -> new StringReader(HtmlPage.resource(owner, part + ".html")))
                        .compile(HtmlPage.resource(owner, name + ".html")));
    }
}
