package dev.perennial.domain.entitlements;

import java.util.Locale;

/** A day that comes every year, at which a journey may begin. */
public enum Occasion {
    BIRTHDAY("BirthdayReached"),
    ANNIVERSARY("AnniversaryReached");

    private final String event;

    Occasion(String event) {
        this.event = event;
    }

    /** What happens on that day, as journeys and the bus call it. */
    public String event() {
        return event;
    }

    /** As the record calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
