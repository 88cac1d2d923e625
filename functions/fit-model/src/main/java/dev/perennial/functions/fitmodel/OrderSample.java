package dev.perennial.functions.fitmodel;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.models.Buyers;
import dev.perennial.flow.records.Timeline;
import dev.perennial.prediction.ContractLog;
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
 * The orders and contracts of a bounded sample of the customers who have some. Ids are hashes, so that the first ones
 * of each part of the table are a sample by chance; both stand in the timeline.
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

    private record Told(CustomerId customer, LocalDate day, Fact fact) {}

    /** The orders of the sample, and its contracts. */
    record Sample(OrderLog orders, ContractLog contracts) {}

    /** Reads the parts side by side; fails where one of them fails. */
    Sample read() {
        Sample sample = new Sample(new OrderLog(), new ContractLog());
        try (ExecutorService readers = Executors.newFixedThreadPool(PARTS)) {
            List<Future<List<Told>>> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                int number = part;
                parts.add(readers.submit(() -> part(number)));
            }
            for (Future<List<Told>> part : parts) {
                part.get().forEach(it -> add(it, sample));
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the sample could not be read", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sample was not read to its end", stopped);
        }
        return sample;
    }

    private static void add(Told told, Sample sample) {
        String customer = told.customer().value();
        if (told.fact() instanceof Fact.PurchaseCompleted purchase) {
            sample.orders().add(customer, told.day(), Optional.of(purchase.total()));
        } else if (told.fact() instanceof Fact.ContractChanged word) {
            sample.contracts()
                    .add(
                            customer + " " + word.contractId(),
                            told.day(),
                            word.state() == Fact.ContractState.ACTIVE,
                            word.endsOn(),
                            word.renewals());
        }
    }

    private List<Told> part(int part) {
        List<Told> told = new ArrayList<>();
        buyers.read(part, PARTS, Math.ceilDiv(most, PARTS), customer -> told.addAll(toldOf(customer)));
        return told;
    }

    private List<Told> toldOf(CustomerId customer) {
        List<Told> told = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            Timeline.Page page = timeline.read(customer, after, ROWS);
            for (TimelineEntry row : page.rows()) {
                row.fact()
                        .filter(it -> it instanceof Fact.PurchaseCompleted || it instanceof Fact.ContractChanged)
                        .ifPresent(fact -> told.add(new Told(
                                customer, row.at().atOffset(ZoneOffset.UTC).toLocalDate(), fact)));
            }
            after = page.next();
            pages++;
        } while (after.isPresent() && pages < MOST_PAGES);
        return told;
    }
}
