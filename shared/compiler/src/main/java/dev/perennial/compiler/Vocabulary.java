package dev.perennial.compiler;

import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.playbook.ConditionView;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events that a journey may listen to, the fields that its conditions may see, and the values that its mail may
 * show.
 */
final class Vocabulary {
    /** Leads to the question how satisfied the customer is; a mail that shows it asks it. */
    static final String CSAT_URL = "csatUrl";

    /** Values of the customer and the company, which every mail may show. */
    private static final Set<String> ALWAYS = Set.of(
            "name",
            "unsubscribeUrl",
            "preferencesUrl",
            "surveyUrl",
            CSAT_URL,
            "postalAddress",
            "daysSilent",
            "tier",
            "contract",
            "contractEndsOn",
            "contractTerms",
            Categories.NEXT);

    /** Values of an offer, which the mails of a journey may show after it granted one. */
    static final Set<String> OFFER = Set.of("offer", "offerCode", "offerUntil");

    /** Behind the name of an event: the mail comes after an offer was granted. */
    static final String AFTER_GRANT = " after a grant";

    /** What the system announces; the facts say themselves what mails may show of them. */
    private static final Map<String, Set<String>> ANNOUNCED = Map.ofEntries(
            Map.entry("StageChanged", Set.of()),
            Map.entry("SegmentEntered", Set.of()),
            Map.entry("SegmentLeft", Set.of()),
            Map.entry("TierReached", Set.of()),
            Map.entry("TierLost", Set.of()),
            Map.entry("BirthdayReached", Set.of()),
            Map.entry("AnniversaryReached", Set.of("years")),
            Map.entry("ChurnRiskRaised", Set.of()),
            Map.entry("ChurnRiskCleared", Set.of()),
            Map.entry("DetractorReported", Set.of("score")));

    private static final Map<String, Set<String>> BY_EVENT = byEvent();

    /** Upon which the mail that asks for a consent is sent; no journey can listen to it. */
    static final String CONFIRMATION = "a consent to be confirmed";

    private static final String CONFIRM_URL = "confirmUrl";

    private Vocabulary() {}

    private static Map<String, Set<String>> byEvent() {
        Map<String, Set<String>> events = new TreeMap<>(ANNOUNCED);
        FactTypes.all().stream()
                .filter(FactType::isInJourneys)
                .forEach(type -> events.put(type.eventName(), type.variables()));
        return events;
    }

    /** In the order of the alphabet. */
    static SortedSet<String> events() {
        return new TreeSet<>(BY_EVENT.keySet());
    }

    /** What conditions see of the customer's record, in the order of the alphabet. */
    static SortedSet<String> customerFields() {
        return new TreeSet<>(ConditionView.CUSTOMER_FIELDS);
    }

    /** What conditions see of the event's data, in the order of the alphabet. */
    static SortedSet<String> dataFields() {
        return new TreeSet<>(FactTypes.inConditions());
    }

    static Set<String> variables() {
        return Stream.of(Set.of(ALWAYS, OFFER, Set.of(CONFIRM_URL)), BY_EVENT.values())
                .flatMap(Collection::stream)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean offers(String occasion, String variable) {
        boolean granted = occasion.endsWith(AFTER_GRANT);
        String event = granted ? occasion.replace(AFTER_GRANT, "") : occasion;
        return ALWAYS.contains(variable)
                || (event.equals(CONFIRMATION) && variable.equals(CONFIRM_URL))
                || (granted && OFFER.contains(variable))
                || BY_EVENT.getOrDefault(event, Set.of()).contains(variable);
    }
}
