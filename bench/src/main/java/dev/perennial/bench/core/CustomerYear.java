package dev.perennial.bench.core;

import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What one customer does within a year of the sign-up: orders at a rhythm of their own, and now and
 * then a survey answer, a refund, a complaint, a withdrawal. The same number and seed give the same
 * year.
 */
final class CustomerYear {
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

    private final SplittableRandom random;
    private final CustomerRef customer;
    private final String name;
    private final Instant joined;
    private final List<Event> events = new ArrayList<>();

    private CustomerYear(long seed, long number) {
        this.random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * number);
        this.name = "customer" + number;
        this.customer = CustomerRef.of(EmailAddress.parse(name + "@example.com").orElseThrow());
        this.joined = START.plusSeconds(random.nextLong(YEAR_SECONDS));
    }

    /** The events in the order in which they happen; the first is the sign-up. */
    static List<Event> of(long seed, long number) {
        CustomerYear year = new CustomerYear(seed, number);
        year.live();
        year.events.sort(Comparator.comparing(Event::occurredAt));
        return year.events;
    }

    private void live() {
        happens(
                joined,
                new Fact.CustomerSignedUp(
                        Optional.of(name),
                        Optional.of("en"),
                        Optional.of("Europe/Berlin"),
                        Optional.of(
                                new Fact.ConsentGiven(
                                        random.nextInt(10) < 7,
                                        "web form",
                                        Optional.of("2026-01"),
                                        Optional.empty(),
                                        false)),
                        Optional.empty()));
        double daysBetweenOrders = 20 * Math.exp(random.nextDouble() * 3);
        for (double day = daysUntilNext(daysBetweenOrders);
                day < 365;
                day += daysUntilNext(daysBetweenOrders)) {
            orders(joined.plusSeconds((long) (day * 86_400)));
        }
        for (double day = daysUntilNext(60); day < 365; day += daysUntilNext(60)) {
            happens(
                    joined.plusSeconds((long) (day * 86_400)),
                    new Fact.ActivityRecorded("login", Optional.empty()));
        }
        if (random.nextInt(100) < 4) {
            happens(
                    joined.plusSeconds(random.nextLong(YEAR_SECONDS)),
                    new Fact.ConsentChanged(
                            "marketing",
                            false,
                            "unsubscribe link",
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private double daysUntilNext(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void orders(Instant at) {
        String order = name + "-" + events.size();
        long cents = random.nextLong(1_000, 20_000);
        happens(
                at,
                new Fact.PurchaseCompleted(
                        order,
                        new Money(cents, "EUR"),
                        List.of(
                                new Fact.Item(
                                        "TEA-1",
                                        Optional.of("Assam"),
                                        Optional.of("tea"),
                                        1,
                                        Optional.of(cents)))));
        if (random.nextInt(100) < 15) {
            happens(
                    at.plusSeconds(6 * 86_400),
                    new Fact.SurveyAnswered(
                            "nps",
                            Math.min(10, 5 + random.nextInt(8)),
                            Optional.empty(),
                            Optional.of("thank-you." + order)));
        }
        if (random.nextInt(100) < 4) {
            happens(
                    at.plusSeconds(9 * 86_400),
                    new Fact.PurchaseRefunded("R-" + order, order, new Money(cents, "EUR")));
        }
        if (random.nextInt(100) < 2) {
            happens(
                    at.plusSeconds(4 * 86_400),
                    new Fact.ComplaintRaised("C-" + order, Optional.of("arrived wet")));
            happens(
                    at.plusSeconds(7 * 86_400),
                    new Fact.ComplaintResolved("C-" + order, Optional.of("sent again")));
        }
    }

    private void happens(Instant at, Fact fact) {
        events.add(new Event("evt-" + name + "-" + events.size(), at, at, false, customer, fact));
    }
}
