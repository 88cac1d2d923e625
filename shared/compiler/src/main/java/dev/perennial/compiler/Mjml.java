package dev.perennial.compiler;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** MJML, read strictly as XML so that mistakes have a line, and rendered to HTML. */
final class Mjml {
    /** What stands here reaches the HTML as it is: style sheets have no entities. */
    private static final Set<String> VERBATIM = Set.of("mj-style");

    /** HTML knows no end tags for these, and some readers take them for a second element. */
    private static final Pattern VOID_ENDS = Pattern.compile("</(?:br|hr|img|input|link|meta)>");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern INDENTATION = Pattern.compile("\\n\\s+");

    private Mjml() {}

    /** Comments are for the marketer, not for the customer; the lines stay where they are. */
    static String withoutComments(String mjml) {
        return COMMENT.matcher(mjml)
                .replaceAll(comment -> comment.group().replaceAll("[^\\n]", ""))
                .replace("&nbsp;", "&#160;");
    }

    /**
     * Reads well-formed MJML.
     *
     * @throws SAXParseException with the line where it is not
     */
    static Document parse(String mjml) throws SAXParseException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default one prints to the console.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(mjml)));
        } catch (SAXParseException e) {
            throw e;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders the document, and changes it: what it says is escaped on the way. */
    static String html(Document document, String language) {
        boolean rightToLeft = RightToLeft.is(language);
        removeTextOnly(document);
        if (rightToLeft) {
            RightToLeft.direct(document);
        }
        escape(document.getDocumentElement());
        Mjml4j.TextDirection direction = rightToLeft ? Mjml4j.TextDirection.RTL : Mjml4j.TextDirection.LTR;
        String html = Mjml4j.render(document, new Mjml4j.Configuration(language, direction));
        String closed = VOID_ENDS
                .matcher(rightToLeft ? RightToLeft.mirrored(html) : html)
                .replaceAll("");
        return INDENTATION.matcher(closed).replaceAll("\n").strip() + "\n";
    }

    /**
     * Whether the element goes into one of the two parts alone: its {@code css-class} names {@code html-only} or
     * {@code text-only}.
     */
    static boolean isOnlyFor(Element element, String part) {
        return Pattern.compile("\\s+")
                .splitAsStream(element.getAttribute("css-class"))
                .anyMatch((part + "-only")::equals);
    }

    private static void removeTextOnly(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = all.getLength() - 1; i >= 0; i--) {
            if (isOnlyFor((Element) all.item(i), "text")) {
                all.item(i).getParentNode().removeChild(all.item(i));
            }
        }
    }

    /** The renderer copies what it finds between the tags, so that "&" has to come as "&amp;". */
    private static void escape(Node node) {
        if (node instanceof Element element && VERBATIM.contains(element.getTagName())) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.ATTRIBUTE_NODE) {
            node.setNodeValue(escaped(node.getNodeValue()));
            return;
        }
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            escape(attributes.item(i));
        }
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            escape(children.item(i));
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
