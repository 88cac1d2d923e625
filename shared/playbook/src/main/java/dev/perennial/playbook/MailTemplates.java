package dev.perennial.playbook;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mails of the playbook. Each is read and parsed once, when it is first needed.
 *
 * <p>A variable that is not given renders as nothing: the playbook compiler has already refused variables that nobody
 * sets, and a greeting without a name is better than no mail. The exceptions are the unsubscribe link and the postal
 * address, without which no mail is rendered, and every address that a mail shows outside of a section of its own:
 * nobody is sent a link to nowhere.
 */
public final class MailTemplates {
    private static final Pattern TEMPLATE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Values that are names of the playbook and have words in each language, and of what. */
    private static final Map<String, String> NAMED =
            Map.of("offer", "offer", "tier", "tier", Categories.NEXT, "category");

    /** Before the name of a variable that is not given; no value can hold it. */
    private static final String MISSING = "\0";

    private static final String ATTRIBUTES = AttributeCatalog.IN_MAILS.replace(".", "");

    private static final String FALLBACK = Locale.ENGLISH.getLanguage();

    /**
     * Every attribute of the compiled mails stands in double quotes, so these five suffice; "=" and "`" stay readable
     * in links.
     */
    private static final Mustache.Escaper HTML = Escapers.simple(new String[][] {
        {"&", "&amp;"},
        {"<", "&lt;"},
        {">", "&gt;"},
        {"\"", "&quot;"},
        {"'", "&#39;"}
    });

    private final Function<String, Optional<String>> resources;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();

    private record Parsed(Locale locale, Template subject, Template html, Template text) {}

    /**
     * Templates from anywhere.
     *
     * @param resources gives the text of a resource by its name, such as {@code welcome.en.html}
     */
    public MailTemplates(Function<String, Optional<String>> resources) {
        this.resources = resources;
    }

    /** The templates of the compiled playbook on the class path. */
    public static MailTemplates load() {
        return new MailTemplates(MailTemplates::resource);
    }

    /**
     * Renders a mail in the language of the locale; where there is none, in the next one that does in its stead
     * ({@code zh-Hant-TW}, {@code zh-Hant}, {@code zh}; see {@link Languages#fallbacks}), then in English.
     *
     * @param variables what the mail may show; those whose name ends in {@code Url} must be http or https addresses
     * @throws IllegalArgumentException for an unknown template, an address that is not one or is not given where the
     *     mail shows it, or where {@code unsubscribeUrl} or {@code postalAddress} is missing
     */
    public Mail render(String template, Locale locale, Map<String, String> variables) {
        Parsed mail = find(template, locale);
        Map<String, String> harmless = MailVariables.harmless(variables, mail.locale);
        NAMED.forEach((value, kind) -> harmless.computeIfPresent(value, (_, name) -> named(kind, name, mail.locale)));
        harmless.values().removeIf(String::isEmpty);
        Map<String, Object> shown = nested(harmless);
        return new Mail(mail.subject.execute(shown).strip(), mail.html.execute(shown), mail.text.execute(shown));
    }

    /** What a mail calls {@code attributes.plan} is looked for below {@code attributes}. */
    private static Map<String, Object> nested(Map<String, String> values) {
        Map<String, Object> shown = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(AttributeCatalog.IN_MAILS)) {
                attributes.put(name.substring(AttributeCatalog.IN_MAILS.length()), value);
            } else {
                shown.put(name, value);
            }
        });
        shown.put(ATTRIBUTES, attributes);
        return shown;
    }

    /** In the words of the playbook and the language of the mail; the name where it has none. */
    private String named(String kind, String name, Locale locale) {
        return words.computeIfAbsent(
                kind + "." + name + "." + locale.toLanguageTag(),
                key -> TEMPLATE_NAME.matcher(name).matches()
                        ? resources.apply(key + ".txt").orElse(name)
                        : name);
    }

    private Parsed find(String template, Locale locale) {
        if (!TEMPLATE_NAME.matcher(template).matches()) {
            throw new IllegalArgumentException("not a template's name: " + template);
        }
        return Stream.concat(Languages.fallbacks(locale).stream(), Stream.of(FALLBACK))
                .flatMap(language -> in(template, language).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown template " + template));
    }

    private Optional<Parsed> in(String template, String language) {
        String name = template + "." + language;
        return Optional.ofNullable(
                parsed.computeIfAbsent(name, key -> parse(key, language).orElse(null)));
    }

    private Optional<Parsed> parse(String name, String language) {
        return resources
                .apply(name + ".html")
                .map(html -> new Parsed(
                        Locale.forLanguageTag(language),
                        part(name + ".subject", Escapers.NONE),
                        compiler(HTML).compile(html),
                        part(name + ".txt", Escapers.NONE)));
    }

    private Template part(String resource, Mustache.Escaper escaper) {
        return compiler(escaper)
                .compile(resources.apply(resource).orElseThrow(() -> new IllegalStateException("no " + resource)));
    }

    private static Mustache.Compiler compiler(Mustache.Escaper escaper) {
        return Mustache.compiler()
                .withEscaper(escaper)
                .withCollector(new MapsOnly())
                .emptyStringIsFalse(true)
                .defaultValue(MISSING + "{{name}}")
                .withFormatter(MailTemplates::shown);
    }

    private static String shown(Object value) {
        String text = value.toString();
        if (!text.startsWith(MISSING)) {
            return text;
        }
        String name = text.substring(MISSING.length());
        if (name.endsWith("Url")) {
            throw new IllegalArgumentException("the mail shows " + name + ", which is not given");
        }
        return "";
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = MailTemplates.class.getResourceAsStream("/playbook/emails/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks into maps and nowhere else: no reflection, and no value's own methods in reach. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
