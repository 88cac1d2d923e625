package dev.perennial.domain.record;

import dev.perennial.domain.attributes.Attributes;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who it is.
 *
 * @param signedUpAt the first sign-up
 * @param toldAt when each of the other fields was told, by its name: the later word counts, for {@code firstTouch} the
 *     earlier one; and the first moment as a lead, see {@link #LEAD}
 * @param attributes what the company knows besides, as it declares
 */
public record Profile(
        Optional<EmailAddress> email,
        Optional<String> externalId,
        Optional<String> name,
        Optional<String> locale,
        Optional<String> timezone,
        Optional<Birthday> birthday,
        Optional<Attribution> firstTouch,
        Optional<Attribution> lastTouch,
        Optional<Instant> signedUpAt,
        Map<String, Instant> toldAt,
        Attributes attributes) {
    static final Profile EMPTY = new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public Profile {
        toldAt = Map.copyOf(toldAt);
    }

    /** One without attributes of the company's own. */
    public Profile(
            Optional<EmailAddress> email,
            Optional<String> externalId,
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<Birthday> birthday,
            Optional<Attribution> firstTouch,
            Optional<Attribution> lastTouch,
            Optional<Instant> signedUpAt,
            Map<String, Instant> toldAt) {
        this(
                email,
                externalId,
                name,
                locale,
                timezone,
                birthday,
                firstTouch,
                lastTouch,
                signedUpAt,
                toldAt,
                Attributes.NONE);
    }

    /** The same with other attributes. */
    public Profile with(Attributes others) {
        return new Profile(
                email, externalId, name, locale, timezone, birthday, firstTouch, lastTouch, signedUpAt, toldAt, others);
    }

    /** Under this name {@code toldAt} holds when the customer was first captured as a lead. */
    public static final String LEAD = "lead";

    /** When the customer was first captured as a lead. */
    public Optional<Instant> leadAt() {
        return Optional.ofNullable(toldAt.get(LEAD));
    }

    /** The names that an event gives fill what is empty; they change nothing that is known. */
    public Profile identified(CustomerRef ref) {
        return new Profile(
                email.or(ref::email),
                externalId.or(ref::externalId),
                name,
                locale,
                timezone,
                birthday,
                firstTouch,
                lastTouch,
                signedUpAt,
                toldAt,
                attributes);
    }

    public Profile signedUp(Instant at) {
        return new Profile(
                email,
                externalId,
                name,
                locale,
                timezone,
                birthday,
                firstTouch,
                lastTouch,
                Optional.of(at),
                toldAt,
                attributes);
    }
}
