package dev.perennial.domain.facts;

/** How the timeline tells an event, in one line of plain words. */
public final class FactWording {
    private FactWording() {}

    public static String of(Event event) {
        String told = of(event.fact());
        return event.backfill() ? told + " (history)" : told;
    }

    private static String of(Fact fact) {
        return FactTypes.of(fact).words(fact);
    }
}
