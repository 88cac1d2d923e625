package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;

/**
 * An HTML form (application/x-www-form-urlencoded) as the same tree that JSON would give; dots in a name lead into
 * objects ({@code consent.marketing}).
 */
public final class FormBody {
    private static final int MAX_FIELDS = 100;
    private static final int MAX_LEVELS = 4;

    private FormBody() {}

    /**
     * Reads a form.
     *
     * @throws MalformedBody where it is not a form, or a name stands twice
     */
    public static JsonNode parse(byte[] body) {
        ObjectNode root = StrictJson.object();
        String[] pairs = StrictJson.decode(body).split("&", -1);
        if (pairs.length > MAX_FIELDS) {
            throw new MalformedBody("the form has more than " + MAX_FIELDS + " fields");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
                put(root, name, equals < 0 ? "" : unescape(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static void put(ObjectNode root, String name, String value) {
        String[] path = name.split("\\.", MAX_LEVELS);
        ObjectNode object = root;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = object.get(path[i]);
            if (next == null) {
                object = object.putObject(path[i]);
            } else if (next instanceof ObjectNode there) {
                object = there;
            } else {
                throw twice();
            }
        }
        if (object.replace(path[path.length - 1], object.textNode(value)) != null) {
            throw twice();
        }
    }

    private static MalformedBody twice() {
        return new MalformedBody("a name stands twice in the form");
    }

    private static String unescape(String text) {
        try {
            String plain = URLDecoder.decode(text, UTF_8);
            StrictJson.checkText(plain);
            return plain;
        } catch (IllegalArgumentException malformed) {
            throw new MalformedBody("the form has a broken percent escape");
        }
    }
}
