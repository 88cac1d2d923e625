package dev.perennial.testing.storm;

import dev.perennial.domain.Csat;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Nps;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Owed.TimelineEntry;
import dev.perennial.flow.Answers;
import dev.perennial.flow.CarryingOut;
import dev.perennial.flow.Counters;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Email;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Outbox;
import dev.perennial.flow.Timeline;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
        public Page read(CustomerId customer, Optional<String> after, int rows) {
            return timeline.read(customer, after, rows);
        }

        @Override
        public void erase(CustomerId customer, Instant until) {
            timeline.erase(customer, until);
        }
    }

    static Seams checkpointAtFetch() {
        return new Seams() {
            @Override
            public boolean streamsForgetAtOnce() {
                return true;
            }
        };
    }

    static Seams mailBeforeTimeline() {
        return new Seams() {
            @Override
            public Consumer<Customer> carryingOut(
                    Customers customers, Timeline timeline, Emails emails, Outbox outbox) {
                CarryingOut sound = new CarryingOut(customers, timeline, emails, outbox);
                return image -> {
                    List<Message> messages = image.owed().stream()
                            .filter(Message.class::isInstance)
                            .map(Message.class::cast)
                            .toList();
                    outbox.queue(messages);
                    List<Owed> others = image.owed().stream()
                            .filter(owed -> !(owed instanceof Message))
                            .toList();
                    sound.carryOut(owing(image, others));
                };
            }
        };
    }

    private static Customer owing(Customer image, List<Owed> owed) {
        return new Customer(
                image.id(),
                image.profile(),
                image.lifecycle(),
                image.purchases(),
                image.feedback(),
                image.permission(),
                image.standing(),
                image.agenda(),
                image.memory(),
                image.identity(),
                owed,
                image.version());
    }

    static Seams recordInsteadOfImage() {
        return new Seams() {
            @Override
            public Consumer<Customer> carryingOut(
                    Customers customers, Timeline timeline, Emails emails, Outbox outbox) {
                CarryingOut sound = new CarryingOut(customers, timeline, emails, outbox);
                return image -> sound.carryOut(customers.load(image.id()));
            }
        };
    }

    static Seams toldOnlyWhenSent() {
        return new Seams() {
            @Override
            public BiConsumer<Email, Optional<Email.Status>> carryingOutEmails(
                    Customers customers, Timeline timeline, Emails emails, Outbox outbox) {
                CarryingOut sound = new CarryingOut(customers, timeline, emails, outbox);
                return (email, before) -> {
                    if (email.status() == Email.Status.SENT) {
                        sound.carryOut(email, before);
                    }
                };
            }
        };
    }

    static Seams linkLost() {
        return BrokenRecords.customers(sound -> new BrokenRecords.Same(sound) {
            @Override
            public boolean link(CustomerId from, CustomerId leadsTo) {
                return true;
            }
        });
    }

    private static Seams outbox(Consumer<Runnable> queueing, Consumer<Runnable> announcing) {
        return new Seams() {
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

    static Seams refusedAnnouncementsDropped() {
        return outbox(Runnable::run, BrokenRelay::regardless);
    }

    static Seams refusedMessagesDropped() {
        return outbox(BrokenRelay::regardless, Runnable::run);
    }

    private static void regardless(Runnable call) {
        try {
            call.run();
        } catch (Weather.Crash partly) {
            return;
        }
    }

    static Seams oneRowPerMoment() {
        return new Seams() {
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

    static Seams countedAgain() {
        return new Seams() {
            @Override
            public Counters counters(Counters sound) {
                return new Counters() {
                    @Override
                    public Optional<BigInteger> countedUpTo(String shard) {
                        return Optional.empty();
                    }

                    @Override
                    public void add(
                            String shard, Optional<BigInteger> from, BigInteger upTo, Map<LocalDate, Answers> changes) {
                        sound.add(shard, sound.countedUpTo(shard), upTo, changes);
                    }

                    @Override
                    public Nps nps(LocalDate first, LocalDate last) {
                        return sound.nps(first, last);
                    }

                    @Override
                    public Csat csat(LocalDate first, LocalDate last) {
                        return sound.csat(first, last);
                    }
                };
            }
        };
    }
}
