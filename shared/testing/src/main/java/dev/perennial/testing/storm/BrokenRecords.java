package dev.perennial.testing.storm;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact.ContractState;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Recorder;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

    static InjectionPoints customers(UnaryOperator<Customers> broken) {
        return new InjectionPoints() {
            @Override
            public Customers customers(Customers customers) {
                return broken.apply(customers);
            }
        };
    }

    static InjectionPoints loading(UnaryOperator<Customer> change) {
        return customers(sound -> new Same(sound) {
            @Override
            public Found find(CustomerId id) {
                Found found = super.find(id);
                return new Found(change.apply(found.customer()), found.joining());
            }
        });
    }

    static InjectionPoints saving(UnaryOperator<Customer> change) {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                return super.save(change.apply(next));
            }
        });
    }

    static InjectionPoints versionCheckRemoved() {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                Customer version = next;
                while (!super.save(version)) {
                    long now = super.load(next.id()).version();
                    version = with(next, next.processed(), next.agenda(), now + 1);
                }
                return true;
            }
        });
    }

    static InjectionPoints conflictTakenForSuccess() {
        return customers(sound -> new Same(sound) {
            @Override
            public boolean save(Customer next) {
                return super.save(next) || next.version() > 0;
            }
        });
    }

    static InjectionPoints dedupeRemoved() {
        return loading(record -> with(record, new ProcessedEvents(List.of(), true)));
    }

    static InjectionPoints forgottenTooEarly() {
        return saving(next -> {
            List<Seen> recent = next.processed().recent();
            int kept = Math.min(6, recent.size());
            return with(
                    next,
                    new ProcessedEvents(
                            recent.subList(recent.size() - kept, recent.size()),
                            next.processed().whole() && kept == recent.size()),
                    next.agenda(),
                    next.version());
        });
    }

    static InjectionPoints clockNeverSet() {
        return saving(next -> with(next, next.processed(), Optional.empty(), next.version()));
    }

    static InjectionPoints earlierContractCounts() {
        return loading(record -> contracts(record, it -> Stream.of(new Contracts.Contract(it.word(), Instant.EPOCH))));
    }

    static InjectionPoints cancelledContractDropped() {
        return saving(next ->
                contracts(next, it -> Stream.of(it).filter(kept -> kept.word().state() == ContractState.ACTIVE)));
    }

    private static Customer contracts(
            Customer record, Function<Contracts.Contract, Stream<Contracts.Contract>> change) {
        Entitlements entitlements = record.entitlements();
        return with(
                record,
                new Entitlements(
                        entitlements.offers(),
                        entitlements.unmatched(),
                        entitlements.reached(),
                        entitlements.earned(),
                        new Contracts(entitlements.contracts().known().stream()
                                .flatMap(change)
                                .toList())));
    }

    private static Customer with(Customer record, Entitlements entitlements) {
        return new Customer(
                record.id(),
                record.profile(),
                record.lifecycle(),
                record.purchases(),
                record.feedback(),
                record.permission(),
                entitlements,
                record.agenda(),
                record.processed(),
                record.identity(),
                record.owed(),
                record.version());
    }

    static Customer with(Customer record, ProcessedEvents memory) {
        return with(record, memory, record.agenda(), record.version());
    }

    private static Customer with(
            Customer record, ProcessedEvents memory, Optional<Customer.Agenda> agenda, long version) {
        return new Customer(
                record.id(),
                record.profile(),
                record.lifecycle(),
                record.purchases(),
                record.feedback(),
                record.permission(),
                record.entitlements(),
                agenda,
                memory,
                record.identity(),
                record.owed(),
                version);
    }

    static InjectionPoints lookUpAnswersNothing() {
        return timeline(sound -> new BrokenRelay.Same(sound) {
            @Override
            public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
                return Map.of();
            }
        });
    }

    static InjectionPoints leavesUnfiled() {
        return timeline(sound -> new BrokenRelay.Same(sound) {
            @Override
            public void file(CustomerId customer, List<Seen> events) {
                super.file(customer, events.subList(0, events.size() - 1));
            }
        });
    }

    private static InjectionPoints timeline(UnaryOperator<Timeline> broken) {
        return new InjectionPoints() {
            @Override
            public Timeline timeline(Timeline sound) {
                return broken.apply(sound);
            }
        };
    }

    private static InjectionPoints recording(UnaryOperator<Event> change) {
        return new InjectionPoints() {
            @Override
            public Function<Event, Decision> recording(Customers customers, Timeline timeline, Decider decider) {
                Recorder recorder = new Recorder(customers, timeline, decider);
                return event -> recorder.record(change.apply(event));
            }
        };
    }

    static InjectionPoints backfillFlagLost() {
        return recording(event ->
                new Event(event.id(), event.occurredAt(), event.receivedAt(), false, event.customer(), event.fact()));
    }

    static InjectionPoints timeOfArrivalTaken() {
        return recording(event -> new Event(
                event.id(), event.receivedAt(), event.receivedAt(), event.backfill(), event.customer(), event.fact()));
    }
}
