package dev.perennial.compiler;

import dev.perennial.domain.playbook.Languages;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A mail in a language that is written from right to left. A template says "left" for where a line begins, and means
 * the right there: the whole is mirrored. Values and the company's name may be in any script: each is isolated from the
 * text around it, so that the digits, dots and brackets beside it stay where they belong (Unicode, annex 9).
 */
final class RightToLeft {
    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';

    /** A value; where a link leads is no part of the line. */
    private static final Pattern VALUE = Pattern.compile("\\{\\{\\{?[A-Za-z]+(?<!Url)}?}}");

    /** What lays out its children in a direction of its own, which is from the left unless it says otherwise. */
    private static final Set<String> DIRECTED = Set.of("mj-section", "mj-wrapper", "mj-column", "mj-group");

    private static final Set<String> NO_TEXT = Set.of("mj-style", "style");
    private static final Pattern TAG = Pattern.compile("<[^<>!][^<>]*>");
    private static final Pattern STYLES = Pattern.compile("(?s)(?<=<style[^>]{0,40}>).*?(?=</style>)");
    private static final Pattern SIDE =
            Pattern.compile("(?<=\\b(?:text-align|float|clear|align)(?::\\s{0,4}|=\"))(left|right)\\b"
                    + "|(?<=\\b(?:padding|margin|border)-)(left|right)(?=[:-])");
    private static final Pattern FOUR_SIDES =
            Pattern.compile("\\b(padding|margin):(\\s*)([^\\s;\"]+) ([^\\s;\"]+) ([^\\s;\"]+) ([^\\s;\"!]+)");

    private RightToLeft() {}

    static boolean is(String language) {
        return Languages.isRightToLeft(Locale.forLanguageTag(language));
    }

    /** Isolates what the document shows of values and of these words. */
    static void isolate(Document document, Collection<String> words) {
        isolate((Node) document.getDocumentElement(), pattern(words));
    }

    /** The same in a line of its own. */
    static String isolate(String line, Collection<String> words) {
        return isolate(line, pattern(words));
    }

    private static Pattern pattern(Collection<String> words) {
        String either = words.stream()
                .filter(word -> !word.isBlank())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return either.isEmpty() ? VALUE : Pattern.compile(VALUE.pattern() + "|" + either);
    }

    private static void isolate(Node node, Pattern pattern) {
        if (node instanceof Element element && NO_TEXT.contains(element.getTagName())) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            node.setNodeValue(isolate(node.getNodeValue(), pattern));
        }
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            isolate(children.item(i), pattern);
        }
    }

    private static String isolate(String line, Pattern pattern) {
        return pattern.matcher(line).replaceAll(value -> Matcher.quoteReplacement(ISOLATE + value.group() + END));
    }

    /** Lays out from the right what does not say otherwise. */
    static void direct(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (DIRECTED.contains(element.getTagName()) && !element.hasAttribute("direction")) {
                element.setAttribute("direction", "rtl");
            }
        }
    }

    /** What begins at the left of a finished mail begins at the right. */
    static String mirrored(String html) {
        String tags = TAG.matcher(html).replaceAll(tag -> Matcher.quoteReplacement(swapped(tag.group())));
        return STYLES.matcher(tags).replaceAll(style -> Matcher.quoteReplacement(swapped(style.group())));
    }

    private static String swapped(String styles) {
        String sides = SIDE.matcher(styles).replaceAll(side -> side.group().equals("left") ? "right" : "left");
        return FOUR_SIDES.matcher(sides).replaceAll("$1:$2$3 $6 $5 $4");
    }
}
