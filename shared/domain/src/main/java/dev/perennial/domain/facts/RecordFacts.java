package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.AddressChanged;
import dev.perennial.domain.facts.Fact.BroadcastReached;
import dev.perennial.domain.facts.Fact.CustomerDue;
import dev.perennial.domain.facts.Fact.CustomerErased;
import dev.perennial.domain.facts.Fact.CustomersMatched;
import dev.perennial.domain.facts.Fact.CustomersMerged;
import dev.perennial.domain.facts.Fact.JourneyStopped;
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

    /** Who decided something, in a line. */
    private static final Kind<String> BY = Kind.Text.upTo(100).stripped().atLeast(1);

    private static final Kind<String> BECAUSE = Kind.Text.upTo(500).stripped().atLeast(1);

    private static final Field<CustomersMatched, CustomerId> OTHER =
            Field.required("other", Kinds.CUSTOMER_ID, CustomersMatched::other, "An id of the other record.");
    private static final Field<CustomersMatched, String> MATCHED_BY =
            Field.required("by", BY, CustomersMatched::by, "Who decided it.");
    private static final Field<CustomersMatched, String> MATCHED_BECAUSE =
            Field.required("because", BECAUSE, CustomersMatched::because, "Why.");

    public static final FactType<CustomersMatched> CUSTOMERS_MATCHED = FactType.of(
                    "CustomersMatched",
                    CustomersMatched.class,
                    "An operator knows that another record is the same customer's: the two become one.",
                    Shape.of(
                            values -> new CustomersMatched(
                                    values.the(OTHER), values.the(MATCHED_BY), values.the(MATCHED_BECAUSE)),
                            OTHER,
                            MATCHED_BY,
                            MATCHED_BECAUSE),
                    it -> "is the same customer as " + it.other() + ", by " + it.by() + ": " + it.because())
            .build();

    private static final Field<JourneyStopped, String> JOURNEY = Field.required(
            "journey", Kinds.NAME, JourneyStopped::journey, "The name of the journey that the customer is on.");
    private static final Field<JourneyStopped, String> STOPPED_BY =
            Field.required("by", BY, JourneyStopped::by, "Who decided it.");
    private static final Field<JourneyStopped, String> STOPPED_BECAUSE =
            Field.required("because", BECAUSE, JourneyStopped::because, "Why.");

    public static final FactType<JourneyStopped> JOURNEY_STOPPED = FactType.of(
                    "JourneyStopped",
                    JourneyStopped.class,
                    "An operator takes a customer off a journey.",
                    Shape.of(
                            values -> new JourneyStopped(
                                    values.the(JOURNEY), values.the(STOPPED_BY), values.the(STOPPED_BECAUSE)),
                            JOURNEY,
                            STOPPED_BY,
                            STOPPED_BECAUSE),
                    it -> "was taken off " + it.journey() + " by " + it.by() + ": " + it.because())
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

    private static final Field<BroadcastReached, String> BROADCAST =
            Field.required("broadcast", Kinds.NAME, BroadcastReached::broadcast, "The name of the broadcast.");
    private static final Field<BroadcastReached, String> ITS_JOURNEY = Field.required(
            "journey", Kinds.NAME, BroadcastReached::journey, "The variant of the broadcast that is this customer's.");

    public static final FactType<BroadcastReached> BROADCAST_REACHED = FactType.of(
                    "BroadcastReached",
                    BroadcastReached.class,
                    "A broadcast that an operator started has come to this customer.",
                    Shape.of(
                            values -> new BroadcastReached(values.the(BROADCAST), values.the(ITS_JOURNEY)),
                            BROADCAST,
                            ITS_JOURNEY),
                    it -> "is among those of the broadcast " + it.broadcast())
            .from(FactType.Origin.RECORD)
            .key("broadcast-<broadcast>")
            .build();

    private RecordFacts() {}
}
