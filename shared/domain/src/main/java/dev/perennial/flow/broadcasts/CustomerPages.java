package dev.perennial.flow.broadcasts;

import dev.perennial.domain.record.Customer;
import java.util.List;
import java.util.Optional;

/** All customers, page by page, in segments that can be walked over beside each other. */
public interface CustomerPages {
    /**
     * Reads a page.
     *
     * @param segment from 0
     * @param segments into how many the table is divided
     * @param after the position of the page before; empty for the first
     * @param most how many records at most; the page may hold fewer, and none, although others follow
     */
    Page read(int segment, int segments, Optional<String> after, int most);

    /**
     * A page.
     *
     * @param next where the next page begins; empty where none follows
     */
    record Page(List<Customer> customers, Optional<String> next) {
        public Page {
            customers = List.copyOf(customers);
        }
    }
}
