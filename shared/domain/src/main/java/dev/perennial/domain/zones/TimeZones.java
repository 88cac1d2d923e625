package dev.perennial.domain.zones;

import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All time zones, each by the newest rules. */
public final class TimeZones {
    /** Of a zone that each version knows. */
    private static final String ANY = "UTC";

    private static final Map<String, TimeZone> KNOWN = new ConcurrentHashMap<>();

    private TimeZones() {}

    /** Which rules are in use, and where they come from. */
    public record Version(String name, boolean shipped) {
        @Override
        public String toString() {
            return name + (shipped ? " (shipped, newer than that of the JDK)" : " (of the JDK)");
        }
    }

    /** The version of IANA's data by which local time is told. */
    public static Version version() {
        String ofJdk = versionOfJdk();
        String shipped = ShippedRules.version();
        return shipped.compareTo(ofJdk) > 0 ? new Version(shipped, true) : new Version(ofJdk, false);
    }

    /** Years and letters, which sort by age. */
    static String versionOfJdk() {
        return ZoneRulesProvider.getVersions(ANY).lastKey();
    }

    /** The zone of that name; empty where neither the JDK nor we know it. */
    public static Optional<TimeZone> of(String id) {
        TimeZone known = KNOWN.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TimeZone> read = read(id);
        read.ifPresent(zone -> KNOWN.put(id, zone));
        return read;
    }

    /**
     * The zone of a name that the JDK knows.
     *
     * @throws IllegalArgumentException where it does not
     */
    public static TimeZone of(ZoneId id) {
        return of(id.getId()).orElseGet(() -> new TimeZone(id.getId(), id.getRules()));
    }

    /** Whether there is a zone of that name. */
    public static boolean exists(String id) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(id)
                || ShippedRules.of(id).isPresent();
    }

    private static Optional<TimeZone> read(String id) {
        return Optional.of(id)
                .filter(_ -> version().shipped())
                .flatMap(ShippedRules::of)
                .map(rules -> new TimeZone(id, rules))
                .or(() -> ofJdk(id))
                .or(() -> ShippedRules.of(id).map(rules -> new TimeZone(id, rules)));
    }

    private static Optional<TimeZone> ofJdk(String id) {
        try {
            return Optional.of(new TimeZone(id, ZoneRulesProvider.getRules(id, false)));
        } catch (ZoneRulesException unknown) {
            return Optional.empty();
        }
    }
}
