package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.RecordMerge;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Faults in making two records one, and in forgetting. */
final class BrokenMerges {
    private static final ProcessedEvents BLANK = new ProcessedEvents(List.of(), true);

    private BrokenMerges() {}

    /** The records and the timeline as only those see them who join. */
    private static InjectionPoints merging(UnaryOperator<Customers> customers, UnaryOperator<Timeline> timeline) {
        return new InjectionPoints() {
            @Override
            public BiConsumer<CustomerId, Event> merging(Customers table, Timeline story, Decider decider) {
                return new RecordMerge(customers.apply(table), timeline.apply(story), decider)::merge;
            }
        };
    }

    private static InjectionPoints closed(UnaryOperator<Customer> change) {
        return merging(
                sound -> new BrokenRecords.Same(sound) {
                    @Override
                    public Optional<Customer> own(CustomerId id) {
                        return super.own(id).map(change);
                    }
                },
                UnaryOperator.identity());
    }

    static InjectionPoints takenOverTwice() {
        return merging(
                sound -> new BrokenRecords.Same(sound) {
                    @Override
                    public Found find(CustomerId id) {
                        Found found = super.find(id);
                        return new Found(BrokenRecords.with(found.customer(), BLANK), found.joining());
                    }
                },
                UnaryOperator.identity());
    }

    static InjectionPoints dissolvedUnread() {
        return BrokenRecords.customers(sound -> new BrokenRecords.Same(sound) {
            @Override
            public boolean link(CustomerId from, CustomerId leadsTo) {
                return super.link(from, leadsTo) || replaced(from, leadsTo);
            }

            private boolean replaced(CustomerId from, CustomerId leadsTo) {
                Optional<Customer> record = own(from)
                        .filter(it -> it.identity().mergedInto().isEmpty())
                        .filter(_ -> !load(leadsTo).id().equals(from));
                if (record.isEmpty()) {
                    return false;
                }
                Customer closed = record.get().closedInto(leadsTo, Instant.EPOCH);
                if (save(closed)) {
                    dissolve(closed);
                }
                return true;
            }
        });
    }

    static InjectionPoints firstPageOnly() {
        return merging(UnaryOperator.identity(), sound -> new BrokenRelay.Same(sound) {
            @Override
            public Page read(CustomerId customer, Optional<String> after, int rows) {
                Page page = super.read(customer, after, 2);
                return new Page(page.rows(), Optional.empty());
            }
        });
    }

    static InjectionPoints notesShareARow() {
        return merging(UnaryOperator.identity(), sound -> new BrokenRelay.Same(sound) {
            @Override
            public void add(CustomerId customer, List<TimelineEntry> entries) {
                super.add(
                        customer,
                        entries.stream()
                                .map(row -> TimelineEntry.note(
                                        row.at(),
                                        row.eventId().replaceFirst("-of-cus_.*", ""),
                                        row.what(),
                                        row.decisions()))
                                .toList());
            }
        });
    }

    static InjectionPoints barrierNotInherited() {
        return closed(record -> with(record, Optional.empty(), List.of(), Optional.empty()));
    }

    static InjectionPoints leftoversStay() {
        return BrokenRecords.saving(
                next -> with(next, next.identity().erasedAt(), next.identity().erasedIds(), Optional.empty()));
    }

    static InjectionPoints lateFactsOfTheForgotten() {
        return BrokenRecords.loading(record -> with(
                record,
                Optional.empty(),
                record.identity().erasedIds(),
                record.identity().eraseAgainAt()));
    }

    static InjectionPoints closedNotAsked() {
        return BrokenRecords.customers(sound -> new BrokenRecords.Same(sound) {
            @Override
            public Found find(CustomerId id) {
                return new Found(super.find(id).customer(), List.of());
            }
        });
    }

    private static Customer with(
            Customer record, Optional<Instant> erasedAt, List<CustomerId> erasedIds, Optional<Instant> eraseAgainAt) {
        Identity identity = record.identity();
        return new Customer(
                record.id(),
                record.profile(),
                record.lifecycle(),
                record.purchases(),
                record.feedback(),
                record.permission(),
                record.entitlements(),
                record.agenda(),
                record.processed(),
                new Identity(identity.aliases(), identity.mergedInto(), erasedAt, erasedIds, eraseAgainAt),
                record.owed(),
                record.version());
    }
}
