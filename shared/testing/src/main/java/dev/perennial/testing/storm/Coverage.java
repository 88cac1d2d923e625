package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often everything that may happen did happen. */
public final class Coverage {
    private final Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
    private final Map<Call, Long> calls = new EnumMap<>(Call.class);
    private final Map<Call, Long> crashesBefore = new EnumMap<>(Call.class);
    private final Map<Call, Long> crashesAfter = new EnumMap<>(Call.class);
    private final Map<String, Long> facts = new TreeMap<>();

    /** Where the crash was: before the call had its effect, or after. */
    enum Moment {
        BEFORE,
        AFTER
    }

    void saw(Trouble trouble) {
        troubles.merge(trouble, 1L, Long::sum);
    }

    void saw(Event event) {
        facts.merge(event.fact().type(), 1L, Long::sum);
    }

    void called(Call call) {
        calls.merge(call, 1L, Long::sum);
    }

    void crashed(Call call, Moment moment) {
        (moment == Moment.BEFORE ? crashesBefore : crashesAfter).merge(call, 1L, Long::sum);
    }

    void add(Coverage other) {
        add(other.troubles, troubles);
        add(other.calls, calls);
        add(other.crashesBefore, crashesBefore);
        add(other.crashesAfter, crashesAfter);
        add(other.facts, facts);
    }

    /** What never happened; empty where everything did. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (Trouble trouble : Trouble.values()) {
            if (!troubles.containsKey(trouble)) {
                gaps.add(trouble.words());
            }
        }
        for (Call call : Call.values()) {
            if (!crashesBefore.containsKey(call)) {
                gaps.add("a crash before: " + call.words());
            }
            if (!crashesAfter.containsKey(call)) {
                gaps.add("a crash after: " + call.words());
            }
        }
        kinds().filter(kind -> !facts.containsKey(kind)).forEach(kind -> gaps.add("a " + kind));
        return gaps;
    }

    /** Three tables for people. */
    public String table() {
        StringBuilder out = new StringBuilder(row("What happened", "times"));
        for (Trouble trouble : Trouble.values()) {
            out.append(row(trouble.words(), count(troubles, trouble)));
        }
        out.append("%n%-44s %14s %14s %14s%n".formatted("Calls", "made", "crash before", "after"));
        for (Call call : Call.values()) {
            out.append("%-44s %14s %14s %14s%n"
                    .formatted(
                            call.words(), count(calls, call), count(crashesBefore, call), count(crashesAfter, call)));
        }
        out.append("%n%s".formatted(row("Facts taken in", "deliveries")));
        kinds().forEach(kind -> out.append(row(kind, count(facts, kind))));
        return out.toString();
    }

    /**
     * Without the broadcasts: their walk is crashed at each of its calls in a test of its own, {@code BroadcastTest}.
     */
    private static Stream<String> kinds() {
        return kinds(Fact.class).filter(it -> it != Fact.BroadcastReached.class).map(Class::getSimpleName);
    }

    private static Stream<Class<?>> kinds(Class<?> fact) {
        return fact.isSealed() ? Stream.of(fact.getPermittedSubclasses()).flatMap(Coverage::kinds) : Stream.of(fact);
    }

    private static String row(String what, String times) {
        return "%-70s %18s%n".formatted(what, times);
    }

    private static <K> String count(Map<K, Long> counts, K key) {
        return "%,d".formatted(counts.getOrDefault(key, 0L));
    }

    private static <K> void add(Map<K, Long> from, Map<K, Long> to) {
        from.forEach((key, count) -> to.merge(key, count, Long::sum));
    }
}
