package dev.perennial.compiler;

import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places {@code {{…}}} where a value of the customer goes. */
final class Placeholders {
    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[#^/]?(?:[A-Za-z]+|attributes\\." + Attribute.NAME + ")");
    private static final Pattern IN_ATTRIBUTE =
            Pattern.compile("(?<![\\w-])([\\w-]++)\\s*=\\s*(?:\"([^\"<>]*\\{\\{[^\"<>]*)\"|'([^'<>]*\\{\\{[^'<>]*)')");
    private static final Pattern ADDRESS = Pattern.compile("\\{\\{[A-Za-z]+Url}}(?:&amp;[a-z]+=[a-z0-9]+)*");

    private Placeholders() {}

    /** Takes a problem and where in the text it is. */
    interface Reporter {
        void add(int offset, String sentence);
    }

    /**
     * Reports every place that would show nothing, or that would show a value without escaping.
     *
     * @param events upon which the mail is sent
     * @param attributes those that are declared
     */
    static void check(String text, Set<String> events, AttributeCatalog attributes, Reporter reporter) {
        TAG.matcher(text).results().forEach(tag -> check(tag, text, events, attributes, reporter));
    }

    private static void check(
            MatchResult tag, String text, Set<String> events, AttributeCatalog attributes, Reporter reporter) {
        String inside = tag.group(1);
        if (!PLAIN.matcher(inside).matches()) {
            reporter.add(
                    tag.start(),
                    tag.group()
                            + " is not allowed: write {{name}} for a value, and {{#name}} … {{/name}}"
                            + " around what depends on it");
            return;
        }
        boolean section = !Character.isLetter(inside.charAt(0));
        String variable = section ? inside.substring(1) : inside;
        if (variable.startsWith(AttributeCatalog.IN_MAILS)) {
            ofAttribute(tag, variable, section || text.contains("{{#" + variable + "}}"), attributes, reporter);
        } else if (!Vocabulary.variables().contains(variable)) {
            reporter.add(tag.start(), "there is no value {{" + variable + "}}; there are " + Vocabulary.variables());
        } else if (!section && !text.contains("{{#" + variable + "}}")) {
            events.stream()
                    .filter(event -> !Vocabulary.offers(event, variable))
                    .forEach(event -> reporter.add(
                            tag.start(),
                            Vocabulary.OFFER.contains(variable)
                                    ? noGrant(variable)
                                    : event + ", upon which this mail is sent, has no {{" + variable + "}}"));
        }
    }

    /** What a customer may not have stands in a section of its own, or has a fallback. */
    private static void ofAttribute(
            MatchResult tag, String variable, boolean section, AttributeCatalog attributes, Reporter reporter) {
        String name = variable.substring(AttributeCatalog.IN_MAILS.length());
        Optional<Attribute> attribute =
                Optional.ofNullable(attributes.usedFor(Attribute.Use.MAILS).get(name));
        if (attribute.isEmpty()) {
            reporter.add(
                    tag.start(),
                    "there is no attribute %s that mails may show; there are %s"
                            .formatted(
                                    name,
                                    attributes.usedFor(Attribute.Use.MAILS).keySet()));
        } else if (!section && attribute.get().fallback().isEmpty()) {
            reporter.add(
                    tag.start(),
                    "not every customer has {{%1$s}}: write {{#%1$s}} … {{/%1$s}} around what shows it, or give it a fallback in attributes.yaml"
                            .formatted(variable));
        }
    }

    private static String noGrant(String variable) {
        return "{{" + variable + "}} is there only after a step \"grant\"; on some way to this mail there is none";
    }

    /** Whether a text makes no sense without an offer. */
    static boolean needsOffer(String text) {
        return Vocabulary.OFFER.stream().anyMatch(it -> needs(text, it));
    }

    /** Whether a text shows a value, and makes no sense without it. */
    static boolean needs(String text, String variable) {
        return shows(text, variable) && !text.contains("{{#" + variable + "}}");
    }

    static boolean shows(String text, String variable) {
        return text.contains("{{" + variable + "}}");
    }

    /** Within a tag a value may only be a whole address, for there escaping alone protects nobody. */
    static void checkAttributes(String mjml, Reporter reporter) {
        Matcher attribute = IN_ATTRIBUTE.matcher(mjml);
        while (attribute.find()) {
            String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            if (!attribute.group(1).equals("href") || !ADDRESS.matcher(value).matches()) {
                reporter.add(
                        attribute.start(),
                        attribute.group(1)
                                + "=\""
                                + value
                                + "\": a value may stand in href alone, and must be a whole address"
                                + " such as {{surveyUrl}}");
            }
        }
    }
}
