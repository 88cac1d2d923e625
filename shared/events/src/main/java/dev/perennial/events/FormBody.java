package dev.perennial.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HTML form (application/x-www-form-urlencoded) as the same tree that JSON would give; dots in a name lead into
 * objects ({@code consent.marketing}).
 *
 * <p>Of a name that stands twice the last value counts, as a box behind a hidden field of its name has it. What leads
 * into an object wins over a value of the object's own name: such a value is of somebody else's making.
 */
public final class FormBody {
    private static final int MAX_FIELDS = 100;
    private static final int MAX_LEVELS = 4;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** A field that browsers fill in with the character set in which they send the form (HTML, 4.10.21.8). */
    private static final String CHARSET = "_charset_";

    /** A name and a value as they were sent, each byte one character. */
    private record Pair(String name, String value) {}

    private FormBody() {}

    /**
     * Reads a form that is written in UTF-8, or says by itself in what.
     *
     * @throws MalformedBody where it is not a form
     */
    public static JsonNode parse(byte[] body) {
        return parse(body, Optional.empty());
    }

    /**
     * Reads a form.
     *
     * @param charset in which it is sent; what the form itself says wins, and UTF-8 is taken where nobody says
     * @throws MalformedBody where it is not a form
     */
    public static JsonNode parse(byte[] body, Optional<String> charset) {
        List<Pair> pairs = pairs(new String(body, ISO_8859_1));
        if (pairs.size() > MAX_FIELDS) {
            throw new MalformedBody("the form has more than " + MAX_FIELDS + " fields");
        }
        PercentEncoding encoding = PercentEncoding.in(declared(pairs).or(() -> charset));
        ObjectNode root = StrictJson.object();
        for (Pair pair : pairs) {
            put(root, text(encoding, pair.name), text(encoding, pair.value));
        }
        return root;
    }

    private static List<Pair> pairs(String body) {
        String form = body.startsWith(BYTE_ORDER_MARK) ? body.substring(BYTE_ORDER_MARK.length()) : body;
        List<Pair> pairs = new ArrayList<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pairs.add(
                        equals < 0
                                ? new Pair(pair, "")
                                : new Pair(pair.substring(0, equals), pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static Optional<String> declared(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.name.equals(CHARSET) && !pair.value.isBlank())
                .map(Pair::value)
                .findFirst();
    }

    private static String text(PercentEncoding encoding, String bytes) {
        String text = encoding.decodeBytes(bytes);
        StrictJson.checkText(text);
        return text;
    }

    private static void put(ObjectNode root, String name, String value) {
        String[] path = name.split("\\.", MAX_LEVELS);
        ObjectNode object = root;
        for (int i = 0; i < path.length - 1; i++) {
            object = object.get(path[i]) instanceof ObjectNode there ? there : object.putObject(path[i]);
        }
        String last = path[path.length - 1];
        if (!(object.get(last) instanceof ObjectNode)) {
            object.put(last, value);
        }
    }
}
