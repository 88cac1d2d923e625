package dev.perennial.domain.playbook;

import dev.perennial.domain.record.Customer;
import java.util.Optional;

/**
 * Which consent the mails of a journey need, and which rules of courtesy they heed.
 *
 * @param purpose to which a customer must have consented; service mails need no consent
 * @param heedsCap whether the frequency cap counts; quiet hours always do, except for service mails
 * @param service why the mails are service and not marketing; empty where they are marketing
 * @param broadcast the name of the broadcast that the journey carries out; its mails have the same key whatever the
 *     variant, so that a customer gets one of them at most
 */
public record Mailing(String purpose, boolean heedsCap, Optional<String> service, Optional<String> broadcast) {
    /** Marketing that heeds everything. */
    public static final Mailing USUAL = new Mailing(Customer.MARKETING, true, Optional.empty(), Optional.empty());
}
