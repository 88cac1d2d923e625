package dev.perennial.flow.administration;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.Unsuppress;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries out what an operator decides. What is a fact goes onto the bus, and the rules take it in like any other: a
 * decision that races a mail, a report or an erasure is decided by the record's conditional write. What is refused here
 * is refused to spare the operator a surprise, and is looked at again where it is applied.
 */
public final class Administration {
    private final Customers customers;
    private final UnknownMailResolution mails;
    private final Unsuppress suppressions;
    private final Reputation reputation;
    private final Facts facts;
    private final DeadLetters letters;

    public Administration(
            Customers customers, UnknownMailResolution mails, Reputation reputation, Facts facts, DeadLetters letters) {
        this.customers = customers;
        this.mails = mails;
        this.suppressions = new Unsuppress(customers);
        this.reputation = reputation;
        this.facts = facts;
        this.letters = letters;
    }

    /**
     * Carries out a command.
     *
     * @return why nothing was changed; empty where it was, or is as soon as the bus has delivered it
     */
    public Optional<String> carryOut(Command command, Instant now) {
        return switch (command) {
            case Command.DropMail it -> mails.drop(it.customer(), it.sendKey(), it.decision(), now);
            case Command.ReleaseMail it -> mails.release(it.customer(), it.sendKey(), it.data(), it.decision(), now);
            case Command.LiftSuppression it -> suppressions.readmit(it.customer(), it.decision(), now);
            case Command.PauseSending it -> pause(it, now);
            case Command.ResumeSending it ->
                unless(reputation.resume(it.decision().words(), now), "sending is not paused");
            case Command.PauseJourney it ->
                unless(
                        reputation.pauseJourney(it.journey(), it.decision().words()),
                        "the journey " + it.journey() + " is paused already");
            case Command.ResumeJourney it ->
                unless(reputation.resumeJourney(it.journey()), "the journey " + it.journey() + " is not paused");
            case Command.StopJourney it -> stop(it, now);
            case Command.CorrectConsent it -> correct(it, now);
            case Command.CloseComplaint it -> close(it, now);
            case Command.Match it -> match(it, now);
            case Command.DiscardLetter it -> letters.discard(it.queue(), it.letter());
            case Command.ReturnLetter it -> letters.sendBack(it.queue(), it.letter());
        };
    }

    private Optional<String> pause(Command.PauseSending command, Instant now) {
        Reputation.State before = reputation.state();
        if (before.paused()) {
            return Optional.of("sending is paused already: " + before.because());
        }
        reputation.pause(command.decision().words(), now);
        return Optional.empty();
    }

    private Optional<String> stop(Command.StopJourney command, Instant now) {
        Customer customer = customers.find(command.customer()).customer();
        if (!customer.lifecycle().enrollments().isOn(command.journey())) {
            return Optional.of("the customer is not on the journey " + command.journey());
        }
        return say(
                customer,
                new Fact.JourneyStopped(
                        command.journey(),
                        command.decision().by(),
                        command.decision().because()),
                now);
    }

    private Optional<String> correct(Command.CorrectConsent command, Instant now) {
        Customer customer = customers.find(command.customer()).customer();
        Consent known = customer.permission().consent().getOrDefault(command.purpose(), Consent.NONE);
        boolean said =
                known.word().filter(it -> it.granted() == command.granted()).isPresent();
        if (said) {
            return Optional.of("that is what the record says already");
        }
        if (command.granted() && command.proof().isEmpty()) {
            return Optional.of("a consent is given by the customer alone: say where the proof of it lies");
        }
        return say(
                customer,
                new Fact.ConsentChanged(
                        command.purpose(), command.granted(), source(command), Optional.empty(), command.proof()),
                now);
    }

    /** As long as the source of a consent may be. */
    private static String source(Command.CorrectConsent command) {
        String words = "corrected " + command.decision().words();
        return words.length() <= 200 ? words : words.substring(0, 199) + "…";
    }

    private Optional<String> close(Command.CloseComplaint command, Instant now) {
        Customer customer = customers.find(command.customer()).customer();
        if (!customer.feedback().openComplaints().contains(command.complaintId())) {
            return Optional.of("no complaint " + command.complaintId() + " is open");
        }
        String words = command.decision().words();
        String resolution = words.length() <= 500 ? words : words.substring(0, 499) + "…";
        return say(customer, new Fact.ComplaintResolved(command.complaintId(), Optional.of(resolution)), now);
    }

    private Optional<String> match(Command.Match command, Instant now) {
        Customer customer = customers.find(command.customer()).customer();
        Customer other = customers.find(command.other()).customer();
        if (other.version() == 0) {
            return Optional.of("there is no record " + command.other());
        }
        if (customer.id().equals(other.id())) {
            return Optional.of("both are one record already");
        }
        CustomerId id = other.id();
        return say(
                customer,
                new Fact.CustomersMatched(
                        id, command.decision().by(), command.decision().because()),
                now);
    }

    private Optional<String> say(Customer customer, Fact fact, Instant now) {
        if (customer.version() == 0) {
            return Optional.of("there is no such customer");
        }
        return unless(facts.publish(customer.id(), fact, now), "the bus did not take it; please try again");
    }

    private static Optional<String> unless(boolean done, String why) {
        return done ? Optional.empty() : Optional.of(why);
    }
}
