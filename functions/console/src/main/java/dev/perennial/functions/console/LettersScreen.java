package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.administration.DeadLetters;
import dev.perennial.flow.administration.DeadLetters.Letter;
import dev.perennial.flow.administration.DeadLetters.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dead letters: why they are here, what they hold, personal data masked until they are asked for. */
final class LettersScreen {
    private static final String MASK = "•••";

    /** What tells of the machinery and of nobody. */
    private static final Set<String> PLAIN = Set.of(
            "detail-type",
            "source",
            "time",
            "version",
            "id",
            "account",
            "region",
            "requestId",
            "functionArn",
            "condition",
            "errorType",
            "eventId",
            "occurredAt",
            "customerId",
            "type",
            "streamArn",
            "shardId");

    private final DeadLetters letters;
    private final Endpoints endpoints;

    LettersScreen(DeadLetters letters, Endpoints endpoints) {
        this.letters = letters;
        this.endpoints = endpoints;
    }

    /** All queues; {@code shown} is the id of the one letter that is shown as it is. */
    String show(WidgetCall call, String shown) {
        Screen screen = new Screen(call, "letters");
        List<Map<String, Object>> all = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            letters.look(queue)
                    .forEach(
                            letter -> all.add(letter(screen, letter, letter.id().equals(shown))));
        }
        return screen.put("home", List.of(Action.of(screen.text("back"), endpoints.look(), "", "view", "home")))
                .put("letters", all)
                .html();
    }

    private Map<String, Object> letter(Screen screen, Letter letter, boolean shown) {
        List<Action> actions = new ArrayList<>();
        if (!shown) {
            actions.add(Action.of(
                    screen.text("show", letter.id()), endpoints.look(), "", "view", "letters", "letter", letter.id()));
        }
        if (letter.queue().isReturnable()) {
            actions.add(decide(screen, "return-letter", letter));
        }
        actions.add(decide(screen, "discard-letter", letter));
        return Map.of(
                "queue", letter.queue().word(),
                "reason", letter.reason(),
                "content", shown ? letter.content() : masked(letter.content()),
                "actions", actions.stream().map(Action::values).toList());
    }

    private Action decide(Screen screen, String kind, Letter letter) {
        return Action.of(
                screen.text(kind, letter.id()),
                endpoints.decide(),
                screen.text("sure"),
                "decision",
                kind,
                "queue",
                letter.queue().word(),
                "letter",
                letter.id());
    }

    /** The same with all texts hidden that may be somebody's. */
    static String masked(String content) {
        try {
            JsonNode json = StrictJson.parse(content);
            mask(json);
            return json.toString();
        } catch (MalformedBody unreadable) {
            return MASK;
        }
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isValueNode()) {
                    if (!PLAIN.contains(field.getKey())) {
                        field.setValue(TextNode.valueOf(MASK));
                    }
                } else {
                    mask(field.getValue());
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (node.get(i).isValueNode()) {
                    ((ArrayNode) node).set(i, TextNode.valueOf(MASK));
                } else {
                    mask(node.get(i));
                }
            }
        }
    }
}
