package dev.perennial.flow;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Owed.Message;
import java.time.Instant;
import java.util.Optional;

/** Why a customer may not be written to now. */
final class Refusal {
    private Refusal() {}

    static Optional<String> of(Customer customer, Message message, Instant now) {
        if (now.isAfter(message.expiresAt())) {
            return Optional.of("expired on " + message.expiresAt());
        }
        if (customer.profile().email().isEmpty()) {
            return Optional.of("no e-mail address");
        }
        if (customer.permission().suppression().isPresent()) {
            return customer.permission()
                    .suppression()
                    .map(suppression -> "address suppressed: " + suppression.because());
        }
        return customer.permission().allows(Customer.MARKETING)
                ? Optional.empty()
                : Optional.of(
                        customer.permission().consent().containsKey(Customer.MARKETING)
                                ? "marketing consent withdrawn"
                                : "no marketing consent");
    }
}
