package dev.perennial.domain.indicators;

import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A number that is made of counters.
 *
 * @param name as addresses, commands and documents call it
 * @param definition one sentence for people
 * @param inputs the metrics that it is made of
 * @param splits the sets of parts by which it may be asked; the empty set where it may be asked as a whole
 * @param terms what few indicators say
 * @param formula how the number is made of what was counted of the inputs
 */
public record Indicator(
        String name,
        Unit unit,
        String definition,
        List<Input> inputs,
        List<Set<String>> splits,
        Terms terms,
        Formula formula) {
    public Indicator {
        inputs = List.copyOf(inputs);
        splits = splits.stream().map(Set::copyOf).toList();
    }

    /** What the value counts. */
    public enum Unit {
        COUNT,
        /** From 0 to 1, or a difference of such. */
        SHARE,
        /** From −100 to 100. */
        SCORE,
        /** Minor units of a currency. */
        MONEY,
        SECONDS,
        /** How many times as much. */
        RATIO
    }

    /**
     * What few indicators say.
     *
     * @param matureAfterDays how long what is counted on a day may still change: younger days are left out, for their
     *     number would be too low; 0 where a day is complete when it is over
     * @param byCurrency whether there is a number for each currency, for money is never mixed
     * @param oneCurrency whether there is none where there are several, for what it is divided by knows no currency
     * @param monthly whether it is one of whole months: what belongs to a month is counted on its first day
     */
    public record Terms(int matureAfterDays, boolean byCurrency, boolean oneCurrency, boolean monthly) {
        public static final Terms USUAL = new Terms(0, false, false, false);

        public Terms matureAfter(int days) {
            return new Terms(days, byCurrency, oneCurrency, monthly);
        }

        public Terms inEachCurrency() {
            return new Terms(matureAfterDays, true, oneCurrency, monthly);
        }

        public Terms ofOneCurrency() {
            return new Terms(matureAfterDays, byCurrency, true, monthly);
        }

        public Terms ofMonths() {
            return new Terms(matureAfterDays, byCurrency, oneCurrency, true);
        }
    }

    /** How a number is made. */
    @FunctionalInterface
    public interface Formula {
        /** The number, of what was counted of each input by its {@link Input#role}; what was not is not there. */
        Estimate of(Map<String, Counts> counted);
    }

    /** Which days of a metric count for the days that are asked. */
    public enum Reach {
        /** Those that are asked. */
        SPAN,
        /** All until the last one: what stands at its end. */
        UNTIL_END,
        /** All before the first one: what stands at its beginning. */
        BEFORE_START
    }

    /**
     * A metric, or the part of it that has certain values.
     *
     * @param role the name by which the formula knows it
     * @param fixed values that its parts must have
     * @param except values that a part must not have
     * @param over parts whose values are added up
     * @param broadcast parts by which it is not counted: it is the same for each of their values
     * @param upToSlash a part whose values are added up that begin alike up to their last slash, as the arms of a split
     *     do
     * @param names of its parts, where the indicator calls them otherwise: its name of the part, then the one counted
     *     by
     */
    public record Input(
            String role,
            String metric,
            Map<String, String> fixed,
            Map<String, Set<String>> except,
            Set<String> over,
            Set<String> broadcast,
            Set<String> upToSlash,
            Map<String, String> names,
            Reach reach) {
        public Input {
            fixed = Map.copyOf(fixed);
            except = Map.copyOf(except);
            over = Set.copyOf(over);
            broadcast = Set.copyOf(broadcast);
            upToSlash = Set.copyOf(upToSlash);
            names = Map.copyOf(names);
        }

        /** A metric by its own name. */
        public static Input of(String metric) {
            return new Input(metric, metric, Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), Reach.SPAN);
        }

        public Input as(String newRole) {
            return new Input(newRole, metric, fixed, except, over, broadcast, upToSlash, names, reach);
        }

        /** That of it alone whose part has the value. */
        public Input where(String part, String value) {
            return new Input(role, metric, Map.of(part, value), except, over, broadcast, upToSlash, names, reach);
        }

        /** That of it alone whose part has none of the values. */
        public Input without(String part, Set<String> values) {
            return new Input(
                    role, metric, fixed, Map.of(part, Set.copyOf(values)), over, broadcast, upToSlash, names, reach);
        }

        public Input addingUp(Set<String> parts) {
            return new Input(role, metric, fixed, except, parts, broadcast, upToSlash, names, reach);
        }

        /** The same for each value of a part. */
        public Input forEach(String part) {
            return new Input(role, metric, fixed, except, over, Set.of(part), upToSlash, names, reach);
        }

        /** The sum over the values of a part that begin alike up to their last slash. */
        public Input upToSlash(String part) {
            return new Input(role, metric, fixed, except, over, broadcast, Set.of(part), names, reach);
        }

        /** The value as it is counted here. */
        public String counted(String part, String value) {
            return upToSlash.contains(part) ? value.substring(0, Math.max(0, value.lastIndexOf('/'))) : value;
        }

        /** Its part as the indicator calls it. */
        public Input calling(String part, String newName) {
            return new Input(role, metric, fixed, except, over, broadcast, upToSlash, Map.of(newName, part), reach);
        }

        public Input reaching(Reach other) {
            return new Input(role, metric, fixed, except, over, broadcast, upToSlash, names, other);
        }

        /** Where it is counted if the indicator is asked by these parts. */
        public Series series(Set<String> by) {
            Set<String> parts = new TreeSet<>();
            by.stream()
                    .filter(part -> !broadcast.contains(part))
                    .forEach(part -> parts.add(names.getOrDefault(part, part)));
            parts.addAll(fixed.keySet());
            parts.addAll(over);
            return Series.of(metric, parts);
        }

        /** Whether these values are among those that it counts. */
        public boolean takes(Map<String, String> parts) {
            return parts.entrySet().containsAll(fixed.entrySet())
                    && except.entrySet().stream()
                            .noneMatch(it -> it.getValue().contains(parts.getOrDefault(it.getKey(), "")));
        }

        /** The values by the names of the indicator, of those parts alone by which it is asked. */
        public SortedMap<String, String> named(Map<String, String> parts, Set<String> by) {
            SortedMap<String, String> named = new TreeMap<>();
            for (String part : by) {
                String value = parts.get(names.getOrDefault(part, part));
                if (value != null && !broadcast.contains(part)) {
                    named.put(part, counted(part, value));
                }
            }
            return named;
        }
    }

    /** The names of all parts by which it may be asked. */
    public Stream<String> partNames() {
        return splits.stream().flatMap(Set::stream).distinct().sorted();
    }
}
