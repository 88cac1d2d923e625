package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.metrics.AdSpend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads what is posted of ad spend. */
public final class AdSpendBody {
    /** The day begins first in the easternmost time zone, UTC+14. */
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private AdSpendBody() {}

    /** What a body comes to. */
    public sealed interface Read {
        record Told(AdSpend spend) implements Read {}

        record Refused(List<FieldProblem> problems) implements Read {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a body.
     *
     * @param now nothing can have been spent on a day that has begun nowhere
     */
    public static Read read(JsonNode body, Instant now) {
        Fields fields = Fields.of(body);
        Optional<AdSpend> spend = AdSpend.SHAPE.read(fields);
        LocalDate last = now.atOffset(EASTERNMOST).toLocalDate();
        if (spend.filter(it -> it.day().isAfter(last)).isPresent()) {
            fields.deny("day", "must not lie in the future");
        }
        return fields.sound() && spend.isPresent() ? new Read.Told(spend.get()) : new Read.Refused(fields.problems());
    }
}
