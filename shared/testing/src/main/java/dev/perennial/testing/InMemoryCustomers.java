package dev.perennial.testing;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.flow.Customers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Records as the table holds them, by the words of {@link CustomerDocument}; {@link #images} is the
 * stream.
 */
public final class InMemoryCustomers implements Customers {
    private final Map<String, Map<String, Object>> items = new TreeMap<>();
    private final Map<String, CustomerId> links = new TreeMap<>();
    private final List<Customer> images = new ArrayList<>();

    @Override
    public Customer load(CustomerId id) {
        CustomerId target = links.getOrDefault(id.value(), id);
        return find(target).orElseGet(() -> Customer.unknown(target));
    }

    public Optional<Customer> find(CustomerId id) {
        return Optional.ofNullable(items.get(id.value()))
                .map(Document::new)
                .map(CustomerDocument::read);
    }

    @Override
    public boolean save(Customer next) {
        Map<String, Object> item = items.get(next.id().value());
        long stored = item == null ? 0 : new Document(item).number(CustomerDocument.VERSION);
        if (stored != next.version() - 1 || links.containsKey(next.id().value())) {
            return false;
        }
        items.put(next.id().value(), CustomerDocument.of(next));
        images.add(next);
        return true;
    }

    @Override
    public boolean link(CustomerId from, CustomerId leadsTo) {
        if (items.containsKey(from.value())) {
            return false;
        }
        return leadsTo.equals(links.merge(from.value(), leadsTo, (before, now) -> before));
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        List<Due> due =
                items.keySet().stream()
                        .map(CustomerId::new)
                        .filter(id -> id.shard().equals(shard))
                        .flatMap(
                                id ->
                                        find(id)
                                                .flatMap(Customer::agenda)
                                                .map(agenda -> new Due(id, agenda.dueAt()))
                                                .stream())
                        .filter(it -> !it.dueAt().isAfter(until))
                        .sorted(Comparator.comparing(Due::dueAt))
                        .toList();
        if (!due.isEmpty()) {
            page.accept(due);
        }
    }

    /** Every image ever written, in order: what the stream of the table delivers. A live view. */
    public List<Customer> images() {
        return Collections.unmodifiableList(images);
    }
}
