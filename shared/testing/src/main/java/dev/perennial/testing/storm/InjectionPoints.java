package dev.perennial.testing.storm;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Outbox;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Recorder;
import dev.perennial.flow.records.Timeline;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a fault may be planted. As it stands, all is as it should be. */
interface InjectionPoints {
    /** All as it should be. */
    InjectionPoints SOUND = new InjectionPoints() {};

    default Playbook playbook(Playbook playbook) {
        return playbook;
    }

    default Customers customers(Customers customers) {
        return customers;
    }

    default Timeline timeline(Timeline timeline) {
        return timeline;
    }

    default Outbox outbox(Outbox outbox) {
        return outbox;
    }

    default Ledger emails(Ledger emails) {
        return emails;
    }

    default Mailer mailer(Mailer mailer) {
        return mailer;
    }

    default Counters counters(Counters counters) {
        return counters;
    }

    /** What takes events into records. */
    default Function<Event, Decision> recording(Customers customers, Timeline timeline, Decider decider) {
        return new Recorder(customers, timeline, decider)::record;
    }

    /** What makes two records one. */
    default BiConsumer<CustomerId, Event> merging(Customers customers, Timeline timeline, Decider decider) {
        return new RecordMerge(customers, timeline, decider)::merge;
    }

    /** What carries out what a write owes. */
    default Consumer<Customer> carryingOut(Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
        return new EffectRunner(customers, timeline, emails, outbox)::carryOut;
    }

    /** What tells of the fate of mails. */
    default BiConsumer<LedgerEntry, Optional<LedgerEntry.Status>> carryingOutEmails(
            Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
        return new EffectRunner(customers, timeline, emails, outbox)::carryOut;
    }

    /** The message as the sender gets it. */
    default Message delivered(Message message) {
        return message;
    }

    /** The records as the sender sees them. */
    default Customers customersOfSender(Customers customers) {
        return customers;
    }

    /** Whether the streams count as read what was only fetched. */
    default boolean streamsForgetAtOnce() {
        return false;
    }

    /** Whether the queue forgets what was only delivered. */
    default boolean queueForgetsAtOnce() {
        return false;
    }
}
