package dev.perennial.simulation;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.SendRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One customer's record while events come in, with what the rest of the system does about it: the timeline remembers,
 * the sweep calls when the record says so, mails go out or are refused.
 */
public final class Life {
    private static final Duration SWEEPS = Duration.ofHours(1);

    private final Function<Instant, Decider> deciders;
    private final Person person;
    private final Instant end;
    private final Witness witness;
    private final Map<String, Recalled> timeline = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final PriorityQueue<Event> coming = new PriorityQueue<>(Comparator.comparing(Event::receivedAt)
            .thenComparing(Event::occurredAt)
            .thenComparing(Event::id));
    private Customer record;
    private Optional<Stage> stage = Optional.empty();
    private Instant now;
    private Instant nextSweep = Instant.MIN;

    private Life(Function<Instant, Decider> deciders, Population population, Person person, Witness witness) {
        this.deciders = deciders;
        this.person = person;
        this.end = population.end();
        this.witness = witness;
        this.record =
                person.record().orElseGet(() -> Customer.unknown(person.ref().key()));
        this.stage = person.record().map(it -> it.lifecycle().stage());
        this.stage.ifPresent(it -> witness.moves(Optional.empty(), it, population.start()));
        this.now = population.start();
    }

    /** Lives one person's life until the end of the time. */
    public static void live(Decider decider, Population population, Person person, Witness witness) {
        live(_ -> decider, population, person, witness);
    }

    /** The same where who decides changes in the course of the time; the record as it is in the end. */
    static Customer live(Function<Instant, Decider> deciders, Population population, Person person, Witness witness) {
        Life life = new Life(deciders, population, person, witness);
        life.live();
        return life.record;
    }

    private void live() {
        person.acts().forEach(this::expect);
        for (Optional<Event> next = next(); next.isPresent(); next = next()) {
            now = next.get().receivedAt();
            if (next.get().fact() instanceof Fact.CustomerDue) {
                nextSweep = now.plus(SWEEPS);
            }
            takes(person.acting(next.get(), record));
        }
    }

    private void expect(Event event) {
        if (event.receivedAt().isBefore(end)) {
            coming.add(event);
        }
    }

    /** What comes next: an event, or the moment that the record waits for. */
    private Optional<Event> next() {
        Instant first = coming.isEmpty() ? end : coming.element().receivedAt();
        return record.agenda()
                .map(Customer.Agenda::dueAt)
                .map(this::looked)
                .filter(it -> it.receivedAt().isBefore(first))
                .or(() -> Optional.ofNullable(coming.poll()));
    }

    /** Found by the sweep, which comes by once an hour. */
    private Event looked(Instant dueAt) {
        Instant at =
                Stream.of(dueAt, now, nextSweep).max(Comparator.naturalOrder()).orElseThrow();
        return new Event("", at, at, false, person.ref(), new Fact.CustomerDue(dueAt, "inactivity"));
    }

    private void takes(Event event) {
        Map<String, Recalled> known = new HashMap<>();
        ProcessedEvents processed = record.processed();
        lookUp(processed.doubts(event), known);
        lookUp(processed.furtherDoubts(List.of(event), known), known);
        processed.leaving().forEach(seen -> known.put(seen.eventId(), seen.recalled()));
        witness.decides(record, event, known);
        if (deciders.apply(now).decide(record, event, known) instanceof Decision.Write(Customer next)) {
            record = next;
            Stage to = next.lifecycle().stage();
            if (!stage.equals(Optional.of(to))) {
                witness.moves(stage, to, now);
                stage = Optional.of(to);
            }
            next.owed().forEach(this::carryOut);
        }
    }

    private void lookUp(Set<String> ids, Map<String, Recalled> known) {
        for (String id : ids) {
            Optional.ofNullable(timeline.get(id)).ifPresent(row -> known.put(id, row));
        }
    }

    private void carryOut(Effect owed) {
        switch (owed) {
            case Effect.TimelineEntry row ->
                timeline.put(row.eventId(), new Recalled(row.at(), row.fingerprint(), row.amount()));
            case Effect.Message mail -> send(mail);
            case Effect.Withheld(Effect.Message mail, String because, Optional<Instant> until) -> {
                if (until.isPresent()) {
                    witness.postpones(mail.journey(), because, now);
                } else {
                    witness.refuses(mail.journey(), because, now);
                }
            }
            case Effect.Announcement news -> witness.announces(news.type(), now);
            case Effect.IdentityLink _, Effect.Erasure _ -> {}
        }
    }

    /** At most once for each key, as the ledger sees to it. */
    private void send(Effect.Message mail) {
        if (!settled.add(mail.sendKey())) {
            return;
        }
        Optional<String> refusal = SendRefusal.of(record, mail, now);
        if (refusal.isPresent()) {
            witness.refuses(mail.journey(), refusal.get(), now);
        } else {
            witness.sends(mail, now);
            List<Event> answers = person.answers(mail, now);
            answers.stream()
                    .filter(it -> it.fact() instanceof Fact.EmailClicked)
                    .forEach(it -> witness.reads(mail, Duration.between(now, it.occurredAt())));
            answers.forEach(this::expect);
        }
    }
}
