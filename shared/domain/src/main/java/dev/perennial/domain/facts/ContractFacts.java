package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.ContractChanged;
import dev.perennial.domain.facts.Fact.ContractState;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import java.time.LocalDate;
import java.util.List;

/** What is agreed with customers. */
public final class ContractFacts {
    private static final Field<ContractChanged, String> CONTRACT_ID = Field.required(
                    "contractId",
                    Kinds.KEY,
                    ContractChanged::contractId,
                    "The company's own id of the contract; a renewal keeps it.")
            .inConditions();
    private static final Field<ContractChanged, ContractState> STATE = Field.required(
                    "state",
                    new Kind.Choice<>(List.of(ContractState.values()), ContractState::word),
                    ContractChanged::state,
                    "active: it goes on; cancelled: it ends or has ended, and will not be renewed.")
            .inConditions();
    private static final Field<ContractChanged, LocalDate> ENDS_ON = Field.optional(
                    "endsOn", new Kind.Day(), ContractChanged::endsOn, "Its last day; required while it is active.")
            .requiredWhere(STATE, ContractState.ACTIVE)
            .inConditions();
    private static final Field<ContractChanged, String> PRODUCT = Field.optional(
                    "product",
                    Kind.Text.upTo(100),
                    ContractChanged::product,
                    "What it is about, as the customer calls it; mails show it.")
            .inConditions();
    private static final Field<ContractChanged, String> TERMS = Field.optional(
            "terms", Kinds.NAME, ContractChanged::terms, "What is agreed, in a few words; mails may show it.");

    private static final Field<ContractChanged, Long> RENEWALS = Field.optional(
                    "renewals",
                    new Kind.Whole(0, 10_000),
                    ContractChanged::renewals,
                    "How often it has been renewed until now, 0 for a new one; whoever renewed often is likelier to do"
                            + " so again.")
            .inConditions();

    public static final FactType<ContractChanged> CONTRACT_CHANGED = FactType.of(
                    "ContractChanged",
                    ContractChanged.class,
                    "A contract of a customer was concluded, renewed, corrected or cancelled: all that is agreed"
                            + " from then on.",
                    Shape.of(
                            values -> new ContractChanged(
                                    values.the(CONTRACT_ID),
                                    values.the(STATE),
                                    values.get(ENDS_ON),
                                    values.get(PRODUCT),
                                    values.get(TERMS),
                                    values.get(RENEWALS)),
                            CONTRACT_ID,
                            STATE,
                            ENDS_ON,
                            PRODUCT,
                            TERMS,
                            RENEWALS),
                    it -> "contract "
                            + it.contractId()
                            + ": "
                            + it.state().word()
                            + it.endsOn().map(day -> ", until " + day).orElse("")
                            + it.product().map(text -> ", " + text).orElse("")
                            + it.terms().map(text -> ", " + text).orElse(""))
            .postedTo("/v1/contracts", Address.Access.COMPANY)
            .inJourneys()
            .build();

    private ContractFacts() {}
}
