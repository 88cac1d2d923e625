package dev.perennial.local.pages;

import dev.perennial.domain.zones.TimeZones;

/** By which rules the functions that run here tell local time. */
public final class TimeZoneRules {
    private TimeZoneRules() {}

    /** The version of IANA's data, and where it comes from. */
    public static String version() {
        return TimeZones.version().toString();
    }
}
