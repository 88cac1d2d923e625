package dev.perennial.domain.rules.lifecycle;

import static dev.perennial.domain.values.Stage.ACTIVE;
import static dev.perennial.domain.values.Stage.ADVOCATE;
import static dev.perennial.domain.values.Stage.AT_RISK;
import static dev.perennial.domain.values.Stage.DORMANT;
import static dev.perennial.domain.values.Stage.LEAD;
import static dev.perennial.domain.values.Stage.LOYAL;
import static dev.perennial.domain.values.Stage.ONBOARDING;

import dev.perennial.domain.values.Stage;
import java.util.List;

/**
 * Every legal move between the stages. From each stage the first move whose reason holds is made, and from there the
 * next, until none holds.
 */
public final class StageMoves {
    private StageMoves() {}

    /** Why a customer moves; the thresholds are the playbook's. */
    public enum Reason {
        SIGNS_UP("signs up"),
        BUYS("buys"),
        SETTLED("is no longer new"),
        LOYAL_BY_ORDERS("has bought often, and lately"),
        LAPSED("has not bought for long"),
        RECOMMENDS("recommends us"),
        NO_LONGER_RECOMMENDS("no longer recommends us"),
        SILENT("is silent for longer than usual"),
        GONE("is silent for good"),
        NEW_AND_BACK("is seen again, still new"),
        LEAD_AND_BACK("is seen again, never a customer"),
        BACK("is seen again");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as the picture in the documentation tells it. */
        public String words() {
            return words;
        }
    }

    /** One arrow of the picture. */
    public record Move(Stage from, Stage to, Reason reason) {}

    public static final List<Move> TABLE = List.of(
            new Move(LEAD, ACTIVE, Reason.BUYS),
            new Move(LEAD, ONBOARDING, Reason.SIGNS_UP),
            new Move(LEAD, DORMANT, Reason.GONE),
            new Move(ONBOARDING, DORMANT, Reason.GONE),
            new Move(ONBOARDING, AT_RISK, Reason.SILENT),
            new Move(ONBOARDING, ACTIVE, Reason.BUYS),
            new Move(ONBOARDING, ACTIVE, Reason.SETTLED),
            new Move(ACTIVE, DORMANT, Reason.GONE),
            new Move(ACTIVE, AT_RISK, Reason.SILENT),
            new Move(ACTIVE, LOYAL, Reason.LOYAL_BY_ORDERS),
            new Move(LOYAL, DORMANT, Reason.GONE),
            new Move(LOYAL, AT_RISK, Reason.SILENT),
            new Move(LOYAL, ACTIVE, Reason.LAPSED),
            new Move(LOYAL, ADVOCATE, Reason.RECOMMENDS),
            new Move(ADVOCATE, DORMANT, Reason.GONE),
            new Move(ADVOCATE, AT_RISK, Reason.SILENT),
            new Move(ADVOCATE, ACTIVE, Reason.LAPSED),
            new Move(ADVOCATE, LOYAL, Reason.NO_LONGER_RECOMMENDS),
            new Move(AT_RISK, DORMANT, Reason.GONE),
            new Move(AT_RISK, ONBOARDING, Reason.NEW_AND_BACK),
            new Move(AT_RISK, ACTIVE, Reason.BACK),
            new Move(DORMANT, LEAD, Reason.LEAD_AND_BACK),
            new Move(DORMANT, ONBOARDING, Reason.NEW_AND_BACK),
            new Move(DORMANT, ACTIVE, Reason.BACK));
}
