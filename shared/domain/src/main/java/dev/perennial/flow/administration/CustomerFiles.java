package dev.perennial.flow.administration;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds customers and opens their files, by keys alone: nothing is scanned. */
public final class CustomerFiles {
    /** Rows of a page; a file costs the same however much has happened. */
    public static final int ROWS = 20;

    /** So many are looked at where one order id stands in many timelines. */
    private static final int MOST_BUYERS = 5;

    private final Customers customers;
    private final Story story;
    private final MailPages mails;

    public CustomerFiles(Customers customers, Story story, MailPages mails) {
        this.customers = customers;
        this.story = story;
        this.mails = mails;
    }

    /**
     * The customer whom these words name: by a customer id, an e-mail address, the company's own id, or an order id.
     * The first three are keys that are computed; orders are asked for where these lead to nobody.
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
                .findFirst()
                .or(() -> typed.isEmpty() || CustomerId.isValid(typed) ? Optional.empty() : buyer(typed));
    }

    /** The latest one where an order id was used again; rows that crossed an erasure on their way lead to nobody. */
    private Optional<Customer> buyer(String orderId) {
        return story.buyers(orderId).stream()
                .sorted(Comparator.comparing(Story.Bought::at).reversed())
                .limit(MOST_BUYERS)
                .flatMap(bought -> Stream.of(customers.find(bought.customer()).customer())
                        .filter(it -> it.version() > 0)
                        .filter(it -> !it.hasForgotten(bought.at())))
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
