package dev.perennial.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Tells what MJML allows and the renderer leaves out or gets wrong without a word, with what to write instead. */
final class MjmlLimits {
    private static final String ATTRIBUTES = "mj-attributes";
    private static final String CLASS = "mj-class";
    private static final String ALL = "mj-all";
    private static final String GROUP = "mj-group";
    private static final String WIDTH = "width";
    private static final String WHOLE = "100%";
    private static final Set<String> SIDES = Set.of("padding", "padding-left", "padding-right");

    private final Document document;
    private final List<Limit> found = new ArrayList<>();

    /**
     * One place.
     *
     * @param element the tag that has it
     * @param attribute what of it, empty where it is the element itself
     */
    record Limit(String element, String attribute, String sentence) {}

    private MjmlLimits(Document document) {
        this.document = document;
    }

    /** All that is in the document, each once. */
    static List<Limit> of(Document document) {
        MjmlLimits limits = new MjmlLimits(document);
        limits.styles();
        limits.groups();
        limits.defaults();
        limits.outlook();
        return limits.found.stream().distinct().toList();
    }

    private void styles() {
        elements("mj-style").filter(style -> style.hasAttribute("inline")).forEach(_ -> add("mj-style", "inline", """
                        the renderer leaves styles out that are to be written into the elements: leave out inline, or give \
                        the elements attributes, by mj-class where many have the same"""));
        elements("mj-body")
                .filter(body -> !value(body, "css-class").isEmpty())
                .forEach(_ -> add("mj-body", "css-class", """
                        the renderer leaves out css-class of mj-body: put it on mj-wrapper or mj-section, and colour and \
                        width on mj-body itself"""));
    }

    private void groups() {
        elements(GROUP).forEach(group -> {
            String width = value(group, WIDTH);
            if (width.endsWith("%") && !width.equals(WHOLE)) {
                add(GROUP, WIDTH, """
                        Outlook takes so many percent of a group twice: write its width in pixels, of the 600 that a mail has""");
            }
            if (!value(group, "background-color").isEmpty()) {
                add(GROUP, "background-color", "the renderer leaves out the colour of a group: put it on its columns");
            }
            children(group)
                    .filter(column -> value(column, WIDTH).matches("\\d+(px)?"))
                    .forEach(_ -> add("mj-column", WIDTH, """
                            within mj-group a width in pixels becomes 1 % on phones: write percents of the group"""));
        });
    }

    private void defaults() {
        elements(CLASS).filter(named -> children(named).findAny().isPresent()).forEach(_ -> add(CLASS, "", """
                        the renderer gives what a class says of the elements within to direct children alone: give those a class of their own"""));
        elements(ALL).forEach(all -> SIDES.stream().filter(all::hasAttribute).forEach(side -> add(ALL, side, """
                        a padding for all elements narrows the whole mail in Outlook: say it of the elements that it is for""")));
    }

    private void outlook() {
        elements("mj-hero")
                .forEach(hero -> SIDES.stream()
                        .filter(side -> isWide(side, value(hero, side)))
                        .forEach(side -> add("mj-hero", side, """
                                Outlook makes a hero narrower by its padding: put the padding on the elements within""")));
        Stream.of("mj-section", "mj-wrapper")
                .flatMap(this::elements)
                .forEach(section -> Stream.of("background-position-x", "background-position-y")
                        .filter(axis -> !value(section, axis).isEmpty())
                        .forEach(axis -> add(section.getTagName(), axis, """
                                Outlook does not see %s: write background-position for both""".formatted(axis))));
    }

    /** Whether there is a padding at the sides. */
    private static boolean isWide(String side, String padding) {
        String[] parts = padding.strip().split("\\s+", -1);
        String horizontal = side.equals("padding") && parts.length > 1 ? parts[1] : parts[0];
        return !padding.isBlank() && !horizontal.matches("0(px|%)?");
    }

    /** The element's own, that of its classes, that of its kind, or that of all. */
    private String value(Element element, String attribute) {
        return Stream.concat(
                        Stream.of(element),
                        Stream.concat(
                                Stream.of(element.getAttribute(CLASS).split("\\s+"))
                                        .flatMap(name -> elements(CLASS)
                                                .filter(named -> named.getAttribute("name")
                                                        .equals(name))),
                                Stream.of(element.getTagName(), ALL)
                                        .flatMap(this::all)
                                        .filter(MjmlLimits::isDefault)))
                .filter(it -> it.hasAttribute(attribute))
                .findFirst()
                .map(it -> it.getAttribute(attribute))
                .orElse("");
    }

    /** Those of that name which a mail shows, or the defaults where there is no other kind of them. */
    private Stream<Element> elements(String name) {
        return all(name).filter(element -> Set.of(CLASS, ALL).contains(name) || !isDefault(element));
    }

    private Stream<Element> all(String name) {
        return stream(document.getElementsByTagName(name));
    }

    private static boolean isDefault(Element element) {
        return Optional.ofNullable(element.getParentNode())
                .filter(parent -> parent.getNodeName().equals(ATTRIBUTES)
                        || parent.getNodeName().equals(CLASS))
                .isPresent();
    }

    private static Stream<Element> children(Node node) {
        return stream(node.getChildNodes());
    }

    private static Stream<Element> stream(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements.stream();
    }

    private void add(String element, String attribute, String sentence) {
        found.add(new Limit(element, attribute, sentence));
    }
}
