package dev.perennial.domain;

import java.time.Duration;

/**
 * A message that an event brings about.
 *
 * @param name names the journey to operators and, with the occurrence, the send key
 * @param on the event's type, inbound or outward ({@code CustomerSignedUp}, {@code
 *     ChurnRiskRaised})
 * @param when the condition over the event and the customer's record as it is after the event
 * @param once true where a customer gets this message once in a lifetime
 * @param template the mail
 * @param freshFor how long after the fact the message still makes sense; it is not sent later
 */
public record Journey(
        String name, String on, Condition when, boolean once, String template, Duration freshFor) {}
