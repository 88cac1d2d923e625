package dev.perennial.functions.console;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Command;
import dev.perennial.flow.administration.DeadLetters.Queue;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads a command from named values, of the window or of the API. */
final class CommandReader {
    /** What may be decided, in the order of the documents. */
    static final List<String> KINDS = List.of(
            "drop-mail",
            "release-mail",
            "lift-suppression",
            "pause-sending",
            "resume-sending",
            "pause-journey",
            "resume-journey",
            "stop-journey",
            "correct-consent",
            "close-complaint",
            "match",
            "return-letter",
            "discard-letter");

    /** Before the name of a value that the template of a released mail needs. */
    static final String DATA = "data.";

    private CommandReader() {}

    /** A command, or what is wrong with which value. */
    sealed interface Reading {
        record Ordered(Command command) implements Reading {}

        record Wrong(String field, String message) implements Reading {}
    }

    /**
     * Reads a command.
     *
     * @param value the value of a name; empty where there is none
     * @param data what the template of a released mail needs
     */
    static Reading read(UnaryOperator<String> value, Map<String, String> data) {
        String kind = value.apply("decision");
        if (!KINDS.contains(kind)) {
            return new Reading.Wrong("decision", "must be one of " + String.join(", ", KINDS));
        }
        Decision decision;
        try {
            decision = new Decision(value.apply("by"), value.apply("because"));
        } catch (IllegalArgumentException saysNothing) {
            String field = value.apply("by").isBlank() || value.apply("by").length() > 100 ? "by" : "because";
            return new Reading.Wrong(field, String.valueOf(saysNothing.getMessage()));
        }
        return switch (kind) {
            case "pause-sending" -> ordered(new Command.PauseSending(decision));
            case "resume-sending" -> ordered(new Command.ResumeSending(decision));
            case "pause-journey" -> named(value, "journey", 200, it -> new Command.PauseJourney(it, decision));
            case "resume-journey" -> named(value, "journey", 200, it -> new Command.ResumeJourney(it, decision));
            case "return-letter", "discard-letter" -> letter(kind, value, decision);
            default -> ofCustomer(kind, value, data, decision);
        };
    }

    private static Reading letter(String kind, UnaryOperator<String> value, Decision decision) {
        Optional<Queue> queue = Queue.of(value.apply("queue"));
        if (queue.isEmpty()) {
            return new Reading.Wrong("queue", "must be one of the queues of dead letters, such as failures");
        }
        return named(
                value,
                "letter",
                100,
                it -> kind.equals("return-letter")
                        ? new Command.ReturnLetter(queue.get(), it, decision)
                        : new Command.DiscardLetter(queue.get(), it, decision));
    }

    private static Reading ofCustomer(
            String kind, UnaryOperator<String> value, Map<String, String> data, Decision decision) {
        Optional<CustomerId> read = id(value.apply("customerId"));
        if (read.isEmpty()) {
            return new Reading.Wrong("customerId", "must be the id of a customer");
        }
        CustomerId customer = read.get();
        return switch (kind) {
            case "drop-mail" -> named(value, "sendKey", 128, it -> new Command.DropMail(customer, it, decision));
            case "release-mail" ->
                named(value, "sendKey", 128, it -> new Command.ReleaseMail(customer, it, data, decision));
            case "lift-suppression" -> ordered(new Command.LiftSuppression(customer, decision));
            case "stop-journey" -> named(value, "journey", 200, it -> new Command.StopJourney(customer, it, decision));
            case "close-complaint" ->
                named(value, "complaintId", 128, it -> new Command.CloseComplaint(customer, it, decision));
            case "match" ->
                id(value.apply("other"))
                        .map(other -> ordered(new Command.Match(customer, other, decision)))
                        .orElse(new Reading.Wrong("other", "must be the id of a customer"));
            default -> consent(customer, value, decision);
        };
    }

    private static Reading consent(CustomerId customer, UnaryOperator<String> value, Decision decision) {
        String purpose = value.apply("purpose");
        String granted = value.apply("granted");
        String proof = value.apply("proof");
        if (!purpose.matches("[a-z][a-z0-9-]{0,39}")) {
            return new Reading.Wrong("purpose", "must be small letters, digits and hyphens, a letter first");
        }
        if (!granted.equals("true") && !granted.equals("false")) {
            return new Reading.Wrong("granted", "must be true or false");
        }
        if (proof.length() > 200) {
            return new Reading.Wrong("proof", "must not be longer than 200 characters");
        }
        return ordered(new Command.CorrectConsent(
                customer, purpose, granted.equals("true"), Optional.of(proof).filter(it -> !it.isEmpty()), decision));
    }

    private static Reading named(
            UnaryOperator<String> value, String field, int most, java.util.function.Function<String, Command> command) {
        String given = value.apply(field);
        return given.isEmpty() || given.length() > most
                ? new Reading.Wrong(field, "must be 1 to " + most + " characters")
                : ordered(command.apply(given));
    }

    private static Reading ordered(Command command) {
        return new Reading.Ordered(command);
    }

    static Optional<CustomerId> id(String written) {
        return CustomerId.isValid(written) ? Optional.of(new CustomerId(written)) : Optional.empty();
    }

    /** The values that begin with {@link #DATA}, without it. */
    static Map<String, String> data(Map<String, String> values) {
        Map<String, String> data = new HashMap<>();
        values.forEach((name, text) -> {
            if (name.startsWith(DATA)) {
                data.put(name.substring(DATA.length()), text);
            }
        });
        return data;
    }
}
