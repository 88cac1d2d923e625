package dev.perennial.testing;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.CustomerPages;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Records as the table holds them: each is what {@link CustomerDocument} reads of what it wrote, unless it is told to
 * keep the values themselves. {@link #images} is the stream.
 */
public final class InMemoryCustomers implements Customers, CustomerPages {
    private final Map<String, Customer> records = new TreeMap<>();
    private final Map<CustomerId, CustomerId> links = new HashMap<>();
    private final List<Customer> images = new ArrayList<>();
    private boolean throughDocuments = true;

    /** Spares writing and reading documents, which takes longer than all else. */
    public void keepValues() {
        throughDocuments = false;
    }

    @Override
    public Found find(CustomerId id) {
        List<Customer> joining = new ArrayList<>();
        CustomerId at = id;
        for (Optional<CustomerId> next = next(at); next.isPresent(); next = next(at)) {
            own(at).ifPresent(joining::add);
            at = next.get();
        }
        return new Found(own(at).orElse(Customer.unknown(at)), joining);
    }

    private Optional<CustomerId> next(CustomerId id) {
        return Optional.ofNullable(links.get(id))
                .or(() -> own(id).flatMap(record -> record.identity().mergedInto()));
    }

    @Override
    public Optional<Customer> own(CustomerId id) {
        return Optional.ofNullable(records.get(id.value()));
    }

    @Override
    public boolean save(Customer next) {
        Optional<Customer> before = own(next.id());
        if (before.filter(next::equals).isPresent()) {
            return true;
        }
        long stored = before.map(Customer::version).orElse(0L);
        if (stored != next.version() - 1 || links.containsKey(next.id())) {
            return false;
        }
        records.put(
                next.id().value(),
                throughDocuments ? CustomerDocument.read(new Document(CustomerDocument.of(next))) : next);
        images.add(next);
        return true;
    }

    @Override
    public boolean link(CustomerId from, CustomerId leadsTo) {
        if (records.containsKey(from.value())) {
            return next(from).filter(leadsTo::equals).isPresent();
        }
        return leadsTo.equals(links.merge(from, leadsTo, (before, _) -> before));
    }

    @Override
    public void dissolve(Customer closed) {
        if (records.remove(closed.id().value()) != null) {
            links.put(closed.id(), closed.identity().mergedInto().orElseThrow());
            images.add(Customer.unknown(closed.id()));
        }
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        List<Due> due = records.values().stream()
                .filter(record -> record.id().shard().equals(shard))
                .flatMap(record -> record.agenda().map(it -> new Due(record.id(), it.dueAt())).stream())
                .filter(it -> !it.dueAt().isAfter(until))
                .sorted(Comparator.comparing(Due::dueAt))
                .toList();
        if (!due.isEmpty()) {
            page.accept(due);
        }
    }

    @Override
    public Page read(int segment, int segments, Optional<String> after, int most) {
        List<Customer> left = records.values().stream()
                .filter(it -> Math.floorMod(it.id().value().hashCode(), segments) == segment)
                .filter(it -> after.filter(last -> it.id().value().compareTo(last) <= 0)
                        .isEmpty())
                .limit(most + 1L)
                .toList();
        List<Customer> page = left.subList(0, Math.min(most, left.size()));
        return new Page(
                page,
                left.size() > page.size() ? Optional.of(page.getLast().id().value()) : Optional.empty());
    }

    /** Puts a record there as some build stored it, without a word in the stream. */
    public void restore(Customer record) {
        records.put(record.id().value(), record);
    }

    /** All records as they are, in the order of their ids. */
    public List<Customer> records() {
        return List.copyOf(records.values());
    }

    /** The ids without a record of their own, and where they lead. */
    public Map<CustomerId, CustomerId> links() {
        return Map.copyOf(links);
    }

    /** Every image ever written, in order: what the stream of the table delivers. A live view. */
    public List<Customer> images() {
        return Collections.unmodifiableList(images);
    }
}
