package dev.perennial.testing.storm;

/** What may happen to a history on its way, besides crashes. */
public enum Trouble {
    DOCUMENTS("the records of a history are written and read as documents"),
    DUPLICATE("an event is delivered again"),
    OVERTAKING("an event overtakes an earlier one"),
    LATE("a fact arrives a day or more after it happened"),
    BACKFILL("a fact is imported history"),
    RIVAL("another event of the customer gets between a read and its write"),
    CONFLICT("a write is refused, for somebody else has written"),
    REPEATED_CALL("a call whose answer was lost is repeated by the SDK"),
    LOOKUP("an event is looked up in the timeline"),
    FILED("events that leave a full record are filed"),
    DUE("the sweep finds a customer due"),
    STALE_DUE("a customer found due is due no longer"),
    STEP_BACK("a stream steps back and repeats"),
    HALF_CARRIED_OUT("a crash comes half way through what a write owes"),
    REDELIVERY("the queue delivers a message again"),
    RIVAL_SENDING("a message is delivered to two senders at once"),
    EXPIRED("a message waits until it makes no sense any more"),
    REFUSED("a mail is refused at the last moment"),
    POSTPONED("a mail has to wait: quiet hours, or too many of late"),
    DOUBT("a claim is found that a crash left behind"),
    THROTTLED("Amazon SES wants it slower"),
    REJECTED("Amazon SES rejects a mail"),
    REPORT("Amazon SES reports what became of a mail"),
    EARLY_REPORT("a report is quicker than our own note that the mail was sent"),
    AMBIGUOUS("Amazon SES takes a mail, and its answer is lost"),
    MERGED("two records become one"),
    ERASED("a customer is forgotten"),
    COUNTED_AGAIN("changes come to the counters again"),
    RIVAL_COUNTING("two count the same changes at once");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
