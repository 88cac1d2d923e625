package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.mail.Mailer.Outcome;
import dev.perennial.flow.mail.SlowDown;
import dev.perennial.flow.records.Customers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in sending mails. */
final class BrokenMails {
    private BrokenMails() {}

    /** A ledger that does everything as the other does. */
    private static class Same implements Ledger {
        private final Ledger emails;

        private Same(Ledger emails) {
            this.emails = emails;
        }

        @Override
        public Optional<LedgerEntry> find(CustomerId customer, String sendKey) {
            return emails.find(customer, sendKey);
        }

        @Override
        public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
            return emails.claim(message, owner, at);
        }

        @Override
        public void release(Message message, String owner, String because, Instant at) {
            emails.release(message, owner, because, at);
        }

        @Override
        public void postpone(Message message, String because, Instant at) {
            emails.postpone(message, because, at);
        }

        @Override
        public void hold(Message message, String owner, String because, Instant at) {
            emails.hold(message, owner, because, at);
        }

        @Override
        public Optional<LedgerEntry> refuse(Message message, String because, Instant at) {
            return emails.refuse(message, because, at);
        }

        @Override
        public boolean note(
                CustomerId customer,
                String sendKey,
                Status status,
                String because,
                Optional<String> messageId,
                Instant at) {
            return emails.note(customer, sendKey, status, because, messageId, at);
        }

        @Override
        public void doubt(LedgerEntry claim, String because, Instant at) {
            emails.doubt(claim, because, at);
        }

        @Override
        public List<LedgerEntry> all(CustomerId customer) {
            return emails.all(customer);
        }

        @Override
        public void erase(CustomerId customer, Instant until) {
            emails.erase(customer, until);
        }
    }

    private static InjectionPoints emails(UnaryOperator<Ledger> broken) {
        return new InjectionPoints() {
            @Override
            public Ledger emails(Ledger emails) {
                return broken.apply(emails);
            }
        };
    }

    /** Claims what stands in the way of nobody, or of somebody who is to be passed over. */
    private static InjectionPoints claimedDespite(Predicate<Status> passedOver) {
        return emails(sound -> new Same(sound) {
            @Override
            public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
                return super.claim(message, owner, at).filter(row -> !passedOver.test(row.status()));
            }
        });
    }

    static InjectionPoints claimGivenToAll() {
        return claimedDespite(_ -> true);
    }

    static InjectionPoints unknownSentAgain() {
        return claimedDespite(status -> status == Status.UNKNOWN);
    }

    static InjectionPoints abandonedClaimTakenOver() {
        return claimedDespite(status -> status == Status.CLAIMED);
    }

    static InjectionPoints claimSkipped() {
        return emails(sound -> new Same(sound) {
            @Override
            public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
                return Optional.empty();
            }
        });
    }

    static InjectionPoints answerNotNoted() {
        return emails(sound -> new Same(sound) {
            @Override
            public boolean note(
                    CustomerId customer,
                    String sendKey,
                    Status status,
                    String because,
                    Optional<String> messageId,
                    Instant at) {
                return true;
            }
        });
    }

    private static InjectionPoints sending(Function<Mailer.Letter, Outcome> send) {
        return new InjectionPoints() {
            @Override
            public Mailer mailer(Mailer sound) {
                return (customer, message, now) -> {
                    Mailer.Letter letter = sound.write(customer, message, now);
                    return () -> send.apply(letter);
                };
            }
        };
    }

    static InjectionPoints retriedInTheMailer() {
        return sending(letter -> {
            Outcome outcome = letter.send();
            return outcome instanceof Outcome.Ambiguous ? letter.send() : outcome;
        });
    }

    static InjectionPoints doubtTakenForRefusal() {
        return sending(
                letter -> letter.send() instanceof Outcome.Sent sent ? sent : new Outcome.Throttled(SlowDown.RATE));
    }

    static InjectionPoints acknowledgedBeforeSending() {
        return new InjectionPoints() {
            @Override
            public boolean queueForgetsAtOnce() {
                return true;
            }
        };
    }

    static InjectionPoints staleSent() {
        return new InjectionPoints() {
            @Override
            public Message delivered(Message message) {
                return new Message(
                        message.customerId(),
                        message.sendKey(),
                        message.journey(),
                        message.template(),
                        message.data(),
                        message.occurredAt(),
                        Instant.MAX);
            }
        };
    }

    static InjectionPoints staleOwed() {
        return new InjectionPoints() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.with(playbook.journeys().stream()
                        .map(BrokenMails::alwaysFresh)
                        .toList());
            }
        };
    }

    static InjectionPoints askedWithoutEnd() {
        return new InjectionPoints() {
            @Override
            public Playbook playbook(Playbook playbook) {
                Playbook.Courtesy rules = playbook.courtesy();
                return new Playbook(
                        playbook.version(),
                        playbook.stages(),
                        playbook.inactivity(),
                        playbook.surveys(),
                        rules.with(new Playbook.Confirmation(
                                true, 1000, 1000, rules.confirmation().goodFor())),
                        playbook.journeys());
            }
        };
    }

    private static Journey alwaysFresh(Journey journey) {
        return new Journey(
                journey.name(),
                journey.on(),
                journey.when(),
                journey.once(),
                Duration.ofDays(3650),
                journey.leave(),
                journey.terms(),
                journey.steps().stream().map(BrokenMails::alwaysFresh).toList());
    }

    private static Step alwaysFresh(Step step) {
        return step instanceof Step.Send send
                ? new Step.Send(send.name(), send.template(), Duration.ofDays(3650), send.anytime())
                : step;
    }

    static InjectionPoints permissionNotLookedAt() {
        Permission.Word granted = new Permission.Word(
                true, Instant.EPOCH, ConsentSource.read("taken for granted"), Optional.empty(), Optional.empty());
        Permission everything = new Permission(Map.of(Customer.MARKETING, Permission.Consent.of(granted)), List.of());
        return new InjectionPoints() {
            @Override
            public Customers customersOfSender(Customers sound) {
                return new BrokenRecords.Same(sound) {
                    @Override
                    public Found find(CustomerId id) {
                        Found found = super.find(id);
                        return new Found(allowing(found.customer()), found.joining());
                    }

                    private Customer allowing(Customer record) {
                        return new Customer(
                                record.id(),
                                record.profile(),
                                record.lifecycle(),
                                record.purchases(),
                                record.feedback(),
                                everything,
                                record.entitlements(),
                                record.agenda(),
                                record.processed(),
                                record.identity(),
                                record.owed(),
                                record.version());
                    }
                };
            }
        };
    }
}
