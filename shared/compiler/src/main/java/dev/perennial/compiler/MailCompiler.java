package dev.perennial.compiler;

import dev.perennial.compiler.Texts.Text;
import dev.perennial.domain.attributes.AttributeCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.xml.sax.SAXParseException;

/** Makes one mail of layout, template and texts. */
final class MailCompiler {
    /** Gmail cuts off what is longer, and with it the link to unsubscribe. */
    static final int MAX_HTML_BYTES = 102_000;

    private static final Pattern TEXT_KEY = Pattern.compile("\\[\\[([^\\[\\]]*)]]");
    private static final Pattern CONTENT = Pattern.compile("<mj-include\\s+path=\"content\"\\s*/>");

    private static final Pattern UNKNOWN_ELEMENT = Pattern.compile("<(mj-?[a-z-]*)");

    private final Source layout;
    private final Map<String, String> brand;
    private final AttributeCatalog attributes;
    private final Problems problems;

    /** Mustache templates for the three parts of a mail. */
    record CompiledMail(String subject, String html, String text) {}

    MailCompiler(Source layout, Map<String, String> brand, AttributeCatalog attributes, Problems problems) {
        this.attributes = attributes;
        this.layout = new Source(layout.name(), Mjml.withoutComments(layout.text()));
        this.brand = brand;
        this.problems = problems;
        checkLayout();
    }

    private void checkLayout() {
        if (layout.text().isEmpty()) {
            return;
        }
        if (!CONTENT.matcher(layout.text()).find()) {
            problems.add(layout.name(), Place.START, "<mj-include path=\"content\"/> is missing");
        }
        for (String required : Set.of("{{unsubscribeUrl}}", "{{postalAddress}}")) {
            if (!layout.text().contains(required)) {
                problems.add(layout.name(), Place.START, "every mail must show " + required);
            }
        }
    }

    /**
     * The mail in the language of the texts; empty, with the problems added, where it has any.
     *
     * @param events upon which the mail is sent
     */
    Optional<CompiledMail> compile(String mail, Source template, Texts texts, Set<String> events) {
        Source content = new Source(template.name(), Mjml.withoutComments(template.text()));
        String filledContent = checked(content, mail, texts, events, "<mail>", "</mail>");
        String filledLayout = checked(layout, mail, texts, events, "", "");
        String subject = texts(mail, "subject", texts, template.name(), events, false);
        if (!problems.none()) {
            return Optional.empty();
        }
        String whole = CONTENT.matcher(filledLayout).replaceFirst(Matcher.quoteReplacement(filledContent));
        try {
            Document document = Mjml.parse(whole);
            if (RightToLeft.is(texts.language())) {
                RightToLeft.isolate(document, brand.values());
                subject = RightToLeft.isolate(subject, brand.values());
            }
            MjmlLimits.of(document).forEach(limit -> addLimit(content, limit));
            String text = PlainText.of(document);
            String html = Mjml.html(document, texts.language());
            checkElements(template, html);
            checkSize(template, html);
            return Optional.of(new CompiledMail(subject, html, text));
        } catch (SAXParseException e) {
            throw new IllegalStateException("each part was well-formed, the whole is not", e);
        }
    }

    /** What MJML does not know it leaves as it is, and no mail program knows it either. */
    private void checkElements(Source template, String html) {
        UNKNOWN_ELEMENT.matcher(html).results().map(unknown -> unknown.group(1)).forEach(name -> {
            Source source = template.text().contains(name) ? template : layout;
            problems.add(
                    source.name(),
                    source.placeOf(Math.max(0, source.text().indexOf("<" + name))),
                    "MJML has no <" + name + ">");
        });
    }

    private void addLimit(Source content, MjmlLimits.Limit limit) {
        String attribute = limit.attribute().isEmpty() ? "" : "[^>]*\\s" + limit.attribute() + "\\s*=";
        Stream.of("<" + limit.element() + "\\b" + attribute, "<mj-(?:class|all)\\b" + attribute)
                .map(Pattern::compile)
                .flatMap(tag -> Stream.of(content, layout)
                        .flatMap(source -> tag.matcher(source.text())
                                .results()
                                .map(match ->
                                        new Problem(source.name(), source.placeOf(match.start()), limit.sentence()))))
                .findFirst()
                .ifPresent(it -> problems.add(it.file(), it.place(), it.sentence()));
    }

    private void checkSize(Source template, String html) {
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= MAX_HTML_BYTES) {
            problems.add(
                    template.name(),
                    Place.START,
                    "the mail has %d bytes; Gmail cuts off what is longer than %d".formatted(bytes, MAX_HTML_BYTES));
        }
    }

    /** The source with its texts in place; what is wrong with it is added. */
    private String checked(Source source, String mail, Texts texts, Set<String> events, String before, String after) {
        Placeholders.Reporter reporter =
                (offset, sentence) -> problems.add(source.name(), source.placeOf(offset), sentence);
        Placeholders.check(source.text(), events, attributes, reporter);
        String filled = TEXT_KEY.matcher(source.text())
                .replaceAll(
                        key -> Matcher.quoteReplacement(text(source, key.start(), key.group(1), mail, texts, events)));
        // With the texts in place the lines are still those of the source, the columns are not.
        Source whole = new Source(source.name(), filled);
        Placeholders.checkAttributes(
                filled,
                (offset, sentence) -> problems.add(
                        whole.name(), new Place(whole.placeOf(offset).line(), 1), sentence));
        try {
            Mjml.parse(before + filled + after);
        } catch (SAXParseException e) {
            problems.add(source.name(), new Place(e.getLineNumber(), 1), "not well-formed: " + e.getMessage());
        }
        return filled;
    }

    private String text(Source source, int offset, String key, String mail, Texts texts, Set<String> events) {
        if (key.startsWith("brand.")) {
            String value = brand.get(key.substring("brand.".length()));
            if (value == null) {
                problems.add(
                        source.name(),
                        source.placeOf(offset),
                        "brand.yaml has no \"" + key.substring("brand.".length()) + "\"");
                return "";
            }
            return Mjml.escaped(value);
        }
        return key.startsWith("layout.")
                ? texts("layout", key.substring("layout.".length()), texts, source.name(), events, true)
                : texts(mail, key, texts, source.name(), events, true);
    }

    private String texts(String mail, String key, Texts texts, String askedBy, Set<String> events, boolean xml) {
        return texts.find(mail, key, askedBy)
                .map(text -> written(text, texts, events, xml))
                .orElse("");
    }

    private String written(Text text, Texts texts, Set<String> events, boolean xml) {
        return text.paragraphs().stream()
                .map(paragraph -> withBrand(paragraph, text, texts))
                .peek(paragraph ->
                        Placeholders.check(paragraph, events, attributes, (offset, what) -> texts.add(text, what)))
                .map(paragraph -> xml ? Mjml.escaped(paragraph) : paragraph)
                .map(paragraph -> text.list() ? "<p>" + paragraph + "</p>" : paragraph)
                .collect(Collectors.joining());
    }

    private String withBrand(String paragraph, Text text, Texts texts) {
        return TEXT_KEY.matcher(paragraph).replaceAll(key -> {
            String name = key.group(1).replaceFirst("^brand\\.", "");
            if (!key.group(1).startsWith("brand.") || !brand.containsKey(name)) {
                texts.add(
                        text, key.group() + " is not known here; there are [[brand.name]] and" + " [[brand.website]]");
                return "";
            }
            return Matcher.quoteReplacement(brand.get(name));
        });
    }
}
