package dev.perennial.flow.numbers;

import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Survey;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the changes of records. Each customer's latest answer to a survey stands in the counter of its day; a newer
 * answer takes the older one out of its day. The standing result is then the sum over the days of the window.
 */
public final class Counting {
    /**
     * A transaction may touch 100 items: the mark, and a row per survey of so many days. One change may go four days
     * beyond it.
     */
    private static final int DAYS_AT_ONCE = 45;

    private final Counters counters;

    public Counting(Counters counters) {
        this.counters = counters;
    }

    /** A record's answers before and after one change. */
    public record Change(BigInteger sequence, Map<Survey, Answer> before, Map<Survey, Answer> after) {
        public Change {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /**
     * Counts a batch of one shard, in the order of the stream; what was counted before is left out.
     *
     * @return what was added, all days together; what was taken out of a day counts negative
     */
    public Answers count(String shard, List<Change> batch) {
        Optional<BigInteger> mark = counters.countedUpTo(shard);
        Map<LocalDate, Answers> days = new HashMap<>();
        Answers added = Answers.NONE;
        for (Change change : batch) {
            if (mark.isPresent() && change.sequence().compareTo(mark.get()) <= 0) {
                continue;
            }
            for (Survey survey : Survey.values()) {
                add(days, change, survey);
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

    private static Answers sum(Map<LocalDate, Answers> days) {
        return days.values().stream().reduce(Answers.NONE, Answers::plus);
    }

    private static void add(Map<LocalDate, Answers> days, Change change, Survey survey) {
        Optional<Answer> before = Optional.ofNullable(change.before().get(survey));
        Optional<Answer> after = Optional.ofNullable(change.after().get(survey));
        if (!before.equals(after)) {
            before.ifPresent(answer -> add(days, survey, answer, -1));
            after.ifPresent(answer -> add(days, survey, answer, 1));
        }
    }

    private static void add(Map<LocalDate, Answers> days, Survey survey, Answer answer, int times) {
        LocalDate day = answer.at().atOffset(ZoneOffset.UTC).toLocalDate();
        days.merge(day, Answers.of(survey, answer.score(), times), Answers::plus);
    }
}
