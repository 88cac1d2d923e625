package dev.perennial.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;

/**
 * What an emulator's SES took in, oldest first, in the words of the local cloud's inbox. No emulator keeps a mail's
 * headers, and moto not its plain text either.
 *
 * @param emulator the one whose SES it is
 */
record SentMails(Emulator emulator) {
    /** @throws IOException when the emulator does not answer */
    ArrayNode sent() throws IOException, InterruptedException {
        return switch (emulator.kind()) {
            case MINISTACK -> ofMiniStack(Json.parse(emulator.get("/_ministack/ses/messages")));
            case MOTO -> ofMoto(Json.parse(emulator.get("/moto-api/data.json")));
            case LOCALSTACK, AWS_EMULATOR -> throw new IllegalStateException(emulator.kind() + " takes no mails here");
        };
    }

    private static ArrayNode ofMoto(JsonNode data) {
        ArrayNode mails = Json.array();
        for (JsonNode mail : data.path("ses").path("Message")) {
            ObjectNode sent = mails.addObject()
                    .put("id", mail.path("id").asText())
                    .put("subject", mail.path("subject").asText())
                    .put("html", mail.path("body").asText());
            sent.set("to", mail.path("destinations").path("ToAddresses"));
        }
        return mails;
    }

    private static ArrayNode ofMiniStack(JsonNode data) {
        ArrayNode mails = Json.array();
        for (JsonNode account : data.path("messages")) {
            for (JsonNode mail : account) {
                ObjectNode sent = mails.addObject()
                        .put("id", mail.path("MessageId").asText())
                        .put("subject", mail.path("Subject").asText())
                        .put("html", mail.path("BodyHtml").asText())
                        .put("text", mail.path("BodyText").asText());
                sent.set("to", mail.path("To"));
            }
        }
        return mails;
    }
}
