package dev.perennial.functions.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.http.HtmlFragment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One screen of the window in the making: its template, its texts, and the values that it shows. */
final class Screen {
    private static final String STYLE = style();

    private final WidgetCall call;
    private final String name;
    private final Map<String, String> texts;
    private final Map<String, Object> values = new HashMap<>();

    Screen(WidgetCall call, String name) {
        this.call = call;
        this.name = name;
        this.texts = HtmlFragment.texts(Screen.class, name, call.language());
        values.put("style", STYLE);
        values.put("theme", call.dark() ? "dark" : "light");
        values.put("message", "");
        values.put("by", call.value("by"));
    }

    Screen put(String field, Object value) {
        values.put(field, value);
        return this;
    }

    Screen put(String field, List<Action> actions) {
        values.put(field, actions.stream().map(Action::values).toList());
        return this;
    }

    /** The text of a key with its places filled; {0} is the first. */
    String text(String key, Object... places) {
        String text = Objects.requireNonNull(texts.get(key), key);
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean place = text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}';
            int number = place ? text.charAt(i + 1) - '0' : -1;
            if (number >= 0 && number < places.length) {
                filled.append(places[number]);
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }

    /** The text of a key that follows from data, or the word itself. */
    String word(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }

    String html() {
        return HtmlFragment.of(Screen.class, name, call.language(), values).html();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Screen.class.getResourceAsStream("style.css"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
