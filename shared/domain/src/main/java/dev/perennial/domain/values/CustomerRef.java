package dev.perennial.domain.values;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an event names its customer: by our id, by e-mail address, by the company's own id, or by several of them. */
public record CustomerRef(Optional<CustomerId> customerId, Optional<EmailAddress> email, Optional<String> externalId) {
    public CustomerRef {
        if (customerId.isEmpty() && email.isEmpty() && externalId.isEmpty()) {
            throw new IllegalArgumentException("a customer needs an email, an externalId or a customerId");
        }
    }

    public static CustomerRef of(EmailAddress email) {
        return new CustomerRef(Optional.empty(), Optional.of(email), Optional.empty());
    }

    public static CustomerRef of(CustomerId id) {
        return new CustomerRef(Optional.of(id), Optional.empty(), Optional.empty());
    }

    public static CustomerRef ofExternal(String externalId) {
        return new CustomerRef(Optional.empty(), Optional.empty(), Optional.of(externalId));
    }

    /**
     * The same without the company's id.
     *
     * @throws IllegalArgumentException where nothing else names the customer
     */
    public CustomerRef withoutExternalId() {
        return new CustomerRef(customerId, email, Optional.empty());
    }

    /** Where the record is to be found: our own id first, then the e-mail address, then the company's id. */
    public CustomerId key() {
        return customerId
                .or(() -> email.map(CustomerId::of))
                .orElseGet(() -> CustomerId.ofExternal(externalId.orElseThrow()));
    }

    /** The ids that follow from all the names given. */
    public List<CustomerId> ids() {
        Set<CustomerId> ids = new LinkedHashSet<>();
        customerId.ifPresent(ids::add);
        email.map(CustomerId::of).ifPresent(ids::add);
        externalId.map(CustomerId::ofExternal).ifPresent(ids::add);
        return List.copyOf(ids);
    }
}
