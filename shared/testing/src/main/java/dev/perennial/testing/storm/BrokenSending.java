package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Owed.Message;
import dev.perennial.domain.Permission;
import dev.perennial.domain.Playbook;
import dev.perennial.domain.Step;
import dev.perennial.flow.Customers;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Mailer;
import dev.perennial.flow.Mailer.Outcome;
import dev.perennial.flow.Slower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in sending mails. */
final class BrokenSending {
    private BrokenSending() {}

    /** A ledger that does everything as the other does. */
    private static class Same implements Emails {
        private final Emails emails;

        private Same(Emails emails) {
            this.emails = emails;
        }

        @Override
        public Optional<Email> find(CustomerId customer, String sendKey) {
            return emails.find(customer, sendKey);
        }

        @Override
        public Optional<Email> claim(Message message, String owner, Instant at) {
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
        public Optional<Email> refuse(Message message, String because, Instant at) {
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
        public void doubt(Email claim, String because, Instant at) {
            emails.doubt(claim, because, at);
        }

        @Override
        public List<Email> all(CustomerId customer) {
            return emails.all(customer);
        }

        @Override
        public void erase(CustomerId customer, Instant until) {
            emails.erase(customer, until);
        }
    }

    private static Seams emails(UnaryOperator<Emails> broken) {
        return new Seams() {
            @Override
            public Emails emails(Emails emails) {
                return broken.apply(emails);
            }
        };
    }

    /** Claims what stands in the way of nobody, or of somebody who is to be passed over. */
    private static Seams claimedDespite(Predicate<Status> passedOver) {
        return emails(sound -> new Same(sound) {
            @Override
            public Optional<Email> claim(Message message, String owner, Instant at) {
                return super.claim(message, owner, at).filter(row -> !passedOver.test(row.status()));
            }
        });
    }

    static Seams claimGivenToAll() {
        return claimedDespite(_ -> true);
    }

    static Seams unknownSentAgain() {
        return claimedDespite(status -> status == Status.UNKNOWN);
    }

    static Seams abandonedClaimTakenOver() {
        return claimedDespite(status -> status == Status.CLAIMED);
    }

    static Seams claimSkipped() {
        return emails(sound -> new Same(sound) {
            @Override
            public Optional<Email> claim(Message message, String owner, Instant at) {
                return Optional.empty();
            }
        });
    }

    static Seams answerNotNoted() {
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

    private static Seams sending(Function<Mailer.Letter, Outcome> send) {
        return new Seams() {
            @Override
            public Mailer mailer(Mailer sound) {
                return (customer, message, now) -> {
                    Mailer.Letter letter = sound.write(customer, message, now);
                    return () -> send.apply(letter);
                };
            }
        };
    }

    static Seams retriedInTheMailer() {
        return sending(letter -> {
            Outcome outcome = letter.send();
            return outcome instanceof Outcome.Ambiguous ? letter.send() : outcome;
        });
    }

    static Seams doubtTakenForRefusal() {
        return sending(
                letter -> letter.send() instanceof Outcome.Sent sent ? sent : new Outcome.Throttled(Slower.RATE));
    }

    static Seams acknowledgedBeforeSending() {
        return new Seams() {
            @Override
            public boolean queueForgetsAtOnce() {
                return true;
            }
        };
    }

    static Seams staleSent() {
        return new Seams() {
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

    static Seams staleOwed() {
        return new Seams() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.with(playbook.journeys().stream()
                        .map(BrokenSending::alwaysFresh)
                        .toList());
            }
        };
    }

    static Seams askedWithoutEnd() {
        return new Seams() {
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
                journey.steps().stream().map(BrokenSending::alwaysFresh).toList());
    }

    private static Step alwaysFresh(Step step) {
        return step instanceof Step.Send send
                ? new Step.Send(send.name(), send.template(), Duration.ofDays(3650), send.anytime())
                : step;
    }

    static Seams permissionNotLookedAt() {
        Permission.Word granted =
                new Permission.Word(true, Instant.EPOCH, "taken for granted", Optional.empty(), Optional.empty());
        Permission everything = new Permission(Map.of(Customer.MARKETING, Permission.Consent.of(granted)), List.of());
        return new Seams() {
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
                                record.standing(),
                                record.agenda(),
                                record.memory(),
                                record.identity(),
                                record.owed(),
                                record.version());
                    }
                };
            }
        };
    }
}
