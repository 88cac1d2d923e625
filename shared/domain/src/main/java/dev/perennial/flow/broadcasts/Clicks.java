package dev.perennial.flow.broadcasts;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MailMetrics;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Finds the variant of which the largest share of those who got it followed a link; of equal ones the first. */
public record Clicks(Counters counters) {
    Variant best(Broadcast broadcast, Instant startedAt, Instant now) {
        return broadcast.variants().stream()
                .sorted(Comparator.comparingDouble((Variant it) -> share(broadcast.journey(it), startedAt, now))
                        .reversed())
                .findFirst()
                .orElseThrow();
    }

    private double share(String journey, Instant startedAt, Instant now) {
        Counts mails = mails(journey, startedAt, now);
        return mails.get("sent") == 0 ? 0 : (double) mails.get("clicked") / mails.get("sent");
    }

    /** What became of the mails of a journey. */
    Counts mails(String journey, Instant startedAt, Instant now) {
        return sum(Series.of(MailMetrics.EMAILS.name(), Set.of("journey")), "journey", journey, startedAt, now);
    }

    Counts sum(Series series, String part, String value, Instant from, Instant to) {
        return counters.read(series, Counter.dayOf(from), Counter.dayOf(to)).entrySet().stream()
                .filter(it -> value.equals(it.getKey().parts().get(part)))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
    }
}
