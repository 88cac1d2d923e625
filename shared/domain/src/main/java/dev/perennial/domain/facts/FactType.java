package dev.perennial.domain.facts;

import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Key;
import dev.perennial.domain.fields.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of fact: all that there is to say of its facts, once. */
public final class FactType<F extends Fact> {
    private final Class<F> facts;
    private final String name;
    private final String meaning;
    private final String about;
    private final Shape<F> shape;
    private final Function<F, String> words;
    private final Origin origin;
    private final Optional<Key<F>> key;
    private final Optional<Address> address;
    private final String timeField;
    private final boolean inJourneys;
    private final boolean signOfLife;

    /** Where such facts come from. */
    public enum Origin {
        /** The company or its customers say it. */
        SENT,
        /** The system says it to itself; nobody else may. */
        OURS,
        /** Amazon SES reports it; it does not travel on the bus. */
        MAIL,
        /** A function that walks over the records takes it into each; it does not travel on the bus. */
        RECORD
    }

    private FactType(Declaration<F> declared) {
        facts = declared.facts;
        name = declared.name;
        meaning = declared.meaning;
        about = declared.about;
        shape = declared.shape;
        words = declared.words;
        origin = declared.origin;
        key = declared.key;
        address = declared.address;
        timeField = declared.timeField;
        inJourneys = declared.inJourneys;
        signOfLife = declared.signOfLife;
    }

    /**
     * Begins a declaration.
     *
     * @param name the event's name on the bus
     * @param meaning one sentence for those who send or reads such events
     * @param words how the timeline tells such a fact
     */
    public static <F extends Fact> Declaration<F> of(
            String name, Class<F> facts, String meaning, Shape<F> shape, Function<F, String> words) {
        return new Declaration<>(name, facts, meaning, shape, words);
    }

    /** A type in the making. What is not said of it does not hold. */
    public static final class Declaration<F extends Fact> {
        private final String name;
        private final Class<F> facts;
        private final String meaning;
        private final Shape<F> shape;
        private final Function<F, String> words;
        private String about = "Whom it is about.";
        private Origin origin = Origin.SENT;
        private Optional<Key<F>> key = Optional.empty();
        private Optional<Address> address = Optional.empty();
        private String timeField = "occurredAt";
        private boolean inJourneys;
        private boolean signOfLife;

        private Declaration(String name, Class<F> facts, String meaning, Shape<F> shape, Function<F, String> words) {
            this.name = name;
            this.facts = facts;
            this.meaning = meaning;
            this.shape = shape;
            this.words = words;
        }

        /** Says whom the event names, where that needs saying. */
        public Declaration<F> about(String whom) {
            about = whom;
            return this;
        }

        /** Such facts come from there. */
        public Declaration<F> from(Origin where) {
            origin = where;
            return this;
        }

        /** The event id follows from the fact; {@code form} is such as {@code refund-<refundId>}. */
        public Declaration<F> key(String form) {
            return key(form, "");
        }

        /** The same for some such facts: {@code where} says in words for which. */
        public Declaration<F> key(String form, String where) {
            return key(Key.of(form, where, shape));
        }

        public Declaration<F> key(Key<F> of) {
            key = Optional.of(of);
            return this;
        }

        public Declaration<F> postedTo(String path, Address.Access by) {
            address = Optional.of(new Address(path, by, Optional.empty()));
            return this;
        }

        /** Posted by the company to a path that takes another fact as well, this one where the flag is true. */
        public Declaration<F> postedToWith(String path, String flag) {
            address = Optional.of(new Address(path, Address.Access.COMPANY, Optional.of(flag)));
            return this;
        }

        /** What a body calls the time of the fact; {@code occurredAt} is understood as well. */
        public Declaration<F> timeField(String name) {
            timeField = name;
            return this;
        }

        /** Journeys may begin, go on and end upon it. */
        public Declaration<F> inJourneys() {
            inJourneys = true;
            return this;
        }

        /** Who does it is not silent. */
        public Declaration<F> signOfLife() {
            signOfLife = true;
            return this;
        }

        public FactType<F> build() {
            return new FactType<>(this);
        }
    }

    /** The event's name on the bus, such as {@code PurchaseCompleted}. */
    public String eventName() {
        return name;
    }

    public Class<F> facts() {
        return facts;
    }

    public String meaning() {
        return meaning;
    }

    /** Whom the event names. */
    public String about() {
        return about;
    }

    public Shape<F> shape() {
        return shape;
    }

    /** Whether such facts travel on the bus. */
    public boolean isOnTheBus() {
        return origin == Origin.SENT || origin == Origin.OURS;
    }

    public Origin origin() {
        return origin;
    }

    public Optional<Key<F>> key() {
        return key;
    }

    public Optional<Address> address() {
        return address;
    }

    /** Whether it is posted to an address where everybody may post. */
    public boolean isIntroduction() {
        return address.filter(it -> it.access() == Address.Access.ANYBODY).isPresent();
    }

    public String timeField() {
        return timeField;
    }

    public boolean isInJourneys() {
        return inJourneys;
    }

    public boolean isSignOfLife() {
        return signOfLife;
    }

    /** One line of plain words. */
    public String words(F fact) {
        return words.apply(fact);
    }

    /** The id that follows from the fact itself. */
    public Optional<String> key(F fact) {
        return key.flatMap(it -> it.of().apply(fact));
    }

    /** The data of its event. */
    public Map<String, Object> document(F fact) {
        return shape.write(fact);
    }

    /** The same without the fields that no record needs. */
    public Map<String, Object> kept(F fact) {
        return shape.write(fact, Field::isInRecords);
    }

    /** What conditions of the playbook see of it. */
    public Map<String, Object> view(F fact) {
        return shape.write(fact, Field::isInConditions);
    }

    /** The names of the values that mails about such a fact may show. */
    public Set<String> variables() {
        return shape.fields().stream()
                .flatMap(field -> field.variable().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The values that mails about it may show, in words. */
    public Map<String, String> variables(F fact) {
        Map<String, String> values = new HashMap<>();
        for (Field<F, ?> field : shape.fields()) {
            field.variable().ifPresent(name -> field.say(fact).ifPresent(said -> values.put(name, said)));
        }
        return values;
    }

    @Override
    public String toString() {
        return eventName();
    }
}
