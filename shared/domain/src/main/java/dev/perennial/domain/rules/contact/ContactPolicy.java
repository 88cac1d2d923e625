package dev.perennial.domain.rules.contact;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

    /** The quiet hours in words, where the moment is within them. */
    Optional<String> quiet(Customer customer, Instant moment) {
        return awake(customer, moment).equals(moment) ? Optional.empty() : Optional.of(quietHours(customer));
    }

    private String quietHours(Customer customer) {
        return "quiet hours in " + zone(customer);
    }

    /** The next moment, from the given one on, that is not in the quiet hours. */
    private Instant awake(Customer customer, Instant moment) {
        ZonedDateTime local = moment.atZone(zone(customer));
        return isAwake(local.toLocalTime()) ? moment : next(local, rules.quietUntil());
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
        return next(moment.atZone(zone(customer)), time);
    }

    /** The moment in the local time of the customer. */
    public ZonedDateTime local(Customer customer, Instant moment) {
        return moment.atZone(zone(customer));
    }

    /** The moment at which it is that time where the customer lives. */
    public Instant at(Customer customer, LocalDateTime local) {
        return local.atZone(zone(customer)).toInstant();
    }

    /** A time that the clock skips in spring is the moment to which it skips. */
    private static Instant next(ZonedDateTime from, LocalTime time) {
        LocalDateTime today = from.toLocalDate().atTime(time);
        ZonedDateTime wanted = today.atZone(from.getZone());
        return wanted.isBefore(from) ? today.plusDays(1).atZone(from.getZone()).toInstant() : wanted.toInstant();
    }

    /** The customer's time zone; that of the playbook where it is unknown or does not exist. */
    public ZoneId zone(Customer customer) {
        return customer.profile().timezone().flatMap(ContactPolicy::known).orElse(rules.timezone());
    }

    private static Optional<ZoneId> known(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** For the timeline: which time zone was taken where the customer's own could not be. */
    public Optional<String> fallback(Customer customer) {
        return customer.profile().timezone().flatMap(ContactPolicy::known).isPresent()
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
