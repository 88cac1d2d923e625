package dev.perennial.flow.administration;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds customers and opens their files, by keys alone: nothing is scanned. */
public final class CustomerFiles {
    /** Rows of a page; a file costs the same however much has happened. */
    public static final int ROWS = 20;

    private final Customers customers;
    private final Story story;
    private final MailPages mails;

    public CustomerFiles(Customers customers, Story story, MailPages mails) {
        this.customers = customers;
        this.story = story;
        this.mails = mails;
    }

    /**
     * The customer whom these words name: by a customer id, an e-mail address, or the company's own id. Each is a key
     * that is computed; at most two records are read.
     */
    public Optional<Customer> find(String words) {
        String typed = words.strip();
        List<CustomerId> keys = new ArrayList<>();
        if (CustomerId.isValid(typed)) {
            keys.add(new CustomerId(typed));
        } else if (!typed.isEmpty()) {
            EmailAddress.parse(typed).map(CustomerId::of).ifPresent(keys::add);
            keys.add(CustomerId.ofExternal(typed));
        }
        return keys.stream()
                .map(key -> customers.find(key).customer())
                .filter(it -> it.version() > 0)
                .findFirst();
    }

    /**
     * The file of a customer, under whatever of their ids.
     *
     * @param before where the page of the timeline before ended; empty for the newest rows
     * @param after the last mail of the page before; empty for the first ones
     */
    public CustomerFile open(CustomerId id, Optional<String> before, Optional<String> after) {
        Customer customer = customers.find(id).customer();
        return new CustomerFile(customer, story(customer, before), mails.mails(customer.id(), after, ROWS));
    }

    /** Rows that crossed an erasure on their way are none. */
    private Timeline.Page story(Customer customer, Optional<String> before) {
        Timeline.Page page = story.latest(customer.id(), before, ROWS);
        return new Timeline.Page(
                page.rows().stream()
                        .filter(row -> !customer.hasForgotten(row.at()))
                        .toList(),
                page.next());
    }
}
