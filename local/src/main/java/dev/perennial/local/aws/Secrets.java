package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The signing secret: made at the first start and kept with the data. */
public final class Secrets {
    private static final int KEY_BYTES = 32;

    private final Optional<Path> file;
    private volatile String value;

    private Secrets(Optional<Path> file, String value) {
        this.file = file;
        this.value = value;
    }

    /** Kept in a file, or forgotten at the end. */
    public static Secrets open(Optional<Path> file) {
        try {
            if (file.isPresent() && Files.exists(file.get())) {
                return new Secrets(file, Files.readString(file.get()));
            }
            ObjectNode fresh = Json.object();
            fresh.putArray("webhooks").add("whsec_" + key());
            fresh.putArray("links").add(key());
            Secrets secrets = new Secrets(file, "");
            secrets.put(fresh.toString());
            return secrets;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String key() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What posts are signed with, as Standard Webhooks writes it. */
    public String webhookSecret() {
        return Json.parse(value).path("webhooks").path(0).asText();
    }

    String text() {
        return value;
    }

    /** Takes whatever it is given, as Secrets Manager does. */
    void put(String next) throws IOException {
        value = next;
        if (file.isPresent()) {
            Files.writeString(file.get(), next);
        }
    }
}
