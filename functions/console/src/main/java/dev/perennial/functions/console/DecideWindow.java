package dev.perennial.functions.console;

import dev.perennial.flow.administration.Administration;
import dev.perennial.flow.administration.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The window as far as it decides. The console does not tell who calls, so the name is the one that was typed. */
final class DecideWindow implements Function<WidgetCall, String> {
    private final Administration administration;
    private final Endpoints endpoints;
    private final AuditLog audit;

    DecideWindow(Administration administration, Endpoints endpoints, AuditLog audit) {
        this.administration = administration;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    @Override
    public String apply(WidgetCall call) {
        if (call.describe()) {
            return LookWindow.DESCRIPTION;
        }
        AnswerScreen screen = new AnswerScreen(call, endpoints);
        Map<String, String> data = new HashMap<>(CommandReader.data(call.forms()));
        data.putAll(CommandReader.data(call.says()));
        return switch (CommandReader.read(call::value, data)) {
            case CommandReader.Reading.Wrong(String field, String message) ->
                screen.show(screen.text("not-done"), screen.text("wrong", field, message));
            case CommandReader.Reading.Ordered(Command command) -> {
                String kind = call.value("decision");
                audit.note("decide/" + kind, call.value("by"), DecideApi.customer(command));
                Optional<String> refused = administration.carryOut(command, call.now());
                yield refused.map(why -> screen.show(screen.text("not-done"), why))
                        .orElseGet(() -> screen.show(screen.text("done"), screen.text("carried-out", kind)));
            }
        };
    }
}
