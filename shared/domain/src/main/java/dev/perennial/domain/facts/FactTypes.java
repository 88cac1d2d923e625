package dev.perennial.domain.facts;

import dev.perennial.domain.facts.FactType.Origin;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Key;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All facts that there are. */
public final class FactTypes {
    private static final List<FactType<?>> ALL = List.of(
            IntroductionFacts.CUSTOMER_SIGNED_UP,
            IntroductionFacts.LEAD_CAPTURED,
            PurchaseFacts.PURCHASE_COMPLETED,
            PurchaseFacts.PURCHASE_REFUNDED,
            PurchaseFacts.POINTS_REDEEMED,
            PurchaseFacts.ORDER_DELAYED,
            FeedbackFacts.SURVEY_ANSWERED,
            FeedbackFacts.REVIEW_WRITTEN,
            ActivityFacts.ACTIVITY_RECORDED,
            FeedbackFacts.COMPLAINT_RAISED,
            FeedbackFacts.COMPLAINT_RESOLVED,
            ContractFacts.CONTRACT_CHANGED,
            ConsentFacts.CONSENT_CHANGED,
            ConsentFacts.ADDRESS_SUPPRESSED,
            IntroductionFacts.ATTRIBUTES_CHANGED,
            RecordFacts.ADDRESS_CHANGED,
            RecordFacts.CUSTOMER_ERASED,
            RecordFacts.CUSTOMERS_MATCHED,
            RecordFacts.JOURNEY_STOPPED,
            RecordFacts.CUSTOMERS_MERGED,
            RecordFacts.CUSTOMER_DUE,
            RecordFacts.BROADCAST_REACHED,
            MailFacts.EMAIL_BOUNCED,
            MailFacts.EMAIL_COMPLAINED,
            MailFacts.EMAIL_CLICKED);

    private static final Map<Class<?>, FactType<?>> BY_CLASS = new HashMap<>();
    private static final Map<String, FactType<?>> BY_NAME = new HashMap<>();
    private static final Map<String, List<FactType<?>>> BY_PATH = byPath();
    private static final List<String> KEY_PREFIXES = ALL.stream()
            .flatMap(type -> type.key().stream())
            .map(Key::prefix)
            .distinct()
            .toList();

    static {
        ALL.forEach(type -> BY_CLASS.put(type.facts(), type));
        ALL.forEach(type -> BY_NAME.put(type.eventName(), type));
    }

    private FactTypes() {}

    private static Map<String, List<FactType<?>>> byPath() {
        return ALL.stream()
                .filter(type -> type.address().isPresent())
                .collect(Collectors.groupingBy(
                        type -> type.address().orElseThrow().path(),
                        LinkedHashMap::new,
                        Collectors.toUnmodifiableList()));
    }

    /** What a fact's declaration says; each fact has one. */
    @SuppressWarnings("unchecked") // a fact is found by its own class
    public static <F extends Fact> FactType<F> of(F fact) {
        FactType<?> type = BY_CLASS.get(fact.getClass());
        if (type == null) {
            throw new IllegalArgumentException(fact.getClass() + " is declared nowhere");
        }
        return (FactType<F>) type;
    }

    public static List<FactType<?>> all() {
        return ALL;
    }

    /** Those that travel on the bus. */
    public static List<FactType<?>> onTheBus() {
        return where(FactType::isOnTheBus);
    }

    /** Those that may be sent to us. */
    public static List<FactType<?>> sent() {
        return where(type -> type.origin() == Origin.SENT);
    }

    private static List<FactType<?>> where(Predicate<FactType<?>> which) {
        return ALL.stream().filter(which).toList();
    }

    /** The fields that conditions of journeys may look at. */
    public static Set<String> inConditions() {
        return ALL.stream()
                .filter(FactType::isInJourneys)
                .flatMap(type -> type.shape().fields().stream())
                .filter(Field::isInConditions)
                .map(Field::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By the event's name. */
    public static Optional<FactType<?>> named(String eventName) {
        return Optional.ofNullable(BY_NAME.get(eventName));
    }

    /** The paths to which facts are posted. */
    public static Set<String> paths() {
        return BY_PATH.keySet();
    }

    /** What may be posted to a path; nothing where it is not one of ours. */
    public static List<FactType<?>> postedTo(String path) {
        return BY_PATH.getOrDefault(path, List.of());
    }

    /** Whether an id begins as the key of a fact does. */
    public static boolean looksLikeAKey(String id) {
        for (String prefix : KEY_PREFIXES) {
            if (id.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
