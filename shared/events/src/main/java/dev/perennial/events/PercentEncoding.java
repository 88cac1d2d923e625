package dev.perennial.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How forms and the queries of addresses write a text: bytes of some character set, escaped with percent signs, blanks
 * as plus signs. Reads whatever a browser reads (WHATWG URL, application/x-www-form-urlencoded): an escape that is
 * broken stands for itself. Bytes that are not in the character set are taken for windows-1252, in which every byte is
 * a character, so that no text is lost.
 */
public final class PercentEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What browsers take these names for (WHATWG Encoding). */
    private static final Map<String, String> LABELS = Map.of(
            "iso-8859-1", "windows-1252",
            "iso8859-1", "windows-1252",
            "iso_8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "iso-8859-9", "windows-1254");

    /** Not written byte by byte in ASCII's places: no form is. */
    private static final Pattern WIDE = Pattern.compile("utf-?(7|16|32).*|x-utf.*|ibm.*|cp037.*|unicode.*|.*ebcdic.*");

    /** How a browser writes a character that the form's character set does not have. */
    private static final Pattern REFERENCE = Pattern.compile("&#([0-9]{3,7});");

    private final Charset charset;

    private PercentEncoding(Charset charset) {
        this.charset = charset;
    }

    /** In UTF-8. */
    public static PercentEncoding utf8() {
        return new PercentEncoding(UTF_8);
    }

    /** In a character set by its name; in UTF-8 where there is no name, or none that is known. */
    static PercentEncoding in(Optional<String> charset) {
        return new PercentEncoding(charset.flatMap(PercentEncoding::charset).orElse(UTF_8));
    }

    private static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return WIDE.matcher(name).matches()
                    ? Optional.empty()
                    : Optional.of(Charset.forName(LABELS.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The text of one name or value. */
    public String decode(String escaped) {
        return text(bytes(escaped.getBytes(UTF_8)));
    }

    /** The same of bytes, each of which is a character here. */
    String decodeBytes(String bytes) {
        return text(bytes(bytes.getBytes(ISO_8859_1)));
    }

    private static byte[] bytes(byte[] escaped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length);
        for (int i = 0; i < escaped.length; i++) {
            int high = escaped[i] == '%' && i + 2 < escaped.length ? Character.digit(escaped[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(escaped[i + 2], 16);
            if (low >= 0) {
                out.write((high << 4) | low);
                i += 2;
            } else {
                out.write(escaped[i] == '+' ? ' ' : escaped[i]);
            }
        }
        return out.toByteArray();
    }

    private String text(byte[] bytes) {
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            text = windows1252(bytes);
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> named(Integer.parseInt(reference.group(1)), reference.group()));
    }

    /** Five bytes are no characters there; browsers take them for the control characters of that number. */
    private static String windows1252(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte each : bytes) {
            String one = new String(new byte[] {each}, WINDOWS_1252);
            text.append(one.equals("\uFFFD") ? (char) (each & 0xff) : one.charAt(0));
        }
        return text.toString();
    }

    private static String named(int codePoint, String otherwise) {
        boolean character = codePoint > 0x9f
                && Character.isDefined(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
        return Matcher.quoteReplacement(character ? Character.toString(codePoint) : otherwise);
    }
}
