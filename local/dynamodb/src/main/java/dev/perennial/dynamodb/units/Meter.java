package dev.perennial.dynamodb.units;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all calls together consumed, refused ones included: a condition that fails costs a write, and no answer says so.
 */
public final class Meter {
    private record Counted(Consumption.Kind kind, String table) {}

    private final Map<Counted, Double> units = new ConcurrentHashMap<>();

    void add(Consumption.Kind kind, String table, double more) {
        units.merge(new Counted(kind, table), more, Double::sum);
    }

    /** Units since the start. */
    public double units(Consumption.Kind kind, String table) {
        return units.getOrDefault(new Counted(kind, table), 0.0);
    }
}
