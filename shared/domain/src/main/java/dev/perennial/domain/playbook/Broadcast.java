package dev.perennial.domain.playbook;

import dev.perennial.domain.values.CustomerId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mail to many at once, which an operator starts. To each customer it is a journey of its own, so that holdout, goal,
 * quiet hours, caps and the ledger are those of journeys.
 *
 * @param name begins the keys of its mails; a name is started once
 * @param segment who gets it; empty for everybody
 * @param at not before this time of the clocks; empty where it goes as soon as it is started
 * @param whereCustomerLives whether {@code at} is a time of the customer's clocks, and not of those of the playbook
 * @param perHour how many customers it comes to in an hour at most; empty for no limit but that of the account
 * @param freshFor how long after its time a mail still makes sense
 * @param variants the mails of which each customer gets one; at least one
 * @param trial how the best of several variants is found
 * @param holdoutPercent of the customers get nothing, so that its effect is seen; 0 to 50
 * @param goal what it is for
 * @param mailing consent and courtesy
 * @param followUp a survey that comes after
 */
public record Broadcast(
        String name,
        Optional<String> segment,
        Optional<LocalDateTime> at,
        boolean whereCustomerLives,
        Optional<Integer> perHour,
        Duration freshFor,
        List<Variant> variants,
        Optional<Trial> trial,
        int holdoutPercent,
        Optional<Journey.Goal> goal,
        Mailing mailing,
        Optional<FollowUp> followUp) {
    /** Before the name of a journey: the event upon which a broadcast begins it. Nobody else can listen to it. */
    private static final String REACHED = "BroadcastReached ";

    /**
     * One of the mails.
     *
     * @param name ends the name of its journey
     */
    public record Variant(String name, Step.Send mail) {}

    /**
     * So many of a hundred customers get the variants in equal parts; the others get the one of which most people
     * followed a link, so long after the start.
     */
    public record Trial(int percent, Duration lasts) {}

    /** A mail so long after the first. */
    public record FollowUp(Duration after, Step.Send mail) {}

    /** @throws IllegalArgumentException where there is no variant, or several and no trial */
    public Broadcast {
        variants = List.copyOf(variants);
        if (variants.isEmpty() || (variants.size() > 1) != trial.isPresent()) {
            throw new IllegalArgumentException(name + ": several variants have a trial, one alone has none");
        }
    }

    /** The event upon which a journey of a broadcast begins. */
    public static String happening(String journey) {
        return REACHED + journey;
    }

    /** The name of the journey of a variant: that of the broadcast, where there is one alone. */
    public String journey(Variant variant) {
        return variants.size() == 1 ? name : name + "-" + variant.name();
    }

    /** What it is to a customer. */
    public List<Journey> journeys() {
        return variants.stream().map(this::of).toList();
    }

    private Journey of(Variant variant) {
        List<Step> steps = new ArrayList<>(List.of(variant.mail()));
        followUp.ifPresent(it -> {
            steps.add(new Step.Wait("wait", it.after(), Optional.empty()));
            steps.add(it.mail());
        });
        String journey = journey(variant);
        return new Journey(
                journey,
                happening(journey),
                Condition.ALWAYS,
                false,
                freshFor,
                List.of(),
                new Journey.Settings(Optional.empty(), goal, holdoutPercent, 0, mailing),
                steps);
    }

    /** Whether the customer is one of those upon whom the variants are tried; everybody where there is one alone. */
    public boolean tries(CustomerId customer) {
        return trial.map(it -> customer.bucket("trial of " + name) < it.percent())
                .orElse(true);
    }

    /** The variant that is tried upon a customer, always the same. */
    public Variant tried(CustomerId customer) {
        return variants.get(customer.bucket("variant of " + name) * variants.size() / 100);
    }

    /** Whether it tells of an incident, without a consent to marketing. */
    public boolean isIncident() {
        return mailing.service().isPresent();
    }
}
