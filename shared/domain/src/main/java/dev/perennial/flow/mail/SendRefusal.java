package dev.perennial.flow.mail;

import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.rules.feedback.ComplaintRules;
import java.time.Instant;
import java.util.Optional;

/** Why a customer may not be written to now. */
public final class SendRefusal {
    private SendRefusal() {}

    /** Empty where the mail may go. */
    public static Optional<String> of(Customer customer, Message message, Instant now) {
        if (now.isAfter(message.expiresAt())) {
            return Optional.of("expired on " + message.expiresAt());
        }
        if (customer.profile().email().isEmpty()) {
            return Optional.of("no e-mail address");
        }
        if (customer.suppression().isPresent()) {
            return customer.suppression()
                    .map(suppression ->
                            "address suppressed: " + suppression.cause().words());
        }
        if (message.isService()) {
            return Optional.empty();
        }
        Optional<Permission.State> state = customer.permission().state(message.purpose());
        Permission.State needed = message.asksForConsent() ? Permission.State.REQUESTED : Permission.State.GRANTED;
        return state.filter(needed::equals).isPresent()
                ? bought(customer, message)
                        .map(Categories::boughtMeanwhile)
                        .or(() -> ComplaintRules.overtaken(customer, message.data()))
                : Optional.of(
                        state.map(it -> words(message.purpose(), it)).orElse("no " + message.purpose() + " consent"));
    }

    private static Optional<String> bought(Customer customer, Message message) {
        return Optional.ofNullable(message.data().get(Categories.NEXT))
                .filter(category -> customer.purchases().categories().contains(category));
    }

    private static String words(String purpose, Permission.State state) {
        return switch (state) {
            case REQUESTED -> purpose + " consent not yet confirmed";
            case GRANTED -> purpose + " consent already confirmed";
            case WITHDRAWN -> purpose + " consent withdrawn";
        };
    }
}
