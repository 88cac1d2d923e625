package dev.perennial.testing.storm;

import dev.perennial.document.Document;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with offers and points after a storm: an offer is used by the order that the facts say, and each order
 * counts in its month, and no redemption takes more points than it said.
 */
final class OfferOracle {
    /** Long after the last event: what is valid beyond it must still be known. */
    private static final Instant END = RandomHistory.START.plus(Duration.ofDays(375));

    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private OfferOracle(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        OfferOracle verdict = new OfferOracle(storm);
        storm.persons.all().stream()
                .filter(person -> person.erasure().isEmpty())
                .forEach(person -> {
                    verdict.usesFollowFromTheFacts(person);
                    verdict.noGrantIsLost(person);
                    verdict.pointsFollowFromTheFacts(person);
                    verdict.redemptionsAreOfTheFacts(person);
                });
        return verdict.wrong;
    }

    private void usesFollowFromTheFacts(Persons.Person person) {
        for (GrantedOffer offer : offers(person)) {
            Optional<String> used = offer.use().map(Claim::orderId);
            Optional<String> expected = ReferenceFold.userOf(offer.code(), offer.until(), person.facts());
            if (!used.equals(expected)) {
                wrong.add("offer %s is used by %s and should be by %s".formatted(offer.code(), used, expected));
            }
        }
    }

    private void pointsFollowFromTheFacts(Persons.Person person) {
        if (storm.playbook.rewards().loyalty().isEmpty()) {
            return;
        }
        Map<String, String> found = ReferenceFold.bought(record(person));
        Map<String, String> expected = ReferenceFold.bought(person.facts());
        if (!found.equals(expected)) {
            wrong.add("bought by month %s and should be %s".formatted(found, expected));
        }
    }

    /** Which of many redemptions are refused hangs on their order; whatever it was, none takes more than it said. */
    private void redemptionsAreOfTheFacts(Persons.Person person) {
        EarnedPoints earned = record(person).entitlements().earned();
        if (earned.points() < 0) {
            wrong.add("points below zero: " + earned.points());
        }
        Map<String, Long> said = new HashMap<>();
        for (Event event : person.facts()) {
            if (event.fact() instanceof Fact.PointsRedeemed it) {
                said.merge(it.redemptionId(), it.points(), Math::max);
            }
        }
        Set<String> known = new HashSet<>();
        for (EarnedPoints.Redemption it : earned.redeemed()) {
            if (!known.add(it.id()) || it.points() <= 0 || it.points() > said.getOrDefault(it.id(), 0L)) {
                wrong.add("redeemed %s and said were %s".formatted(it, said));
            }
        }
    }

    private void noGrantIsLost(Persons.Person person) {
        Set<String> known = new HashSet<>();
        offers(person).forEach(offer -> known.add(offer.code()));
        for (Announcement news : storm.outbox.announcements()) {
            if (news.type().equals("OfferGranted") && person.names().contains(news.customerId())) {
                Document data = new Document(news.data());
                if (data.instant("validUntil").isAfter(END) && !known.contains(data.text("code"))) {
                    wrong.add("granted and lost: " + data.text("code"));
                }
            }
        }
    }

    private List<GrantedOffer> offers(Persons.Person person) {
        return record(person).entitlements().offers();
    }

    private Customer record(Persons.Person person) {
        return storm.customers.load(storm.recordOf(person.facts().getFirst()));
    }
}
