package dev.perennial.imports.templates;

import ch.digitalfondue.jfiveparse.Element;
import ch.digitalfondue.jfiveparse.JFiveParse;
import ch.digitalfondue.jfiveparse.Node;
import ch.digitalfondue.jfiveparse.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mail of HTML as a frame of MJML and its texts. What it says is kept, in its order: headings, paragraphs, links. How
 * it looks is not: the layout of the playbook says that.
 */
final class MailDraft {
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "meta", "link", "template");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "td",
            "th",
            "tr",
            "table",
            "tbody",
            "li",
            "ul",
            "ol",
            "center",
            "body",
            "html",
            "section",
            "article",
            "header",
            "footer",
            "blockquote",
            "hr",
            "br");

    private final Variables variables;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private enum Kind {
        HEADING,
        PARAGRAPH,
        BUTTON
    }

    /** @param address of a button */
    private record Block(Kind kind, String text, String address) {}

    private MailDraft(Variables variables) {
        this.variables = variables;
    }

    /** The mail of a body of HTML. */
    static MailDraft of(String html, Variables variables) {
        MailDraft draft = new MailDraft(variables);
        draft.walk(JFiveParse.parse(html));
        draft.endOfLine();
        return draft;
    }

    private void walk(Node node) {
        for (Node child : node.getChildNodes()) {
            if (child instanceof Text text) {
                line.append(text.getData());
            } else if (child instanceof Element element) {
                visit(element);
            }
        }
    }

    private void visit(Element element) {
        String name = element.getNodeName().toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(name)) {
            return;
        }
        if (HEADINGS.contains(name)) {
            endOfLine();
            add(Kind.HEADING, element.getTextContent(), "");
        } else if (name.equals("a") && element.containsAttribute("href")) {
            link(element);
        } else if (name.equals("img")) {
            variables
                    .tasks()
                    .add("a picture is left out%s: put it into the frame by mj-image"
                            .formatted(
                                    element.containsAttribute("alt")
                                            ? " ('" + element.getAttribute("alt") + "')"
                                            : ""));
        } else if (BLOCKS.contains(name)) {
            endOfLine();
            walk(element);
            endOfLine();
        } else {
            walk(element);
        }
    }

    /** A link becomes a button; within a sentence its words stay, and the button follows. */
    private void link(Element element) {
        String address = element.getAttribute("href").strip();
        String words = element.getTextContent();
        if (address.contains("{{") || !address.matches("https?://\\S+")) {
            variables
                    .tasks()
                    .add("the link '%s' leads to no address that a draft can have: give it one"
                            .formatted(shortened(words)));
            line.append(words);
            return;
        }
        endOfLine();
        add(Kind.BUTTON, words, address);
    }

    private void endOfLine() {
        add(Kind.PARAGRAPH, line.toString(), "");
        line.setLength(0);
    }

    private void add(Kind kind, String words, String address) {
        String text = words.replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            blocks.add(new Block(kind, variables.written(text), address));
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The frame. */
    String mjml() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            out.append(
                    switch (block.kind()) {
                        case HEADING ->
                            "<mj-text mj-class=\"title\" css-class=\"title\"><h1>[[%s]]</h1></mj-text>\n"
                                    .formatted(key(i));
                        case PARAGRAPH ->
                            "<mj-text css-class=\"ink\">\n  <p>[[%s]]</p>\n</mj-text>\n".formatted(key(i));
                        case BUTTON ->
                            "<mj-button href=\"%s\" css-class=\"call\">[[%s]]</mj-button>\n"
                                    .formatted(escaped(block.address()), key(i));
                    });
        }
        return out.toString();
    }

    /** The texts, as a block of YAML below the name of the mail. */
    String texts(String name, String subject) {
        StringBuilder out = new StringBuilder(name).append(":\n");
        out.append("  subject: ").append(quoted(variables.written(subject))).append('\n');
        out.append("  preheader: ")
                .append(quoted(blocks.stream()
                        .filter(block -> block.kind() == Kind.PARAGRAPH)
                        .map(Block::text)
                        .findFirst()
                        .orElse(variables.written(subject))))
                .append('\n');
        for (int i = 0; i < blocks.size(); i++) {
            out.append("  ")
                    .append(key(i))
                    .append(": ")
                    .append(quoted(blocks.get(i).text()))
                    .append('\n');
        }
        return out.toString();
    }

    private String key(int index) {
        String kind = blocks.get(index).kind().name().toLowerCase(Locale.ROOT);
        long before = blocks.subList(0, index).stream()
                .filter(it -> it.kind() == blocks.get(index).kind())
                .count();
        return kind + (char) ('A' + before % 26) + (before < 26 ? "" : Long.toString(before / 26));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
