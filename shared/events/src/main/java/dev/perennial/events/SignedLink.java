package dev.perennial.events;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Survey;
import java.time.Instant;

/** What a link in a mail says: who follows it, from which mail, what it is good for, and until when. */
public record SignedLink(Purpose purpose, CustomerId customerId, String sendKey, Instant expiresAt) {

    /** A link is good for one thing only. */
    public enum Purpose {
        UNSUBSCRIBE("unsubscribe"),
        PREFERENCES("preferences"),
        /** To answer how likely it is that the customer recommends us. */
        SURVEY("survey"),
        /** To answer how satisfied the customer is. */
        SATISFACTION("survey-csat"),
        CONFIRMATION("confirmation");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** To answer that survey, and no other. */
        public static Purpose of(Survey survey) {
            return switch (survey) {
                case NPS -> SURVEY;
                case CSAT -> SATISFACTION;
            };
        }
    }
}
