package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.testing.Samples;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A mistake that somebody could make. Planted into an otherwise sound house, each must be found: that is how we know
 * that the storm looks where it matters.
 */
public enum PlantedFault {
    VERSION_CHECK_REMOVED("a record is written whatever its version"),
    CONFLICT_TAKEN_FOR_SUCCESS("a refused write is not decided again"),
    DEDUPE_REMOVED("a record remembers no event"),
    LOOK_UP_ANSWERS_NOTHING("the timeline is asked for an older event and answers nothing"),
    FORGOTTEN_TOO_EARLY("a record forgets an event that is not filed yet"),
    LEAVES_UNFILED("of the events that leave a record the last is not filed"),
    EARLIER_CONTRACT_COUNTS("an earlier word on a contract overwrites a later one"),
    CANCELLED_CONTRACT_DROPPED("a cancelled contract leaves the record, and an earlier word brings it back"),
    BACKFILL_FLAG_LOST("imported history is taken for news"),
    TIME_OF_ARRIVAL_TAKEN("a fact counts from its arrival, not from when it happened"),
    CLOCK_NEVER_SET("a record is written without its next due moment"),
    CHECKPOINT_AT_FETCH("a stream counts as read what was only fetched"),
    MAIL_BEFORE_TIMELINE("the relay queues a mail before it writes the row that explains it"),
    RECORD_INSTEAD_OF_IMAGE("the relay looks at the record as it is now, not as it was written"),
    TOLD_ONLY_WHEN_SENT("the relay tells of a mail only when our own note says that it was sent"),
    LINK_LOST("the relay does not link an external id"),
    REFUSED_ANNOUNCEMENTS_DROPPED("the bus takes a part of a call, and the rest is dropped"),
    REFUSED_MESSAGES_DROPPED("the queue takes a part of a call, and the rest is dropped"),
    ONE_ROW_PER_MOMENT("two events of one moment share a row of the timeline"),
    COUNTED_AGAIN("the counters add a repeated batch"),
    NOTHING_TAKEN_OUT("the counters add what a write says, and leave what it says no longer"),
    REFUNDS_NOT_COUNTED("the counters leave out what was refunded"),
    CLAIM_SKIPPED("a mail is sent without a claim"),
    CLAIM_GIVEN_TO_ALL("whoever asks for a claim gets it"),
    ABANDONED_CLAIM_TAKEN_OVER("a claim that somebody left behind is taken over"),
    UNKNOWN_SENT_AGAIN("a mail that is UNKNOWN is sent again"),
    RETRIED_IN_THE_MAILER("the mailer itself tries again after a lost answer"),
    DOUBT_TAKEN_FOR_REFUSAL("a lost answer counts as not sent"),
    ANSWER_NOT_NOTED("what Amazon SES answered is not noted"),
    ACKNOWLEDGED_BEFORE_SENDING("the queue forgets a message when it is delivered, not when it is done"),
    PERMISSION_NOT_LOOKED_AT("consent and suppression are not looked at when a mail is sent"),
    STALE_SENT("a mail is sent after it expired in the queue"),
    STALE_OWED("a late fact brings about a mail as if it were fresh"),
    ASKED_WITHOUT_END("an address is asked for its consent as often as a form is filled in"),
    TAKEN_OVER_TWICE("a joined record's sums are added again when a crash repeats the join"),
    DISSOLVED_UNREAD("an id that has a record of its own is made to lead elsewhere, and the record is lost"),
    FIRST_PAGE_ONLY("only the first page of a closed record's story is taken over"),
    NOTES_SHARE_A_ROW("a note of a closed record takes the place of the survivor's own"),
    BARRIER_NOT_INHERITED("what one record forgot, the joined one knows again"),
    CLOSED_NOT_ASKED("a record that is being taken over is not asked what it did and knew"),
    LEFTOVERS_STAY("what crosses an erasure on its way is never removed"),
    LATE_FACTS_OF_THE_FORGOTTEN("a fact from before an erasure is taken in when it comes late"),
    TAKEN_AGAIN_AT_WILL("a journey is taken again before its time and more often than it may be"),
    GOAL_COUNTED_LATE("a goal counts as reached whenever it comes"),
    HELD_OUT_NOBODY("who is held out of a journey gets its mails"),
    PRIORITIES_IGNORED("a mail of lower priority takes the place of one with a higher"),
    SEGMENTS_NEVER_LEFT("who was in a segment once stays in it"),
    CATEGORIES_REPLACED("the categories of an order take the place of those before"),
    CATEGORY_WORDS_IGNORED("orders are known by the own names of categories alone");

    private final String words;

    PlantedFault(String words) {
        this.words = words;
    }

    /** What the mistake is. */
    public String words() {
        return words;
    }

    /**
     * Weathers history after history with this fault, until one ends wrong. What can only go wrong with journeys is
     * hunted with journeys that say everything that a journey may say.
     */
    public Optional<Failure> hunt(Playbook usual, long seed, long histories) {
        InjectionPoints seams = seams();
        Playbook playbook = isOfJourneys() ? Samples.WITH_JOURNEYS : usual;
        return LongStream.range(seed, seed + histories)
                .mapToObj(number -> Failure.of(
                        number,
                        Storm.weather(History.of(number), Forecast.of(number), playbook, seams),
                        playbook,
                        seams))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isOfJourneys() {
        return compareTo(TAKEN_AGAIN_AT_WILL) >= 0;
    }

    private InjectionPoints seams() {
        return switch (this) {
            case VERSION_CHECK_REMOVED -> BrokenRecords.versionCheckRemoved();
            case CONFLICT_TAKEN_FOR_SUCCESS -> BrokenRecords.conflictTakenForSuccess();
            case DEDUPE_REMOVED -> BrokenRecords.dedupeRemoved();
            case LEAVES_UNFILED -> BrokenRecords.leavesUnfiled();
            case LOOK_UP_ANSWERS_NOTHING -> BrokenRecords.lookUpAnswersNothing();
            case FORGOTTEN_TOO_EARLY -> BrokenRecords.forgottenTooEarly();
            case EARLIER_CONTRACT_COUNTS -> BrokenRecords.earlierContractCounts();
            case CANCELLED_CONTRACT_DROPPED -> BrokenRecords.cancelledContractDropped();
            case BACKFILL_FLAG_LOST -> BrokenRecords.backfillFlagLost();
            case TIME_OF_ARRIVAL_TAKEN -> BrokenRecords.timeOfArrivalTaken();
            case CLOCK_NEVER_SET -> BrokenRecords.clockNeverSet();
            case CHECKPOINT_AT_FETCH -> BrokenRelay.checkpointAtFetch();
            case MAIL_BEFORE_TIMELINE -> BrokenRelay.mailBeforeTimeline();
            case RECORD_INSTEAD_OF_IMAGE -> BrokenRelay.recordInsteadOfImage();
            case TOLD_ONLY_WHEN_SENT -> BrokenRelay.toldOnlyWhenSent();
            case LINK_LOST -> BrokenRelay.linkLost();
            case REFUSED_ANNOUNCEMENTS_DROPPED -> BrokenRelay.refusedAnnouncementsDropped();
            case REFUSED_MESSAGES_DROPPED -> BrokenRelay.refusedMessagesDropped();
            case ONE_ROW_PER_MOMENT -> BrokenRelay.oneRowPerMoment();
            case COUNTED_AGAIN -> BrokenRelay.countedAgain();
            case NOTHING_TAKEN_OUT -> BrokenRelay.nothingTakenOut();
            case REFUNDS_NOT_COUNTED -> BrokenRelay.refundsNotCounted();
            case CLAIM_SKIPPED -> BrokenMails.claimSkipped();
            case CLAIM_GIVEN_TO_ALL -> BrokenMails.claimGivenToAll();
            case ABANDONED_CLAIM_TAKEN_OVER -> BrokenMails.abandonedClaimTakenOver();
            case UNKNOWN_SENT_AGAIN -> BrokenMails.unknownSentAgain();
            case RETRIED_IN_THE_MAILER -> BrokenMails.retriedInTheMailer();
            case DOUBT_TAKEN_FOR_REFUSAL -> BrokenMails.doubtTakenForRefusal();
            case ANSWER_NOT_NOTED -> BrokenMails.answerNotNoted();
            case ACKNOWLEDGED_BEFORE_SENDING -> BrokenMails.acknowledgedBeforeSending();
            case PERMISSION_NOT_LOOKED_AT -> BrokenMails.permissionNotLookedAt();
            case STALE_SENT -> BrokenMails.staleSent();
            case STALE_OWED -> BrokenMails.staleOwed();
            case ASKED_WITHOUT_END -> BrokenMails.askedWithoutEnd();
            case TAKEN_OVER_TWICE -> BrokenMerges.takenOverTwice();
            case DISSOLVED_UNREAD -> BrokenMerges.dissolvedUnread();
            case FIRST_PAGE_ONLY -> BrokenMerges.firstPageOnly();
            case NOTES_SHARE_A_ROW -> BrokenMerges.notesShareARow();
            case BARRIER_NOT_INHERITED -> BrokenMerges.barrierNotInherited();
            case CLOSED_NOT_ASKED -> BrokenMerges.closedNotAsked();
            case LEFTOVERS_STAY -> BrokenMerges.leftoversStay();
            case LATE_FACTS_OF_THE_FORGOTTEN -> BrokenMerges.lateFactsOfTheForgotten();
            case TAKEN_AGAIN_AT_WILL -> BrokenJourneys.takenAgainAtWill();
            case GOAL_COUNTED_LATE -> BrokenJourneys.goalCountedLate();
            case HELD_OUT_NOBODY -> BrokenJourneys.heldOutNobody();
            case PRIORITIES_IGNORED -> BrokenJourneys.prioritiesIgnored();
            case SEGMENTS_NEVER_LEFT -> BrokenJourneys.segmentsNeverLeft();
            case CATEGORIES_REPLACED -> BrokenCategories.replaced();
            case CATEGORY_WORDS_IGNORED -> BrokenCategories.wordsIgnored();
        };
    }
}
