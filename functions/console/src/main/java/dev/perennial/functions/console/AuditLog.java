package dev.perennial.functions.console;

import dev.perennial.events.StrictJson;
import java.util.Optional;
import java.util.function.Consumer;

/** Who looked at whom, and who decided what: one line each, without anything of what was seen or said. */
record AuditLog(Consumer<String> log) {
    static final AuditLog STANDARD = new AuditLog(line -> System.out.println(line));

    /**
     * Notes a look or a decision.
     *
     * @param kind what was seen or decided, such as {@code customer}
     * @param by the caller's ARN as AWS tells it, or the name that was typed into the window
     * @param customer of whom, where it is about one
     */
    void note(String kind, String by, Optional<String> customer) {
        var line = StrictJson.object().put("audited", kind).put("by", by);
        customer.ifPresent(id -> line.put("customer", id));
        log.accept(line.toString());
    }
}
