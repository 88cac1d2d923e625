package dev.perennial.domain.rules.profile;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The profile, as the customer tells it. Of each field the later word counts, of the first touch the earlier one,
 * whatever the order of arrival; of two at the same moment the greater text.
 */
public final class ProfileRules implements FactRule {
    private static final BiPredicate<Instant, Instant> LATER = Instant::isAfter;
    private static final BiPredicate<Instant, Instant> EARLIER = Instant::isBefore;

    private static final FactHandlers HANDLERS = FactHandlers.NONE
            .on(Fact.CustomerSignedUp.class, ProfileRules::signedUp)
            .on(Fact.LeadCaptured.class, ProfileRules::leadCaptured)
            .on(Fact.AddressChanged.class, ProfileRules::addressChanged);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    @Override
    public void merge(Draft draft, Customer other) {
        draft.customer = draft.customer.with(joined(draft.customer.profile(), other.profile()));
    }

    private static void signedUp(Draft draft, Fact.CustomerSignedUp fact) {
        Optional<Instant> before = draft.customer.profile().signedUpAt();
        tell(draft, fact.name(), fact.locale(), fact.timezone(), fact.birthday(), fact.attribution());
        draft.event.customer().email().ifPresent(email -> moveTo(draft, email));
        Instant at = draft.event.occurredAt();
        draft.customer = draft.customer.with(
                draft.customer.profile().signedUp(before.filter(at::isAfter).orElse(at)));
        if (before.isEmpty()) {
            draft.factHappened();
        } else {
            draft.decided("had signed up before; greeted once");
        }
    }

    private static void leadCaptured(Draft draft, Fact.LeadCaptured fact) {
        tell(draft, fact.name(), fact.locale(), fact.timezone(), fact.birthday(), fact.attribution());
        Profile said = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(Profile.LEAD, draft.event.occurredAt()));
        draft.customer = draft.customer.with(joined(draft.customer.profile(), said));
        draft.factHappened();
    }

    private static void addressChanged(Draft draft, Fact.AddressChanged fact) {
        if (!moveTo(draft, fact.email())) {
            draft.decided("a later word on the address counts");
        }
    }

    /** The profile of two records that become one: what either was told, the later of each. */
    private static Profile joined(Profile here, Profile there) {
        FieldTimes fields = new FieldTimes(here);
        earliest(here.leadAt(), there.leadAt()).ifPresent(at -> fields.toldAt.put(Profile.LEAD, at));
        return new Profile(
                fields.pick("email", here.email(), there.email(), there.toldAt(), LATER),
                here.externalId().or(there::externalId),
                fields.pick("name", here.name(), there.name(), there.toldAt(), LATER),
                fields.pick("locale", here.locale(), there.locale(), there.toldAt(), LATER),
                fields.pick("timezone", here.timezone(), there.timezone(), there.toldAt(), LATER),
                fields.pick("birthday", here.birthday(), there.birthday(), there.toldAt(), LATER),
                fields.pick("firstTouch", here.firstTouch(), there.firstTouch(), there.toldAt(), EARLIER),
                fields.pick("lastTouch", here.lastTouch(), there.lastTouch(), there.toldAt(), LATER),
                earliest(here.signedUpAt(), there.signedUpAt()),
                fields.toldAt,
                here.attributes().and(there.attributes()));
    }

    private static void tell(
            Draft draft,
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<Birthday> birthday,
            Optional<Attribution> attribution) {
        Profile now = draft.customer.profile();
        Map<String, Instant> told = new HashMap<>();
        Instant at = draft.event.occurredAt();
        name.ifPresent(it -> told.put("name", at));
        locale.ifPresent(it -> told.put("locale", at));
        timezone.ifPresent(it -> told.put("timezone", at));
        birthday.ifPresent(it -> told.put("birthday", at));
        attribution.ifPresent(it -> told.put("firstTouch", at));
        attribution.ifPresent(it -> told.put("lastTouch", at));
        Profile said = new Profile(
                Optional.empty(),
                Optional.empty(),
                name,
                locale,
                timezone,
                birthday,
                attribution,
                attribution,
                Optional.empty(),
                told);
        draft.customer = draft.customer.with(joined(now, said));
    }

    /** Returns whether the address is the one that counts from now on. */
    private static boolean moveTo(Draft draft, EmailAddress email) {
        Profile now = draft.customer.profile();
        Profile said = new Profile(
                Optional.of(email),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("email", draft.event.occurredAt()));
        draft.customer = draft.customer.with(joined(now, said));
        boolean counts = draft.customer.profile().email().equals(Optional.of(email));
        if (counts && !now.email().equals(Optional.of(email))) {
            draft.decided("mail goes to the new address from now on");
        }
        return counts;
    }

    private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
        return a.filter(it -> b.filter(it::isAfter).isEmpty()).or(() -> b);
    }

    /** The times of the fields of a profile, as they change with what is picked. */
    private static final class FieldTimes {
        private final Map<String, Instant> toldAt;

        FieldTimes(Profile here) {
            toldAt = new HashMap<>(here.toldAt());
        }

        private <T> Optional<T> pick(
                String field,
                Optional<T> here,
                Optional<T> there,
                Map<String, Instant> thereAt,
                BiPredicate<Instant, Instant> better) {
            if (there.isEmpty()) {
                return here;
            }
            Optional<Instant> at = Optional.ofNullable(thereAt.get(field));
            Optional<Instant> before = Optional.ofNullable(toldAt.get(field));
            boolean wins = here.isEmpty()
                    || (at.isPresent()
                            && (before.isEmpty()
                                    || better.test(at.get(), before.get())
                                    || (at.equals(before) && isGreater(there, here))));
            if (!wins) {
                return here;
            }
            at.ifPresentOrElse(it -> toldAt.put(field, it), () -> toldAt.remove(field));
            return there;
        }

        private static String text(Object value) {
            return switch (value) {
                case EmailAddress email -> email.value();
                case Birthday birthday -> birthday.value();
                default -> value.toString();
            };
        }

        private static boolean isGreater(Optional<?> a, Optional<?> b) {
            return text(a.orElseThrow()).compareTo(text(b.orElseThrow())) > 0;
        }
    }
}
