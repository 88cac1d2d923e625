package dev.perennial.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Customer.Feedback.ComplaintWords;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static ComplaintWords open(int number) {
        return new ComplaintWords("C-" + number, Optional.of(DAY.plusSeconds(number)), Optional.empty());
    }

    private static ComplaintWords resolved(int number) {
        return open(number).and(Optional.empty(), Optional.of(DAY.plusSeconds(1_000 + number)));
    }

    @Test
    void howeverManyComplaintsAreOpenTheRecordKnowsSinceWhen() {
        Feedback feedback = Feedback.NONE;
        for (int number = 0; number < 30; number++) {
            feedback = feedback.with(open(number));
        }
        assertThat(feedback.wordsOn("C-0")).contains(open(0));
        assertThat(feedback.complaintWords()).hasSize(30);
    }

    @Test
    void ofThoseThatCameBackAndAreResolvedTheLatestAreRemembered() {
        Feedback feedback = Feedback.NONE.with(open(99));
        for (int number = 0; number < 30; number++) {
            feedback = feedback.with(resolved(number));
        }
        assertThat(feedback.complaintWords()).hasSize(21).contains(open(99)).doesNotContain(resolved(9));
    }
}
