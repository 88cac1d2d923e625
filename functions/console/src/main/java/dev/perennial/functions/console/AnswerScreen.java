package dev.perennial.functions.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a decision, and the ways on. */
final class AnswerScreen {
    private final WidgetCall call;
    private final Endpoints endpoints;
    private final Screen screen;

    AnswerScreen(WidgetCall call, Endpoints endpoints) {
        this.call = call;
        this.endpoints = endpoints;
        this.screen = new Screen(call, "answer");
    }

    String text(String key, Object... places) {
        return screen.text(key, places);
    }

    /** What was done, or why not. */
    String show(String title, String line) {
        return show(title, line, List.of(), "");
    }

    /**
     * The same with more.
     *
     * @param rows further lines
     * @param document shown as it is; empty where there is none
     */
    String show(String title, String line, List<String> rows, String document) {
        List<Action> actions = new ArrayList<>();
        String id = call.value("customerId");
        if (CommandReader.id(id).isPresent()) {
            actions.add(Action.of(screen.text("to-customer"), endpoints.look(), "", "view", "customer", "id", id));
        }
        actions.add(Action.of(screen.text("back"), endpoints.look(), "", "view", "home"));
        return screen.put("title", title)
                .put("line", line)
                .put("rows", rows.stream().map(it -> Map.of("line", it)).toList())
                .put("document", document)
                .put("actions", actions)
                .html();
    }
}
