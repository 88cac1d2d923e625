package dev.perennial.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The HTML of a custom widget as CloudWatch treats it: scripts, {@code iframe} and {@code use} are removed, and a
 * {@code cwdb-action} belongs to the element before it. Here each becomes a plain button of one form.
 */
final class Widget {
    private static final String BANNED = "script, iframe, use, object, embed, link, meta, base";

    /** Attributes that hold an address. */
    private static final List<String> ADDRESSES = List.of("href", "src", "xlink:href", "formaction", "action", "data");

    private Widget() {}

    /** What the console would show of it. */
    static Document sanitized(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select(BANNED).remove();
        for (Element element : document.body().getAllElements()) {
            for (Attribute attribute : element.attributes().asList()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                boolean runs = name.startsWith("on")
                        || (ADDRESSES.contains(name)
                                && !element.tagName().equals("cwdb-action")
                                && value.matches("(?s)[\\x00-\\x20]*(javascript|data|vbscript):.*"));
                if (runs) {
                    element.removeAttr(attribute.getKey());
                }
            }
        }
        return document;
    }

    /** The body of a page that carries out its actions: what each button says is its value. */
    static String page(String html) {
        Document document = sanitized(html);
        document.select("form").forEach(form -> form.tagName("div"));
        document.select("cwdb-action").forEach(Widget::plain);
        document.outputSettings().prettyPrint(false);
        return document.body().html();
    }

    private static void plain(Element action) {
        Element trigger = action.previousElementSibling();
        if (trigger != null && action.attr("action").equals("call")) {
            ObjectNode call = Json.object()
                    .put("endpoint", action.attr("endpoint"))
                    .put("confirmation", action.attr("confirmation"));
            call.set("says", says(action.wholeText()));
            trigger.tagName("button");
            trigger.attr("type", "submit").attr("name", "cwdb-call").attr("value", call.toString());
        }
        action.remove();
    }

    /** What an action says, as the console reads it; nothing where it is no JSON object. */
    private static JsonNode says(String text) {
        try {
            JsonNode json = Json.read(text.getBytes(UTF_8));
            return json.isObject() ? json : Json.object();
        } catch (IOException malformed) {
            return Json.object();
        }
    }
}
