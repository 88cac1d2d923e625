package dev.perennial.testing;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.mail.Mailer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as told, with {@code Sent} where nothing was told, and remembers every call. */
public final class FakeMailer implements Mailer {
    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final List<Message> calls = new ArrayList<>();

    public void willAnswer(Outcome outcome) {
        answers.add(outcome);
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        return () -> {
            calls.add(message);
            return answers.isEmpty() ? new Outcome.Sent("message-" + calls.size()) : answers.remove();
        };
    }

    public List<Message> calls() {
        return List.copyOf(calls);
    }
}
