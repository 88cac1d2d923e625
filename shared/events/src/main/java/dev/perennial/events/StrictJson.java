package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 and nothing more. Refused, because two readers could understand them differently: bytes that
 * are not UTF-8, a key that stands twice, text after the end, lone surrogates and NUL, more than {@value #MAX_DEPTH}
 * levels. A byte order mark before the value is taken and left out (RFC 8259, 8.1 lets a reader do so).
 */
public final class StrictJson {
    public static final int MAX_DEPTH = 64;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * Reads one JSON value.
     *
     * @throws MalformedBody with a reason that holds nothing of the text
     */
    public static JsonNode parse(byte[] utf8) {
        return parse(decode(utf8));
    }

    /**
     * Reads one JSON value.
     *
     * @throws MalformedBody with a reason that holds nothing of the text
     */
    public static JsonNode parse(String json) {
        JsonNode root = read(json);
        if (root.isMissingNode()) {
            throw new MalformedBody("the body is empty");
        }
        checkTexts(root);
        return root;
    }

    /** An empty object to write into. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A document of plain maps, lists and values as JSON. */
    static ObjectNode tree(Map<String, Object> document) {
        return MAPPER.valueToTree(document);
    }

    /** The bytes as text; refuses what is not UTF-8, by name where it says what it is. */
    static String decode(byte[] utf8) {
        int mark = utf8.length < 2 ? 0 : ((utf8[0] & 0xff) << 8) | (utf8[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            throw new MalformedBody("the body is UTF-16; it has to be UTF-8");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedBody("the body is not UTF-8");
        }
    }

    /** Editors and exports put it before a text, and files that are joined have it in the middle. */
    static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(withoutByteOrderMark(json));
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedBody("the JSON is nested deeper than "
                    + MAX_DEPTH
                    + " levels or holds a number or key beyond all measure");
        } catch (JsonProcessingException malformed) {
            throw new MalformedBody(reason(malformed));
        }
    }

    private static String reason(JsonProcessingException malformed) {
        String what = String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate field")
                ? "a key stands twice in one object"
                : "the body is not JSON";
        return malformed.getLocation() == null
                ? what
                : what
                        + " (line "
                        + malformed.getLocation().getLineNr()
                        + ", column "
                        + malformed.getLocation().getColumnNr()
                        + ")";
    }

    private static void checkTexts(JsonNode node) {
        if (node.isTextual()) {
            checkText(node.textValue());
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            checkText(property.getKey());
        }
        for (JsonNode child : node) {
            checkTexts(child);
        }
    }

    /** Refuses what a database or a mail cannot carry: NUL and half characters. */
    static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new MalformedBody("a text holds the character NUL");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new MalformedBody("a text holds half of a surrogate pair");
            }
        }
    }
}
