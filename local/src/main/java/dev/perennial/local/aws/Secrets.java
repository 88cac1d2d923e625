package dev.perennial.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.storage.Notes;
import java.security.SecureRandom;
import java.util.Base64;

/** The signing secret: made at the first start and kept with the data. */
public final class Secrets {
    private static final int KEY_BYTES = 32;

    private static final String NOTE = "secret";

    private final Notes notes;

    /** The secret that is kept; a fresh one where there is none. */
    public Secrets(Notes notes) {
        this.notes = notes;
        if (notes.find(NOTE).isEmpty()) {
            ObjectNode fresh = Json.object();
            fresh.putArray("webhooks").add("whsec_" + key());
            fresh.putArray("links").add(key());
            put(fresh.toString());
        }
    }

    private static String key() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What posts are signed with, as Standard Webhooks writes it. */
    public String webhookSecret() {
        return Json.parse(text()).path("webhooks").path(0).asText();
    }

    String text() {
        return notes.find(NOTE).orElseThrow();
    }

    /** Takes whatever it is given, as Secrets Manager does. */
    void put(String next) {
        notes.put(NOTE, next);
    }
}
