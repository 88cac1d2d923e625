package dev.perennial.domain.values;

import dev.perennial.domain.statistics.Interval;
import java.util.Map;
import java.util.Optional;

/**
 * The Net Promoter Score of a number of answers (Reichheld 2003) with its uncertainty.
 *
 * @param promoters answers of 9 and 10
 * @param passives answers of 7 and 8
 * @param detractors answers of 0 to 6
 */
public record Nps(long promoters, long passives, long detractors) {
    public static final Nps NONE = new Nps(0, 0, 0);

    /** The names under which the groups are counted. */
    public static final String PROMOTERS = "promoters";

    public static final String PASSIVES = "passives";
    public static final String DETRACTORS = "detractors";

    public enum Group {
        PROMOTER,
        PASSIVE,
        DETRACTOR;

        /** The group of a score from 0 to 10. */
        public static Group of(int score) {
            if (score < 0 || score > 10) {
                throw new IllegalArgumentException("an NPS answer is 0 to 10, not " + score);
            }
            return score >= 9 ? PROMOTER : score >= 7 ? PASSIVE : DETRACTOR;
        }
    }

    /** So many answers of one score. */
    public static Nps of(int score, long times) {
        return switch (Group.of(score)) {
            case PROMOTER -> new Nps(times, 0, 0);
            case PASSIVE -> new Nps(0, times, 0);
            case DETRACTOR -> new Nps(0, 0, times);
        };
    }

    /** What was counted of the groups. */
    public static Nps of(Counts counts) {
        return new Nps(counts.get(PROMOTERS), counts.get(PASSIVES), counts.get(DETRACTORS));
    }

    /** The answers as they are counted. */
    public Counts counts() {
        return Counts.of(Map.of(PROMOTERS, promoters, PASSIVES, passives, DETRACTORS, detractors));
    }

    public Nps plus(Nps other) {
        return new Nps(promoters + other.promoters, passives + other.passives, detractors + other.detractors);
    }

    public long answers() {
        return promoters + passives + detractors;
    }

    /** 100·(promoters − detractors)/n; empty without an answer. */
    public Optional<Double> score() {
        return answers() == 0 ? Optional.empty() : Optional.of(100.0 * (promoters - detractors) / answers());
    }

    /**
     * The 95 % interval by adjusted Wald: three answers are added, of which ¾ promoters and ¾ detractors (Rocks 2016);
     * within ±100, and empty without an answer.
     */
    public Optional<Interval> interval() {
        if (answers() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Interval.around(adjusted(), Interval.Z * standardError()).within(-100, 100));
    }

    /** This score minus that of other people, with the adjusted errors of both; empty where one has no answer. */
    public Optional<Interval> differenceFrom(Nps other) {
        return answers() == 0 || other.answers() == 0
                ? Optional.empty()
                : Optional.of(Interval.around(
                        adjusted() - other.adjusted(),
                        Interval.Z * Math.hypot(standardError(), other.standardError())));
    }

    private double adjusted() {
        return 100.0 * (promoters - detractors) / (answers() + 3);
    }

    private double standardError() {
        double n = answers() + 3;
        double p = (promoters + 0.75) / n;
        double d = (detractors + 0.75) / n;
        return 100 * Math.sqrt((p + d - (p - d) * (p - d)) / n);
    }
}
