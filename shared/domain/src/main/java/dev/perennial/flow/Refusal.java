package dev.perennial.flow;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Permission;
import java.time.Instant;
import java.util.Optional;

/** Why a customer may not be written to now. */
public final class Refusal {
    private Refusal() {}

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
                    .map(suppression -> "address suppressed: " + suppression.because());
        }
        return customer.permission().allows(Customer.MARKETING)
                ? Optional.empty()
                : Optional.of(
                        Optional.ofNullable(customer.permission().consent().get(Customer.MARKETING))
                                .map(consent -> words(consent.state()))
                                .orElse("no marketing consent"));
    }

    private static String words(Permission.State state) {
        return switch (state) {
            case REQUESTED -> "marketing consent not yet confirmed";
            case GRANTED -> "";
            case WITHDRAWN -> "marketing consent withdrawn";
        };
    }
}
