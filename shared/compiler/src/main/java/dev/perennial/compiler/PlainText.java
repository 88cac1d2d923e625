package dev.perennial.compiler;

import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The text part of a mail, taken from the same MJML as its HTML, so that both say the same. */
final class PlainText {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern AROUND_BREAKS = Pattern.compile(" *\\n *");

    /** A section that is left out must not leave its blank lines behind. */
    private static final Pattern BEGIN = Pattern.compile("(\\{\\{[#^][A-Za-z]+}})\\n+");

    private static final Pattern END = Pattern.compile("\\n*(\\n\\n\\{\\{/[A-Za-z]+}}\\n)\\n+");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Document mjml) {
        PlainText plain = new PlainText();
        plain.children(mjml.getElementsByTagName("mj-body").item(0));
        String lines = AROUND_BREAKS.matcher(plain.text).replaceAll("\n");
        String spaced = BLANK_LINES.matcher(lines).replaceAll("\n\n");
        String begun = BEGIN.matcher(spaced).replaceAll("$1\n");
        return END.matcher(begun).replaceAll("$1").strip() + "\n";
    }

    private void children(Node node) {
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element) {
                element(element);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(SPACES.matcher(child.getNodeValue()).replaceAll(" "));
            }
        }
    }

    private void element(Element element) {
        if (Mjml.isOnlyFor(element, "html")) {
            return;
        }
        switch (element.getTagName()) {
            case "br" -> text.append('\n');
            case "a" -> link(element);
            case "mj-button" -> {
                paragraph();
                link(element);
                paragraph();
            }
            case "mj-image", "img" -> text.append(element.getAttribute("alt"));
            case "mj-divider", "hr" -> {
                paragraph();
                text.append("---");
                paragraph();
            }
            case "mj-text", "mj-section", "mj-raw", "p", "h1", "h2", "h3", "div", "ul" -> {
                paragraph();
                children(element);
                paragraph();
            }
            case "li" -> {
                text.append("\n- ");
                children(element);
            }
            default -> children(element);
        }
    }

    private void link(Element element) {
        children(element);
        text.append(": ").append(element.getAttribute("href"));
    }

    private void paragraph() {
        text.append("\n\n");
    }
}
