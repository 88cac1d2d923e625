package dev.perennial.testing.storm;

import dev.perennial.domain.Contracts;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Decider;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact.ContractState;
import dev.perennial.domain.Memory;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Memory.Seen;
import dev.perennial.domain.Standing;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Recorder;
import dev.perennial.flow.Timeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults in taking events into records. */
final class BrokenRecords {
    private BrokenRecords() {}

    /** Customers that do everything as the others do. */
    static class Same implements Customers {
        private final Customers customers;

        Same(Customers customers) {
            this.customers = customers;
        }

        @Override
        public Found find(CustomerId id) {
            return customers.find(id);
        }

        @Override
        public Optional<Customer> own(CustomerId id) {
            return customers.own(id);
        }

        @Override
        public void dissolve(Customer closed) {
            customers.dissolve(closed);
        }

        @Override
        public boolean save(Customer next) {
            return customers.save(next);
        }

        @Override
        public boolean link(CustomerId from, CustomerId leadsTo) {
            return customers.link(from, leadsTo);
        }

        @Override
        public void due(String shard, Instant until, Consumer<List<Due>> page) {
            customers.due(shard, until, page);
        }
    }

    static Seams customers(UnaryOperator<Customers> broken) {
        return new Seams() {
            @Override
            public Customers customers(Customers customers) {
                return broken.apply(customers);
            }
        };
    }

    static Seams loading(UnaryOperator<Customer> change) {
        return customers(sound -> new Same(sound) {
            @Override
            public Found find(CustomerId id) {
                Found found = super.find(id);
                return new Found(change.apply(found.customer()), found.joining());
            }
        });
    }

    static Seams saving(UnaryOperator<Customer> change) {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                return super.save(change.apply(next));
            }
        });
    }

    static Seams versionCheckRemoved() {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                Customer version = next;
                while (!super.save(version)) {
                    long now = super.load(next.id()).version();
                    version = with(next, next.memory(), next.agenda(), now + 1);
                }
                return true;
            }
        });
    }

    static Seams conflictTakenForSuccess() {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                return super.save(next) || next.version() > 0;
            }
        });
    }

    static Seams dedupeRemoved() {
        return loading(record -> with(record, new Memory(List.of(), true)));
    }

    static Seams forgottenTooEarly() {
        return saving(next -> {
            List<Seen> recent = next.memory().recent();
            int kept = Math.min(6, recent.size());
            return with(
                    next,
                    new Memory(
                            recent.subList(recent.size() - kept, recent.size()),
                            next.memory().whole() && kept == recent.size()),
                    next.agenda(),
                    next.version());
        });
    }

    static Seams clockNeverSet() {
        return saving(next -> with(next, next.memory(), Optional.empty(), next.version()));
    }

    static Seams earlierContractCounts() {
        return loading(record -> contracts(record, it -> Stream.of(new Contracts.Contract(it.word(), Instant.EPOCH))));
    }

    static Seams cancelledContractDropped() {
        return saving(next ->
                contracts(next, it -> Stream.of(it).filter(kept -> kept.word().state() == ContractState.ACTIVE)));
    }

    private static Customer contracts(
            Customer record, Function<Contracts.Contract, Stream<Contracts.Contract>> change) {
        Standing standing = record.standing();
        return with(
                record,
                new Standing(
                        standing.offers(),
                        standing.unmatched(),
                        standing.reached(),
                        standing.earned(),
                        new Contracts(standing.contracts().known().stream()
                                .flatMap(change)
                                .toList())));
    }

    private static Customer with(Customer record, Standing standing) {
        return new Customer(
                record.id(),
                record.profile(),
                record.lifecycle(),
                record.purchases(),
                record.feedback(),
                record.permission(),
                standing,
                record.agenda(),
                record.memory(),
                record.identity(),
                record.owed(),
                record.version());
    }

    static Customer with(Customer record, Memory memory) {
        return with(record, memory, record.agenda(), record.version());
    }

    private static Customer with(Customer record, Memory memory, Optional<Customer.Agenda> agenda, long version) {
        return new Customer(
                record.id(),
                record.profile(),
                record.lifecycle(),
                record.purchases(),
                record.feedback(),
                record.permission(),
                record.standing(),
                agenda,
                memory,
                record.identity(),
                record.owed(),
                version);
    }

    static Seams lookUpAnswersNothing() {
        return new Seams() {
            @Override
            public Function<Event, Decision> recording(Customers customers, Timeline timeline, Decider decider) {
                return event -> {
                    Customer record = customers.load(event.customer().key());
                    Map<String, Recalled> known = new HashMap<>(
                            timeline.recall(record, record.memory().doubts(event)));
                    known.keySet()
                            .retainAll(record.memory().recent().stream()
                                    .map(Seen::eventId)
                                    .collect(Collectors.toSet()));
                    Decision decision = decider.decide(record, event, known);
                    if (decision instanceof Decision.Write write && !customers.save(write.next())) {
                        throw new IllegalStateException("written by others");
                    }
                    return decision;
                };
            }
        };
    }

    private static Seams recording(UnaryOperator<Event> change) {
        return new Seams() {
            @Override
            public Function<Event, Decision> recording(Customers customers, Timeline timeline, Decider decider) {
                Recorder recorder = new Recorder(customers, timeline, decider);
                return event -> recorder.record(change.apply(event));
            }
        };
    }

    static Seams backfillFlagLost() {
        return recording(event ->
                new Event(event.id(), event.occurredAt(), event.receivedAt(), false, event.customer(), event.fact()));
    }

    static Seams timeOfArrivalTaken() {
        return recording(event -> new Event(
                event.id(), event.receivedAt(), event.receivedAt(), event.backfill(), event.customer(), event.fact()));
    }
}
