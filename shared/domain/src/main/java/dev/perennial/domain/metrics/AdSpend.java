package dev.perennial.domain.metrics;

import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What advertisements of a channel cost on a day. It is about no customer: what is told takes the place of what was
 * told of the same channel, day and currency before.
 */
public record AdSpend(LocalDate day, String source, Optional<String> medium, Optional<String> campaign, Money amount) {
    private static final Field<AdSpend, LocalDate> DAY =
            Field.required("day", new Kind.Day(), AdSpend::day, "On which it was spent.");
    private static final Field<AdSpend, String> SOURCE =
            Field.required("source", Kinds.NAME, AdSpend::source, "As attributions name it, for example google.");
    private static final Field<AdSpend, String> MEDIUM =
            Field.optional("medium", Kinds.NAME, AdSpend::medium, "For example cpc.");
    private static final Field<AdSpend, String> CAMPAIGN =
            Field.optional("campaign", Kinds.NAME, AdSpend::campaign, "For example autumn.");
    private static final Field<AdSpend, Money> AMOUNT = Field.required(
            "amount", Kinds.MONEY, AdSpend::amount, "The whole amount of that day, 0 where it was nothing.");

    /** Its fields as they are posted. */
    public static final Shape<AdSpend> SHAPE = Shape.of(
            values -> new AdSpend(
                    values.the(DAY), values.the(SOURCE), values.get(MEDIUM), values.get(CAMPAIGN), values.the(AMOUNT)),
            DAY,
            SOURCE,
            MEDIUM,
            CAMPAIGN,
            AMOUNT);

    /** The channel as the numbers of customers name it. */
    public String channel() {
        return Writes.channel(Optional.of(source), medium, campaign);
    }

    /** The counter that says it. */
    public Counter counter() {
        Metric.Change change =
                MetricCatalog.AD_SPEND.change(new CountRule.Count(day, Map.of("channel", channel()), counts()));
        return change.counter();
    }

    /** What the counter says: the amount in minor units. */
    public Counts counts() {
        return Counts.of("spent " + amount.currency(), amount.minorUnits());
    }
}
