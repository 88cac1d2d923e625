package dev.perennial.functions.fitmodel;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.models.Buyers;
import dev.perennial.flow.records.Timeline;
import dev.perennial.prediction.OrderLog;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The orders of a bounded sample of the customers who ordered. Ids are hashes, so that the first ones of each part of
 * the table are a sample by chance; their orders stand in the timeline.
 */
final class OrderSample {
    private static final int PARTS = 8;
    private static final int ROWS = 500;

    /** More of one customer's timeline is not read: they are nobody to learn from. */
    private static final int MOST_PAGES = 20;

    private final Buyers buyers;
    private final Timeline timeline;
    private final int most;

    /** @param most customers who are read at most */
    OrderSample(Buyers buyers, Timeline timeline, int most) {
        this.buyers = buyers;
        this.timeline = timeline;
        this.most = most;
    }

    private record Order(CustomerId customer, LocalDate day, Fact.PurchaseCompleted purchase) {}

    /** Reads the parts side by side; fails where one of them fails. */
    OrderLog read() {
        OrderLog log = new OrderLog();
        try (ExecutorService readers = Executors.newFixedThreadPool(PARTS)) {
            List<Future<List<Order>>> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                int number = part;
                parts.add(readers.submit(() -> part(number)));
            }
            for (Future<List<Order>> part : parts) {
                part.get()
                        .forEach(order -> log.add(
                                order.customer().value(),
                                order.day(),
                                Optional.of(order.purchase().total())));
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the sample could not be read", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sample was not read to its end", stopped);
        }
        return log;
    }

    private List<Order> part(int part) {
        List<Order> orders = new ArrayList<>();
        buyers.read(part, PARTS, Math.ceilDiv(most, PARTS), customer -> orders.addAll(ordersOf(customer)));
        return orders;
    }

    private List<Order> ordersOf(CustomerId customer) {
        List<Order> orders = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            Timeline.Page page = timeline.read(customer, after, ROWS);
            for (TimelineEntry row : page.rows()) {
                if (row.fact().isPresent() && row.fact().get() instanceof Fact.PurchaseCompleted purchase) {
                    orders.add(new Order(
                            customer, row.at().atOffset(ZoneOffset.UTC).toLocalDate(), purchase));
                }
            }
            after = page.next();
            pages++;
        } while (after.isPresent() && pages < MOST_PAGES);
        return orders;
    }
}
