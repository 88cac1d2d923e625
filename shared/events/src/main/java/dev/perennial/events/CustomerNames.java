package dev.perennial.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a customer is named on the wire: {@code email}, {@code externalId}, {@code customerId}. */
final class CustomerNames {
    private static final int MAX_EXTERNAL_ID = 128;

    private CustomerNames() {}

    /** The customer, or nothing and a problem noted; an address has to be one that mail reaches. */
    static Optional<CustomerRef> read(Fields customer) {
        return read(customer, CustomerNames::reachable);
    }

    /** The same of a customer who may be known by an address that no mail reaches. */
    static Optional<CustomerRef> readKnown(Fields customer) {
        return read(customer, CustomerNames::email);
    }

    private static Optional<CustomerRef> read(Fields customer, Function<Fields, Optional<EmailAddress>> address) {
        int before = customer.problems().size();
        Optional<CustomerId> id = customer.shaped("customerId", 30, CustomerId::isValid, "is not a customer id")
                .map(CustomerId::new);
        Optional<EmailAddress> email = address.apply(customer);
        Optional<String> externalId = customer.key("externalId", MAX_EXTERNAL_ID);
        if (customer.problems().size() > before) {
            return Optional.empty();
        }
        if (id.isEmpty() && email.isEmpty() && externalId.isEmpty()) {
            customer.problem("email", "is required, or externalId, or customerId");
            return Optional.empty();
        }
        if (id.isEmpty() && email.isEmpty() && Placeholders.USUAL.include(externalId.get())) {
            customer.problem("externalId", "is what stands where there is no id; give an email");
            return Optional.empty();
        }
        return Optional.of(new CustomerRef(id, email, externalId));
    }

    /**
     * The same where anybody may post. The company's own id and ours are refused there: who could tie a stranger's id
     * to an address of their own would get that stranger's mail.
     */
    static Optional<CustomerRef> readPublic(Fields person) {
        for (String name : List.of("externalId", "customerId")) {
            if (person.has(name)) {
                person.problem(name, "needs a signed post");
            }
        }
        return person.require("email", reachable(person)).map(CustomerRef::of);
    }

    private static Optional<EmailAddress> reachable(Fields fields) {
        Optional<EmailAddress> email = email(fields);
        Optional<EmailAddress.Fault> fault = email.flatMap(EmailAddress::fault);
        fault.ifPresent(it -> fields.problem("email", it.words()));
        return fault.isPresent() ? Optional.empty() : email;
    }

    private static Optional<EmailAddress> email(Fields fields) {
        Optional<String> text = fields.text("email", EmailAddress.MAX_LENGTH);
        Optional<EmailAddress> email = text.flatMap(EmailAddress::parse);
        if (text.isPresent() && email.isEmpty()) {
            fields.problem("email", "is not an e-mail address");
        }
        return email;
    }

    static void write(ObjectNode node, CustomerRef customer) {
        customer.customerId().ifPresent(id -> node.put("customerId", id.value()));
        customer.email().ifPresent(email -> node.put("email", email.value()));
        customer.externalId().ifPresent(id -> node.put("externalId", id));
    }
}
