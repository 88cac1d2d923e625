package dev.perennial.domain.rules.contact;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.zones.TimeZone;
import dev.perennial.domain.zones.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a customer may be written to: quiet hours, frequency cap, holdout, all in local time. A customer with an open
 * complaint gets no mail until it is closed, which is checked day by day.
 */
public record ContactPolicy(Playbook.Courtesy rules) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Not before then, and why. */
    public record Postponed(Instant until, String because) {}

    /** Whether the customer is in the holdout: the group that gets no mail, so that the effect of mails is seen. */
    public boolean isHeldOut(Customer customer) {
        return customer.id().bucket("holdout") < rules.holdoutPercent();
    }

    /**
     * Until when a mail has to wait, and why; empty where it may go now.
     *
     * @param before how many others go before it
     */
    public Optional<Postponed> postponed(Customer customer, Instant now, int before) {
        Enrollments enrollments = customer.lifecycle().enrollments();
        for (int other = 0; other < before; other++) {
            enrollments = enrollments.mailed(now);
        }
        Instant byDay = enrollments.free(now, DAY, rules.mailsPerDay());
        Instant byWeek = enrollments.free(now, WEEK, rules.mailsPerWeek());
        boolean complains = !customer.feedback().openComplaints().isEmpty();
        Instant free = complains ? now.plus(DAY) : byDay.isAfter(byWeek) ? byDay : byWeek;
        Instant awake = awake(customer, free);
        if (awake.equals(now)) {
            return Optional.empty();
        }
        String because = complains
                ? "a complaint is open"
                : free.equals(now)
                        ? quietHours(customer)
                        : byWeek.isAfter(byDay)
                                ? rules.mailsPerWeek() + " mails within a week"
                                : rules.mailsPerDay() + " mails within a day";
        return Optional.of(new Postponed(awake, because));
    }

    /** The same without the frequency cap: an open complaint and quiet hours count alone. */
    public Optional<Postponed> postponedButForCap(Customer customer, Instant now) {
        boolean complains = !customer.feedback().openComplaints().isEmpty();
        Instant awake = awake(customer, complains ? now.plus(DAY) : now);
        return awake.equals(now)
                ? Optional.empty()
                : Optional.of(new Postponed(awake, complains ? "a complaint is open" : quietHours(customer)));
    }

    /** The quiet hours in words, where the moment is within them. */
    Optional<String> quiet(Customer customer, Instant moment) {
        return awake(customer, moment).equals(moment) ? Optional.empty() : Optional.of(quietHours(customer));
    }

    private String quietHours(Customer customer) {
        return "quiet hours in " + zone(customer);
    }

    /** The next moment, from the given one on, that is not in the quiet hours. */
    private Instant awake(Customer customer, Instant moment) {
        return isAwake(local(customer, moment).toLocalTime()) ? moment : next(customer, moment, rules.quietUntil());
    }

    /** Whether it is a time of day outside the quiet hours. */
    boolean isAwake(LocalTime time) {
        LocalTime from = rules.quietFrom();
        LocalTime until = rules.quietUntil();
        return from.isBefore(until)
                ? time.isBefore(from) || !time.isBefore(until)
                : from.equals(until) || (time.isBefore(from) && !time.isBefore(until));
    }

    /** The next moment, from the given one on, at which it is that time where the customer lives. */
    public Instant next(Customer customer, Instant moment, LocalTime time) {
        return zone(customer).next(moment, time);
    }

    /** The moment in the local time of the customer. */
    public LocalDateTime local(Customer customer, Instant moment) {
        return zone(customer).local(moment);
    }

    /** The moment at which it is that time where the customer lives. */
    public Instant at(Customer customer, LocalDateTime local) {
        return zone(customer).first(local);
    }

    /** The time zone of the playbook. */
    public TimeZone zone() {
        return TimeZones.of(rules.timezone());
    }

    /** The customer's time zone; that of the playbook where it is unknown or does not exist. */
    public TimeZone zone(Customer customer) {
        return customer.profile().timezone().flatMap(TimeZones::of).orElseGet(this::zone);
    }

    /** For the timeline: which time zone was taken where the customer's own could not be. */
    public Optional<String> fallback(Customer customer) {
        return customer.profile().timezone().flatMap(TimeZones::of).isPresent()
                ? Optional.empty()
                : Optional.of(customer.profile()
                                .timezone()
                                .map(name -> "the time zone " + name + " does not exist")
                                .orElse("the time zone is not known")
                        + ": that of "
                        + rules.timezone()
                        + " counts");
    }
}
