package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Step.Question;
import dev.perennial.domain.values.Survey;
import java.util.Optional;

/**
 * What a mail shows, in whatever language, and without which it is not sent.
 *
 * @param offer whether it makes no sense without an offer
 * @param category whether it is about the customer's next category
 * @param asks the survey that it asks
 */
public record MailContent(boolean offer, boolean category, Optional<Question> asks) {
    /** One that is sent whatever there is. */
    public static final MailContent PLAIN = new MailContent(false, false, Optional.empty());

    static MailContent read(JsonNode json) {
        return new MailContent(
                json.path("offer").booleanValue(),
                json.path("category").booleanValue(),
                JsonFields.optionalText(json, "asks")
                        .flatMap(Survey::of)
                        .map(survey ->
                                new Question(survey, json.path("onlyAsks").booleanValue())));
    }

    /** As the compiled playbook has it; what is not so is left out. */
    public ObjectNode write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (offer) {
            json.put("offer", true);
        }
        if (category) {
            json.put("category", true);
        }
        asks.ifPresent(it -> json.put("asks", it.survey().word()).put("onlyAsks", it.isAll()));
        return json;
    }
}
