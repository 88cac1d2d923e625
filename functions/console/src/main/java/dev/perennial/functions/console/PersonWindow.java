package dev.perennial.functions.console;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The window as far as it exports and erases. */
final class PersonWindow implements Function<WidgetCall, String> {
    private final Persons persons;
    private final Endpoints endpoints;
    private final AuditLog audit;

    PersonWindow(Persons persons, Endpoints endpoints, AuditLog audit) {
        this.persons = persons;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    @Override
    public String apply(WidgetCall call) {
        if (call.describe()) {
            return LookWindow.DESCRIPTION;
        }
        AnswerScreen screen = new AnswerScreen(call, endpoints);
        Optional<CustomerId> id = CommandReader.id(call.value("customerId"));
        if (id.isEmpty()) {
            return screen.show(screen.text("not-done"), screen.text("wrong", "customerId", "?"));
        }
        return call.value("person").equals("erase") ? erase(screen, call, id.get()) : export(screen, call, id.get());
    }

    private String export(AnswerScreen screen, WidgetCall call, CustomerId id) {
        audit.note("person/export", "window", Optional.of(id.value()));
        Optional<Map<String, Object>> copy = persons.export(id, call.now());
        return screen.show(
                screen.text("exported"),
                id.value(),
                List.of(),
                copy.map(it -> LookApi.tree(it).toPrettyString()).orElse(""));
    }

    private String erase(AnswerScreen screen, WidgetCall call, CustomerId id) {
        Decision decision;
        try {
            decision = new Decision(call.value("by"), call.value("because"));
        } catch (IllegalArgumentException saysNothing) {
            return screen.show(screen.text("not-done"), String.valueOf(saysNothing.getMessage()));
        }
        audit.note("person/erase", call.value("by"), Optional.of(id.value()));
        return switch (persons.erase(id, decision, call.now())) {
            case Persons.Erased.Refused(String because) -> screen.show(screen.text("not-done"), because);
            case Persons.Erased.Reported(PersonalData.Erasure erasure, Map<String, Object> report) ->
                screen.show(
                        screen.text("erased"),
                        screen.text("erased-line", erasure.rows(), erasure.mails(), erasure.record() ? 1 : 0),
                        List.of(),
                        LookApi.tree(report).toPrettyString());
        };
    }
}
