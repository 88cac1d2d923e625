package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.AddressChanged;
import dev.perennial.domain.facts.Fact.CustomerDue;
import dev.perennial.domain.facts.Fact.CustomerErased;
import dev.perennial.domain.facts.Fact.CustomersMerged;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;

/** What happens to records: where they lead to, when they go, when they are looked at. */
public final class RecordFacts {
    private static final Field<AddressChanged, EmailAddress> EMAIL =
            Field.required("email", Kinds.EMAIL, AddressChanged::email, "The new e-mail address.");

    public static final FactType<AddressChanged> ADDRESS_CHANGED = FactType.of(
                    "AddressChanged",
                    AddressChanged.class,
                    "A customer is reached at another e-mail address from now on.",
                    Shape.of(values -> new AddressChanged(values.the(EMAIL)), EMAIL),
                    it -> "changed their address to " + it.email().value())
            .postedTo("/v1/addresses", Address.Access.COMPANY)
            .build();

    private static final Field<CustomerErased, String> WHY = Field.optional(
            "reason",
            Kinds.WORDS,
            CustomerErased::reason,
            "Why, for whoever else listens; Perennial keeps it nowhere.");

    public static final FactType<CustomerErased> CUSTOMER_ERASED = FactType.of(
                    "CustomerErased",
                    CustomerErased.class,
                    "A customer wants to be forgotten: everything known until then is removed.",
                    Shape.of(values -> new CustomerErased(values.get(WHY)), WHY),
                    _ -> "was forgotten")
            .postedTo("/v1/erasures", Address.Access.COMPANY)
            .build();

    private static final Field<CustomersMerged, CustomerId> FROM = Field.required(
            "from",
            Kinds.CUSTOMER_ID,
            CustomersMerged::from,
            "The record that was closed; it leads to the other from now on.");

    public static final FactType<CustomersMerged> CUSTOMERS_MERGED = FactType.of(
                    "CustomersMerged",
                    CustomersMerged.class,
                    "Two records turned out to be one customer's: the one is closed, and its story goes on in the"
                            + " other.",
                    Shape.of(values -> new CustomersMerged(values.the(FROM)), FROM),
                    it -> "turned out to be the same as " + it.from())
            .from(FactType.Origin.OURS)
            .about("The record in which the story goes on.")
            .key("merged-<from>")
            .build();

    private static final Field<CustomerDue, Instant> DUE_AT =
            Field.required("dueAt", new Kind.Moment(), CustomerDue::dueAt, "The moment that the record named.");
    private static final Field<CustomerDue, String> REASON = Field.required(
                    "reason", Kinds.NAME, CustomerDue::reason, "What the record said it is for.")
            .inConditions();

    public static final FactType<CustomerDue> CUSTOMER_DUE = FactType.of(
                    "CustomerDue",
                    CustomerDue.class,
                    "The moment has come at which this customer is owed a thought.",
                    Shape.of(values -> new CustomerDue(values.the(DUE_AT), values.the(REASON)), DUE_AT, REASON),
                    it -> "looked at: " + it.reason())
            .from(FactType.Origin.OURS)
            .key("due-<dueAt>")
            .build();

    private RecordFacts() {}
}
