package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A person who does not exist: what they do of their own accord, and how they answer mails. The same population and
 * number make the same person, whatever the playbook; nobody buys more or less for a mail.
 */
public final class Person {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");
    private static final List<String> ZONES = List.of("Europe/Berlin", "Europe/London", "America/New_York");

    private final Population population;
    private final SplittableRandom random;
    private final String name;
    private final CustomerRef ref;
    private final Optional<Customer> record;
    private final Instant imported;

    /** Between 0, whom nothing pleases, and 1. */
    private final double contentment;

    private final Taste taste;

    private final List<Event> acts = new ArrayList<>();

    private Person(Population population, long number, Optional<KnownPerson> known) {
        this.population = population;
        this.random = new SplittableRandom(mixed(population.seed(), number));
        this.name = "person" + number;
        this.record = known.flatMap(KnownPerson::record);
        this.ref = known.map(KnownPerson::ref)
                .orElseGet(() ->
                        CustomerRef.of(EmailAddress.parse(name + "@example.com").orElseThrow()));
        this.imported =
                population.start().plusSeconds(number % Duration.ofDays(1).toSeconds());
        this.contentment = Math.sqrt(random.nextDouble());
        this.taste = Taste.of(mood("taste"));
    }

    /** One of the population. */
    public static Person of(Population population, long number) {
        if (population.known().isPresent()) {
            return known(population, population.known().get(), number);
        }
        Person person = new Person(population, number, none());
        person.live();
        person.reviews();
        person.delays();
        return person;
    }

    private static Person known(Population population, KnownPeople people, long number) {
        KnownPerson known = people.all().get((int) number);
        Person person = new Person(population, number, some(known));
        person.remembers(known.history());
        people.model()
                .flatMap(model -> known.orders().map(orders -> Habit.of(model, orders, person.mood("habit"))))
                .ifPresent(habit -> person.goesOn(habit, known.usual()));
        return person;
    }

    /** What is known of the person as the time begins; nothing where events tell all. */
    Optional<Customer> record() {
        return record;
    }

    CustomerRef ref() {
        return ref;
    }

    /** What the person does whatever we do; in no order. */
    List<Event> acts() {
        return List.copyOf(acts);
    }

    private void live() {
        boolean known = chance(0.5);
        Duration span = known ? Population.HISTORY : population.lasts();
        Instant from = known ? population.start().minus(span) : population.start();
        Instant joined = from.plusSeconds(random.nextLong(span.toSeconds()));
        if (chance(0.25)) {
            does(
                    joined,
                    new Fact.LeadCaptured(
                            some(name), language(), zone(), consent(joined, 0.6), none(), none(), none()));
            if (chance(0.6)) {
                return;
            }
            joined = joined.plus(days(1 + random.nextInt(40)));
        }
        does(
                joined,
                new Fact.CustomerSignedUp(some(name), language(), zone(), consent(joined, 0.75), none(), birthday()));
        if (chance(0.8)) {
            buys(joined);
        }
        Agreements.of(mood("contract"), name, joined, population.end()).forEach(this::says);
        for (Instant at = joined.plus(next(60)); at.isBefore(population.end()); at = at.plus(next(60))) {
            does(at, new Fact.ActivityRecorded("login", none()));
        }
    }

    /** All that is known is imported at the beginning. */
    private void remembers(List<Event> history) {
        history.forEach(it -> acts.add(new Event(it.id(), it.occurredAt(), imported, true, it.customer(), it.fact())));
    }

    /** Orders what they ordered before, as long as they are customers. */
    private void goesOn(Habit habit, List<Fact.PurchaseCompleted> orders) {
        boolean alive = habit.alive();
        double weeks = habit.wait(random);
        while (alive && weeks * 7 < population.days()) {
            Instant at = population.start().plusSeconds((long)
                    (weeks * Duration.ofDays(7).toSeconds()));
            Fact.PurchaseCompleted like = orders.get(random.nextInt(orders.size()));
            does(at, new Fact.PurchaseCompleted(name + "-" + acts.size(), like.total(), like.items()));
            alive = !chance(habit.gone());
            weeks += habit.wait(random);
        }
    }

    /** At a rhythm of their own, from every third week to once a year; after any order may come none. */
    private void buys(Instant joined) {
        double rhythm = 20 * Math.exp(random.nextDouble() * 3);
        Instant at = joined.plus(next(rhythm / 2));
        while (at.isBefore(population.end())) {
            orders(at);
            at = at.plus(chance(0.12) ? Duration.ofDays(random.nextInt(200, 800)) : next(rhythm));
        }
    }

    private void orders(Instant at) {
        String order = name + "-" + acts.size();
        long cents = random.nextLong(1_000, 20_000);
        does(
                at,
                new Fact.PurchaseCompleted(
                        order, new Money(cents, "EUR"), List.of(taste.item(cents, mood("items of " + order)))));
        if (chance(0.04)) {
            does(at.plus(days(9)), new Fact.PurchaseRefunded("R-" + order, order, new Money(cents, "EUR")));
        }
        if (chance(0.04 * (1 - contentment))) {
            does(at.plus(days(4)), new Fact.ComplaintRaised("C-" + order, some("arrived wet")));
            does(at.plus(days(7)), new Fact.ComplaintResolved("C-" + order, some("sent again")));
        }
    }

    /** One of ten orders is reviewed within three weeks, by a person as content as they are. */
    private void reviews() {
        for (Event act : acts()) {
            if (act.fact() instanceof Fact.PurchaseCompleted order) {
                SplittableRandom mood = mood("review of " + order.orderId());
                if (mood.nextInt(10) == 0) {
                    int stars = 1 + (int) Math.round(4 * Math.clamp(contentment + mood.nextGaussian() * 0.2, 0, 1));
                    Fact review = new Fact.ReviewWritten(order.orderId(), stars, some(order.orderId()), none(), none());
                    does(act.occurredAt().plusSeconds(mood.nextLong(86_400, 1_814_400)), review);
                }
            }
        }
    }

    /** One of thirty orders is known to be late within three days, by up to ten days. */
    private void delays() {
        for (Event act : acts()) {
            if (act.fact() instanceof Fact.PurchaseCompleted order) {
                SplittableRandom mood = mood("delay of " + order.orderId());
                if (mood.nextInt(30) == 0) {
                    Instant known = act.occurredAt().plusSeconds(mood.nextLong(3_600, 259_200));
                    does(
                            known,
                            new Fact.OrderDelayed(
                                    order.orderId(),
                                    known.atZone(ZoneOffset.UTC).toLocalDate().plusDays(mood.nextInt(2, 11)),
                                    some("the carrier")));
                }
            }
        }
    }

    /** What the person does, given what we know of them: whoever holds a code may order with it. */
    Event acting(Event act, Customer record) {
        if (!(act.fact() instanceof Fact.PurchaseCompleted order)
                || mood(order.orderId()).nextInt(100) >= 60) {
            return act;
        }
        return record.entitlements().offers().stream()
                .filter(offer -> offer.isOpen(act.occurredAt()))
                .findFirst()
                .map(offer -> event(
                        act.occurredAt(),
                        new Fact.PurchaseCompleted(order.orderId(), order.total(), order.items(), some(offer.code()))))
                .orElse(act);
    }

    /**
     * How the person answers a mail. Most confirm that they meant their consent; some click; some answer a survey,
     * sooner or later; a few ask for no more, a few addresses do not exist any more.
     */
    List<Event> answers(Effect.Message mail, Instant at) {
        SplittableRandom mood = mood(mail.sendKey());
        if (mail.asksForConsent()) {
            return mood.nextInt(100) < 80
                    ? List.of(event(at.plusSeconds(mood.nextLong(60, 86_400)), confirmed()))
                    : List.of();
        }
        List<Event> answers = new ArrayList<>();
        double fate = mood.nextDouble();
        if (fate < 0.002) {
            answers.add(
                    event(at.plusSeconds(30), new Fact.EmailBounced(mail.sendKey(), true, "no such mailbox", none())));
            return answers;
        }
        Instant read = reads(at, mood);
        if (fate < 0.007) {
            answers.add(event(read, new Fact.ConsentChanged("marketing", false, "unsubscribe link", none(), none())));
        } else if (fate < 0.1) {
            answers.add(event(read, new Fact.EmailClicked(mail.sendKey())));
        }
        asked(mail)
                .filter(survey -> mood.nextInt(100) < (survey == Survey.NPS ? 15 : 40))
                .map(survey -> answer(survey, mood, mail.sendKey()))
                .ifPresent(answer -> answers.add(event(read, answer)));
        return answers;
    }

    /**
     * Three of four read their mails in the same two hours of each day, everybody in others; the rest at any time
     * within two days.
     */
    private Instant reads(Instant at, SplittableRandom mood) {
        Instant sometime = at.plusSeconds(mood.nextLong(60, 172_800));
        if (mood.nextInt(4) == 0) {
            return sometime;
        }
        Duration hour = Duration.ofHours(mood("reads").nextInt(5, 20)).plusSeconds(mood.nextInt(7_200));
        Instant today = at.truncatedTo(ChronoUnit.DAYS).plus(hour);
        return today.isAfter(at.plusSeconds(60)) ? today : today.plus(Duration.ofDays(1));
    }

    /** A mail that answers a score names the survey as well, and asks nothing. */
    private static Optional<Survey> asked(Effect.Message mail) {
        return mail.data().containsKey("score") ? none() : Survey.of(mail.data().getOrDefault("survey", ""));
    }

    /** How a complaint was handled pleases some and others not, whatever they think of us. */
    private Fact answer(Survey survey, SplittableRandom mood, String sendKey) {
        double kindness = switch (survey) {
            case NPS -> contentment + mood.nextGaussian() * 0.15;
            case CSAT -> 0.2 + contentment * 0.6 + mood.nextGaussian() * 0.3;
        };
        int most = survey.most() - survey.least();
        int score = survey.least() + (int) Math.round(most * Math.clamp(kindness, 0, 1));
        return new Fact.SurveyAnswered(survey.word(), score, none(), some(sendKey));
    }

    /** Chance that does not depend on what came before, so that two playbooks meet the same people. */
    private SplittableRandom mood(String occasion) {
        return new SplittableRandom(mixed(population.seed(), (name + occasion).hashCode()));
    }

    private static Fact confirmed() {
        return new Fact.ConsentChanged("marketing", true, "confirmation link", none(), none());
    }

    private void does(Instant at, Fact fact) {
        acts.add(event(at, fact));
    }

    /** Contracts that run are no history: what was said of them before is news at the beginning. */
    private void says(Agreements.Word word) {
        Instant told = word.at().isBefore(population.start()) ? imported : word.at();
        String id = name + "-contract-" + word.at();
        acts.add(new Event(id, word.at(), told, false, ref, word.fact()));
    }

    /** What happened before the beginning is imported at the beginning. */
    private Event event(Instant at, Fact fact) {
        boolean history = at.isBefore(population.start());
        return new Event(name + "-" + fact.type() + "-" + at, at, history ? imported : at, history, ref, fact);
    }

    /** Half of the new ones come by double opt-in; what is imported was confirmed long ago. */
    private Optional<Fact.ConsentGiven> consent(Instant at, double probability) {
        return Optional.of(new Fact.ConsentGiven(
                chance(probability),
                "web form",
                some("2026-01"),
                none(),
                chance(0.5) && !at.isBefore(population.start())));
    }

    private Optional<Birthday> birthday() {
        Birthday day = new Birthday(MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)));
        return chance(0.5) ? some(day) : none();
    }

    private Optional<String> language() {
        return some(LANGUAGES.get(random.nextInt(LANGUAGES.size())));
    }

    private Optional<String> zone() {
        return some(ZONES.get(random.nextInt(ZONES.size())));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** After a time that is as likely to end now as at any other moment. */
    private Duration next(double meanDays) {
        return Duration.ofSeconds((long) (-meanDays * Math.log(1 - random.nextDouble()) * 86_400) + 1);
    }

    private Duration days(int days) {
        return Duration.ofDays(days).plusSeconds(random.nextInt(36_000));
    }

    private static <T> Optional<T> some(T value) {
        return Optional.of(value);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static long mixed(long seed, long number) {
        return seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
    }
}
