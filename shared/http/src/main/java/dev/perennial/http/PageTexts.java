package dev.perennial.http;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one page in one language, by their keys. They stand in {@code texts.LANGUAGE.properties} beside the
 * classes that show the page: {@code PAGE.KEY} belongs to that page, {@code KEY} to all pages of the module.
 */
record PageTexts(String page, Map<String, String> byKey) {
    private static final Map<String, Map<String, String>> FILES = new ConcurrentHashMap<>();

    PageTexts {
        byKey = Map.copyOf(byKey);
    }

    static PageTexts of(Class<?> owner, String page, Language language) {
        String file = "texts." + language.tag() + ".properties";
        Map<String, String> all =
                FILES.computeIfAbsent(owner.getPackageName() + "/" + file, _ -> read(HtmlPage.resource(owner, file)));
        Map<String, String> texts = new HashMap<>();
        all.forEach((key, text) -> {
            if (key.indexOf('.') < 0) {
                texts.putIfAbsent(key, text);
            } else if (key.startsWith(page + ".")) {
                texts.put(key.substring(page.length() + 1), text);
            }
        });
        return new PageTexts(page, texts);
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return Map.copyOf(texts);
    }

    /**
     * The text of a key.
     *
     * @throws IllegalStateException where there is none
     */
    String get(String key) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalStateException("the page " + page + " has no text " + key);
        }
        return text;
    }
}
