package dev.perennial.flow.administration;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that is kept of one person, for a copy of it or before it is removed. */
public final class PersonalData {
    private static final int ROWS = 200;

    private final Customers customers;
    private final Story story;
    private final MailPages mails;

    public PersonalData(Customers customers, Story story, MailPages mails) {
        this.customers = customers;
        this.story = story;
        this.mails = mails;
    }

    /**
     * All of it.
     *
     * @param story the oldest row first
     */
    public record Copy(Customer customer, List<TimelineEntry> story, List<LedgerEntry> mails) {
        public Copy {
            story = List.copyOf(story);
            mails = List.copyOf(mails);
        }
    }

    /**
     * What is kept under any id of theirs; of ids that lead to a record that is being joined, what is there as well.
     */
    public Copy of(CustomerId id) {
        Customer customer = customers.find(id).customer();
        List<TimelineEntry> rows = new ArrayList<>();
        List<LedgerEntry> sent = new ArrayList<>();
        for (CustomerId each : customer.ids()) {
            rows(each, customer, rows);
            mails(each, sent);
        }
        rows.sort(Comparator.comparing(TimelineEntry::at));
        return new Copy(customer, rows, sent);
    }

    private void rows(CustomerId id, Customer customer, List<TimelineEntry> into) {
        Optional<String> before = Optional.empty();
        do {
            Timeline.Page page = story.latest(id, before, ROWS);
            page.rows().stream().filter(row -> !customer.hasForgotten(row.at())).forEach(into::add);
            before = page.next();
        } while (before.isPresent());
    }

    private void mails(CustomerId id, List<LedgerEntry> into) {
        Optional<String> after = Optional.empty();
        do {
            MailPages.Page page = mails.mails(id, after, ROWS);
            into.addAll(page.mails());
            after = page.next();
        } while (after.isPresent());
    }

    /**
     * What an erasure removes and what it leaves.
     *
     * @param record whether there was a record
     * @param suppressed whether it is remembered that mail must not go there
     * @param ids hashes that remain, so that what comes late stays out
     */
    public record Erasure(boolean record, int rows, int mails, boolean suppressed, List<CustomerId> ids, Instant at) {
        public Erasure {
            ids = List.copyOf(ids);
        }

        /** What the erasure of somebody comes to of whom this is kept. */
        public static Erasure of(Copy copy, Instant now) {
            return new Erasure(
                    copy.customer().version() > 0,
                    copy.story().size(),
                    copy.mails().size(),
                    copy.customer().suppression().isPresent(),
                    copy.customer().ids(),
                    now);
        }
    }
}
