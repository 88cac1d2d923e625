package dev.perennial.testing.storm;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Outbox;
import dev.perennial.flow.records.Timeline;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Faults in what follows a write: timeline, queue, bus, counters. */
final class BrokenRelay {
    private BrokenRelay() {}

    /** A timeline that does everything as the other does. */
    static class Same implements Timeline {
        private final Timeline timeline;

        Same(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public void add(CustomerId customer, List<TimelineEntry> entries) {
            timeline.add(customer, entries);
        }

        @Override
        public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
            return timeline.recall(customer, eventIds);
        }

        @Override
        public void file(CustomerId customer, List<Seen> events) {
            timeline.file(customer, events);
        }

        @Override
        public Page read(CustomerId customer, Optional<String> after, int rows) {
            return timeline.read(customer, after, rows);
        }

        @Override
        public void erase(CustomerId customer, Instant until) {
            timeline.erase(customer, until);
        }
    }

    static InjectionPoints checkpointAtFetch() {
        return new InjectionPoints() {
            @Override
            public boolean streamsForgetAtOnce() {
                return true;
            }
        };
    }

    static InjectionPoints mailBeforeTimeline() {
        return new InjectionPoints() {
            @Override
            public Consumer<Customer> carryingOut(
                    Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
                EffectRunner sound = new EffectRunner(customers, timeline, emails, outbox);
                return image -> {
                    List<Message> messages = image.owed().stream()
                            .filter(Message.class::isInstance)
                            .map(Message.class::cast)
                            .toList();
                    outbox.queue(messages);
                    List<Effect> others = image.owed().stream()
                            .filter(owed -> !(owed instanceof Message))
                            .toList();
                    sound.carryOut(owing(image, others));
                };
            }
        };
    }

    private static Customer owing(Customer image, List<Effect> owed) {
        return new Customer(
                image.id(),
                image.profile(),
                image.lifecycle(),
                image.purchases(),
                image.feedback(),
                image.permission(),
                image.entitlements(),
                image.agenda(),
                image.processed(),
                image.identity(),
                owed,
                image.version());
    }

    static InjectionPoints recordInsteadOfImage() {
        return new InjectionPoints() {
            @Override
            public Consumer<Customer> carryingOut(
                    Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
                EffectRunner sound = new EffectRunner(customers, timeline, emails, outbox);
                return image -> sound.carryOut(customers.load(image.id()));
            }
        };
    }

    static InjectionPoints toldOnlyWhenSent() {
        return new InjectionPoints() {
            @Override
            public BiConsumer<LedgerEntry, Optional<LedgerEntry.Status>> carryingOutEmails(
                    Customers customers, Timeline timeline, Ledger emails, Outbox outbox) {
                EffectRunner sound = new EffectRunner(customers, timeline, emails, outbox);
                return (email, before) -> {
                    if (email.status() == LedgerEntry.Status.SENT) {
                        sound.carryOut(email, before);
                    }
                };
            }
        };
    }

    static InjectionPoints linkLost() {
        return BrokenRecords.customers(sound -> new BrokenRecords.Same(sound) {
            @Override
            public boolean link(CustomerId from, CustomerId leadsTo) {
                return true;
            }
        });
    }

    private static InjectionPoints outbox(Consumer<Runnable> queueing, Consumer<Runnable> announcing) {
        return new InjectionPoints() {
            @Override
            public Outbox outbox(Outbox sound) {
                return new Outbox() {
                    @Override
                    public void queue(List<Message> messages) {
                        queueing.accept(() -> sound.queue(messages));
                    }

                    @Override
                    public void announce(List<Announcement> announcements) {
                        announcing.accept(() -> sound.announce(announcements));
                    }
                };
            }
        };
    }

    static InjectionPoints refusedAnnouncementsDropped() {
        return outbox(Runnable::run, BrokenRelay::regardless);
    }

    static InjectionPoints refusedMessagesDropped() {
        return outbox(BrokenRelay::regardless, Runnable::run);
    }

    private static void regardless(Runnable call) {
        try {
            call.run();
        } catch (FaultInjector.Crash partly) {
            return;
        }
    }

    static InjectionPoints oneRowPerMoment() {
        return new InjectionPoints() {
            @Override
            public Timeline timeline(Timeline sound) {
                Map<String, String> taken = new HashMap<>();
                return new Same(sound) {
                    @Override
                    public void add(CustomerId customer, List<TimelineEntry> entries) {
                        super.add(
                                customer,
                                entries.stream()
                                        .filter(entry -> entry.eventId()
                                                .equals(taken.computeIfAbsent(
                                                        customer + "#" + entry.at(), _ -> entry.eventId())))
                                        .toList());
                    }
                };
            }
        };
    }

    static InjectionPoints countedAgain() {
        return new InjectionPoints() {
            @Override
            public Counters counters(Counters sound) {
                return new Counters() {
                    @Override
                    public Optional<BigInteger> countedUpTo(String shard) {
                        return Optional.empty();
                    }

                    @Override
                    public void add(Progress progress, Map<Counter, Counts> changes) {
                        Optional<BigInteger> mark = sound.countedUpTo(progress.shard());
                        sound.add(new Progress(progress.shard(), mark, progress.upTo()), changes);
                    }

                    @Override
                    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
                        return sound.read(series, first, last);
                    }
                };
            }
        };
    }

    /** What was refunded is not counted. */
    static InjectionPoints refundsNotCounted() {
        return counting((counter, counts) -> counter.metric().equals("refunds") ? Counts.NONE : counts);
    }

    /** What a write says is added, and what it no longer says stays. */
    static InjectionPoints nothingTakenOut() {
        return counting((_, counts) -> {
            SortedMap<String, Long> added = new TreeMap<>(counts.byName());
            added.values().removeIf(by -> by < 0);
            return new Counts(added);
        });
    }

    private static InjectionPoints counting(BiFunction<Counter, Counts, Counts> change) {
        return new InjectionPoints() {
            @Override
            public Counters counters(Counters sound) {
                return new Counters() {
                    @Override
                    public Optional<BigInteger> countedUpTo(String shard) {
                        return sound.countedUpTo(shard);
                    }

                    @Override
                    public void add(Progress progress, Map<Counter, Counts> changes) {
                        Map<Counter, Counts> changed = new HashMap<>(changes);
                        changed.replaceAll(change);
                        sound.add(progress, changed);
                    }

                    @Override
                    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
                        return sound.read(series, first, last);
                    }
                };
            }
        };
    }
}
