package dev.perennial.functions.console;

import dev.perennial.document.PersonDocument;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Erasures;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A person's data: the copy, and the erasure with its report. */
final class Persons {
    private final PersonalData data;
    private final Erasures erasures;
    private final int archiveDays;
    private final int logDays;

    Persons(PersonalData data, Erasures erasures, int archiveDays, int logDays) {
        this.data = data;
        this.erasures = erasures;
        this.archiveDays = archiveDays;
        this.logDays = logDays;
    }

    /** What became of an erasure. */
    sealed interface Erased {
        record Refused(String because) implements Erased {}

        record Reported(PersonalData.Erasure erasure, Map<String, Object> report) implements Erased {}
    }

    /** The copy; empty where nothing is kept. */
    Optional<Map<String, Object>> export(CustomerId id, Instant now) {
        return Optional.of(data.of(id))
                .filter(it -> it.customer().version() > 0)
                .map(it -> PersonDocument.of(it, now));
    }

    /** Counted first: what comes in between goes as well. */
    Erased erase(CustomerId id, Decision decision, Instant now) {
        PersonalData.Copy copy = data.of(id);
        Optional<String> refused = erasures.request(copy.customer().id(), decision, now);
        return refused.<Erased>map(Erased.Refused::new).orElseGet(() -> {
            PersonalData.Erasure erasure = PersonalData.Erasure.of(copy, now);
            return new Erased.Reported(erasure, PersonDocument.erasure(erasure, archiveDays, logDays));
        });
    }
}
