package dev.perennial.functions.capture;

import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FeedbackFacts;
import dev.perennial.domain.fields.Address.Access;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An address, and what it takes.
 *
 * @param facts any one of them; none where it takes a batch of all that there are
 */
record Route(String path, List<FactType<?>> facts) {
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Route BATCH = new Route("/v1/events", List.of());
    private static final String JSON = "application/json";
    private static final int MAX_BYTES = 256 * 1024;

    /** Lambda takes 6 MB, and API Gateway hands what is not JSON over in base64. */
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    static Optional<Route> at(String path) {
        return path.equals(BATCH.path)
                ? Optional.of(BATCH)
                : Optional.of(new Route(path, FactTypes.postedTo(path))).filter(route -> !route.isBatch());
    }

    /** Whether a member of the public may post here, from a form as well. */
    boolean isOpen() {
        return facts.stream()
                .flatMap(type -> type.address().stream())
                .anyMatch(address -> address.access() != Access.COMPANY);
    }

    boolean takesAnswers() {
        return facts.contains(FeedbackFacts.SURVEY_ANSWERED);
    }

    boolean isBatch() {
        return facts.isEmpty();
    }

    Set<String> mediaTypes() {
        if (isBatch()) {
            return Set.of(JSON, "application/x-ndjson", "application/jsonl");
        }
        return isOpen() ? Set.of(JSON, FORM) : Set.of(JSON);
    }

    int maxBytes() {
        return isBatch() ? MAX_BATCH_BYTES : MAX_BYTES;
    }
}
