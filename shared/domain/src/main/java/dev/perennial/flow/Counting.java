package dev.perennial.flow;

import dev.perennial.domain.Customer.NpsAnswer;
import dev.perennial.domain.Nps;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the changes of records. Each customer's latest answer stands in the counter of its day; a
 * newer answer takes the older one out of its day. The standing score is then the sum over the days
 * of the window.
 */
public final class Counting {
    /** A transaction may touch 100 items: the mark and so many days. */
    private static final int DAYS_AT_ONCE = 90;

    private final Counters counters;

    public Counting(Counters counters) {
        this.counters = counters;
    }

    /** A record's answer before and after one change. */
    public record Change(
            BigInteger sequence, Optional<NpsAnswer> before, Optional<NpsAnswer> after) {}

    /**
     * Counts a batch of one shard, in the order of the stream; what was counted before is left out.
     *
     * @return what was added, all days together; what was taken out of a day counts negative
     */
    public Nps count(String shard, List<Change> batch) {
        Optional<BigInteger> mark = counters.countedUpTo(shard);
        Map<LocalDate, Nps> days = new HashMap<>();
        Nps added = Nps.NONE;
        for (Change change : batch) {
            if (mark.isPresent() && change.sequence().compareTo(mark.get()) <= 0) {
                continue;
            }
            if (!change.before().equals(change.after())) {
                change.before().ifPresent(answer -> add(days, answer, -1));
                change.after().ifPresent(answer -> add(days, answer, 1));
            }
            if (days.size() >= DAYS_AT_ONCE) {
                counters.add(shard, mark, change.sequence(), days);
                mark = Optional.of(change.sequence());
                added = added.plus(sum(days));
                days.clear();
            }
        }
        if (!days.isEmpty()) {
            counters.add(shard, mark, batch.getLast().sequence(), days);
        }
        return added.plus(sum(days));
    }

    private static Nps sum(Map<LocalDate, Nps> days) {
        return days.values().stream().reduce(Nps.NONE, Nps::plus);
    }

    private static void add(Map<LocalDate, Nps> days, NpsAnswer answer, int by) {
        LocalDate day = answer.at().atOffset(ZoneOffset.UTC).toLocalDate();
        days.merge(day, Nps.of(answer.score(), by), Nps::plus);
    }
}
