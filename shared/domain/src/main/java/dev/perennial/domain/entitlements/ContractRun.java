package dev.perennial.domain.entitlements;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One time of a contract, until it is renewed or cancelled: what a run of a journey about contracts is about.
 *
 * @param endsOn its last day by then; there while it is active
 */
public record ContractRun(String contractId, boolean active, Optional<LocalDate> endsOn) {
    private static final String CANCELLED = "cancelled";

    /** The contract's id comes last, for it may hold blanks. */
    private static final Pattern STORED =
            Pattern.compile("(cancelled)?([-+]?[0-9]{4,}-[0-9]{2}-[0-9]{2})? (.*)", Pattern.DOTALL);

    public RunId id() {
        return new RunId(
                (active ? "" : CANCELLED) + endsOn.map(LocalDate::toString).orElse("") + " " + contractId);
    }

    /** What {@link #id} made an id of; empty for the id of another run. */
    public static Optional<ContractRun> read(RunId id) {
        Matcher stored = STORED.matcher(id.value());
        if (!stored.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ContractRun(
                    stored.group(3),
                    stored.group(1) == null,
                    Optional.ofNullable(stored.group(2)).map(LocalDate::parse)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
