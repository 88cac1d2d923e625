package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Decider;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Event;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Playbook;
import dev.perennial.flow.CarryingOut;
import dev.perennial.flow.Counters;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Email;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Mailer;
import dev.perennial.flow.Merging;
import dev.perennial.flow.Outbox;
import dev.perennial.flow.Recorder;
import dev.perennial.flow.Timeline;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a fault may be planted. As it stands, all is as it should be. */
interface Seams {
    /** All as it should be. */
    Seams SOUND = new Seams() {};

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

    default Emails emails(Emails emails) {
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
        return new Merging(customers, timeline, decider)::merge;
    }

    /** What carries out what a write owes. */
    default Consumer<Customer> carryingOut(Customers customers, Timeline timeline, Emails emails, Outbox outbox) {
        return new CarryingOut(customers, timeline, emails, outbox)::carryOut;
    }

    /** What tells of the fate of mails. */
    default BiConsumer<Email, Optional<Email.Status>> carryingOutEmails(
            Customers customers, Timeline timeline, Emails emails, Outbox outbox) {
        return new CarryingOut(customers, timeline, emails, outbox)::carryOut;
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
