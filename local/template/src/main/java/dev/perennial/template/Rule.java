package dev.perennial.template;

import java.util.List;

/**
 * An EventBridge rule.
 *
 * @param name {@code LogicalId} for a rule of its own, {@code FunctionEventName} as SAM builds it
 * @param bus the bus's name, {@code default} for the account's own
 * @param pattern event pattern as JSON
 */
public record Rule(String name, String bus, String pattern, List<Target> targets) {
    public Rule {
        targets = List.copyOf(targets);
    }

    /**
     * Who is given the event.
     *
     * @param function physical name
     * @param deadLetterArn queue for events that could not be handed over, or empty text
     */
    public record Target(String function, String deadLetterArn) {}
}
