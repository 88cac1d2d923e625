package dev.perennial.local.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The checksums of a message that clients compare with their own. */
final class MessageDigests {
    /** How SQS tells values that are text from those that are bytes. */
    private static final int TEXT = 1;

    private static final int BYTES = 2;

    private MessageDigests() {}

    static String ofBody(String body) {
        return md5(body.getBytes(UTF_8));
    }

    /** Of names, types and values in the order of the names, each behind its length. */
    static String ofAttributes(JsonNode attributes) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        attributes.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            for (Map.Entry<String, JsonNode> each : sorted.entrySet()) {
                write(data, each.getKey().getBytes(UTF_8));
                write(data, each.getValue().path("DataType").asText().getBytes(UTF_8));
                if (each.getValue().has("BinaryValue")) {
                    data.writeByte(BYTES);
                    write(
                            data,
                            Base64.getDecoder()
                                    .decode(each.getValue().path("BinaryValue").asText()));
                } else {
                    data.writeByte(TEXT);
                    write(data, each.getValue().path("StringValue").asText().getBytes(UTF_8));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return md5(bytes.toByteArray());
    }

    private static void write(DataOutputStream data, byte[] bytes) throws IOException {
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
