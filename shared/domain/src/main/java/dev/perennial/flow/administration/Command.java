package dev.perennial.flow.administration;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.Map;
import java.util.Optional;

/** What an operator wants to be done; each says who decides it, and why. */
public sealed interface Command {
    Decision decision();

    /** About one customer. */
    sealed interface OfCustomer extends Command {
        CustomerId customer();
    }

    /** A mail of which nobody knows whether it was sent is not sent. */
    record DropMail(CustomerId customer, String sendKey, Decision decision) implements OfCustomer {}

    /**
     * It is sent once more.
     *
     * @param data what its template needs besides the record
     */
    record ReleaseMail(CustomerId customer, String sendKey, Map<String, String> data, Decision decision)
            implements OfCustomer {
        public ReleaseMail {
            data = Map.copyOf(data);
        }
    }

    /** The address in use is written to again. */
    record LiftSuppression(CustomerId customer, Decision decision) implements OfCustomer {}

    record PauseSending(Decision decision) implements Command {}

    record ResumeSending(Decision decision) implements Command {}

    /** The mails of a journey wait. */
    record PauseJourney(String journey, Decision decision) implements Command {}

    record ResumeJourney(String journey, Decision decision) implements Command {}

    /** The customer is taken off a journey. */
    record StopJourney(CustomerId customer, String journey, Decision decision) implements OfCustomer {}

    /**
     * What the customer said to a purpose is put right.
     *
     * @param proof where the proof lies; a consent is not given without
     */
    record CorrectConsent(
            CustomerId customer, String purpose, boolean granted, Optional<String> proof, Decision decision)
            implements OfCustomer {}

    record CloseComplaint(CustomerId customer, String complaintId, Decision decision) implements OfCustomer {}

    /** A dead letter is thrown away. */
    record DiscardLetter(DeadLetters.Queue queue, String letter, Decision decision) implements Command {}

    /** A dead letter goes back to where it came from. */
    record ReturnLetter(DeadLetters.Queue queue, String letter, Decision decision) implements Command {}

    /** Another record is the same customer's. */
    record Match(CustomerId customer, CustomerId other, Decision decision) implements OfCustomer {}
}
