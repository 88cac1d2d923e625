package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The names of one customer. Most go by one address, and give the company's id when they sign up; some go by several
 * names, of which nobody knows at first that they are one customer's.
 */
record Names(EmailAddress email, String externalId, Optional<EmailAddress> moves) {
    /**
     * Draws names.
     *
     * @param several whether most customers go by several
     */
    static Names of(RandomGenerator random, int number, boolean several) {
        EmailAddress email = new EmailAddress("c" + number + "@example.com");
        return new Names(
                email,
                "K-" + number,
                random.nextInt(3) == 0 || (several && random.nextBoolean())
                        ? Optional.of(new EmailAddress("new" + number + "@example.com"))
                        : Optional.empty());
    }

    /** Under which name a fact comes in. */
    CustomerRef of(Fact fact, RandomGenerator random) {
        return fact instanceof Fact.FromMail
                ? CustomerRef.of(random.nextBoolean() ? CustomerId.of(email) : anyId(random))
                : moves.isPresent() ? several(random) : one(fact, random);
    }

    private CustomerRef one(Fact fact, RandomGenerator random) {
        if (fact instanceof Fact.CustomerSignedUp && random.nextBoolean()) {
            return both(email);
        }
        return random.nextInt(4) == 0 ? CustomerRef.of(CustomerId.of(email)) : CustomerRef.of(email);
    }

    private CustomerRef several(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> CustomerRef.of(email);
            case 3, 4, 5 -> CustomerRef.ofExternal(externalId);
            case 6 -> CustomerRef.of(anyId(random));
            case 7, 8 -> both(email);
            case 9 -> both(moves.orElseThrow());
            default -> CustomerRef.of(moves.orElseThrow());
        };
    }

    private CustomerRef both(EmailAddress address) {
        return new CustomerRef(Optional.empty(), Optional.of(address), Optional.of(externalId));
    }

    /** Under an address of their own, alone or with an id that others give as well. */
    CustomerRef stranger(boolean alone) {
        return alone ? CustomerRef.of(email) : both(email);
    }

    /** An id under which the same customer is known as well, as far as anybody can know it. */
    CustomerId surelyTheSame() {
        return CustomerId.of(moves.orElse(email));
    }

    CustomerId anyId(RandomGenerator random) {
        List<CustomerId> ids = moves.isEmpty()
                ? List.of(CustomerId.of(email))
                : List.of(CustomerId.of(email), CustomerId.of(moves.get()), CustomerId.ofExternal(externalId));
        return ids.get(random.nextInt(ids.size()));
    }

    /** An address that mail went to. */
    Optional<EmailAddress> address(RandomGenerator random) {
        return Optional.of(random.nextBoolean() ? email : moves.orElse(email));
    }
}
