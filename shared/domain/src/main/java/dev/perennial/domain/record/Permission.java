package dev.perennial.domain.record;

import static java.util.Comparator.comparing;

import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the customer allows, by purpose, and which addresses mail cannot or must not reach.
 *
 * @param suppressions one per address, also of addresses that were left; the one in use is told by
 *     {@link Customer#suppression}
 * @param asking how the customer was asked whether a consent was meant
 */
public record Permission(Map<String, Consent> consent, List<Suppression> suppressions, ConfirmationRequests asking) {
    public static final Permission NONE = new Permission(Map.of(), List.of());

    /** Where nobody was asked. */
    public Permission(Map<String, Consent> consent, List<Suppression> suppressions) {
        this(consent, suppressions, ConfirmationRequests.NOBODY);
    }

    public Permission {
        consent = Map.copyOf(consent);
        suppressions = suppressions.size() < 2
                ? List.copyOf(suppressions)
                : suppressions.stream()
                        .sorted(comparing(
                                it -> it.address().map(EmailAddress::value).orElse("")))
                        .toList();
    }

    /** The suppression that concerns an address; one without an address concerns every one. */
    Optional<Suppression> suppressionOf(Optional<EmailAddress> address) {
        return suppressionsOf(address).stream().findFirst();
    }

    /** All of them. */
    public List<Suppression> suppressionsOf(Optional<EmailAddress> address) {
        return suppressions.stream()
                .filter(it -> it.address().isEmpty() || it.address().equals(address))
                .toList();
    }

    public boolean allows(String purpose) {
        return state(purpose).filter(it -> it == State.GRANTED).isPresent();
    }

    /** How far the consent has come; empty where nothing was ever said. */
    public Optional<State> state(String purpose) {
        return Optional.ofNullable(consent.get(purpose)).map(Consent::state);
    }

    public Permission with(ConfirmationRequests next) {
        return new Permission(consent, suppressions, next);
    }

    public Permission with(String purpose, Consent next) {
        Map<String, Consent> all = new HashMap<>(consent);
        all.put(purpose, next);
        return new Permission(all, suppressions, asking);
    }

    /** The first suppression of an address stays. */
    public Permission also(Suppression suppression) {
        if (suppressions.stream().anyMatch(it -> it.address().equals(suppression.address()))) {
            return this;
        }
        List<Suppression> all = new ArrayList<>(suppressions);
        all.add(suppression);
        return new Permission(consent, all, asking);
    }

    public Permission without(List<Suppression> lifted) {
        return new Permission(
                consent,
                suppressions.stream().filter(it -> !lifted.contains(it)).toList(),
                asking);
    }

    /** What was said after a moment. */
    public Permission since(Instant moment) {
        Map<String, Consent> later = new HashMap<>();
        consent.forEach((purpose, said) -> {
            Consent rest = new Consent(
                    said.word().filter(it -> it.at().isAfter(moment)),
                    said.request().filter(it -> it.at().isAfter(moment)));
            if (!rest.equals(Consent.NONE)) {
                later.put(purpose, rest);
            }
        });
        return new Permission(
                later,
                suppressions.stream().filter(it -> it.at().isAfter(moment)).toList(),
                asking.since(moment));
    }

    /** How far the consent to one purpose has come. */
    public enum State {
        /** Given in a form, and not yet confirmed by the holder of the address. */
        REQUESTED,
        GRANTED,
        WITHDRAWN
    }

    /**
     * The consent to one purpose: the latest word that counts, and the latest request that waits for its confirmation.
     * Both are kept, so that the state does not depend on the order of arrival.
     */
    public record Consent(Optional<Word> word, Optional<Word> request) {
        public static final Consent NONE = new Consent(Optional.empty(), Optional.empty());

        public static Consent of(Word word) {
            return new Consent(Optional.of(word), Optional.empty());
        }

        /** A request counts for nothing beside a grant, and anew after a withdrawal. */
        public State state() {
            if (word.filter(Word::granted).isPresent()) {
                return State.GRANTED;
            }
            boolean waits = request.filter(
                            it -> word.filter(no -> !it.at().isAfter(no.at())).isEmpty())
                    .isPresent();
            return waits ? State.REQUESTED : State.WITHDRAWN;
        }
    }

    /**
     * What was said, and how it can be proven.
     *
     * @param textVersion which text was agreed to
     * @param proof the address that a form was posted from, or what the sender names
     */
    public record Word(
            boolean granted, Instant at, ConsentSource source, Optional<String> textVersion, Optional<String> proof) {}

    /**
     * No mail goes to this address any more.
     *
     * @param address the one meant; empty where any address of the customer is meant
     */
    public record Suppression(Instant at, SuppressionCause cause, Optional<EmailAddress> address) {}
}
