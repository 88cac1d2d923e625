package dev.perennial.functions.sendemail;

import dev.perennial.aws.QueueEvent.Delivery;
import dev.perennial.aws.Tally;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.rules.contact.QuietHours;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.SlowDown;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One batch of messages. What has to wait goes back into the queue as a new message, before the delivered one is done
 * with: so no waiting, however long, brings a message to the dead letters. A crash between the two leaves the message
 * there twice, and the ledger lets one of them be sent. From the first that Amazon SES wants later on, the others of
 * the batch wait without asking it.
 */
final class MessageBatch {
    /**
     * As long as AWS advises, and short enough for the age of the oldest message in the queue, in which the time may
     * count that a message lies there unseen.
     */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** A mail that has gone round for so long answers nothing that a customer has just done. */
    private static final Duration A_WHILE = Duration.ofHours(1);

    private static final Duration SHORT = Duration.ofSeconds(30);

    private final MailSender sending;
    private final Pace pace;
    private final SendEmail.Later later;
    private final QuietHours quiet;
    private final Reputation.State pauses;
    private final Tally tally;
    private Optional<SlowDown> slower = Optional.empty();

    /**
     * A batch.
     *
     * @param pauses what has to wait: all mails, or those of some journeys
     */
    MessageBatch(
            MailSender sending,
            Pace pace,
            SendEmail.Later later,
            QuietHours quiet,
            Reputation.State pauses,
            Tally tally) {
        this.sending = sending;
        this.pace = pace;
        this.later = later;
        this.quiet = quiet;
        this.pauses = pauses;
        this.tally = tally;
    }

    void handle(Delivery delivery) {
        Message message = MessageCodec.decode(delivery.body());
        Optional<String> held = pauses.holdsBack(message.journey());
        if (held.isPresent() && isPostponed(message, delivery, held.get())) {
            putBack(delivery, LONG);
            tally.add(pauses.paused() ? "paused" : "pausedJourneys", "mails", 1);
        } else if (slower.isPresent()
                && isPostponed(message, delivery, slower.get().words())) {
            putBack(delivery, message, slower.get());
        } else if (isForTheMorning(message, delivery)) {
            putBack(delivery, LONG);
            tally.add("quiet", "mails", 1);
        } else {
            pace.await();
            Optional<SlowDown> why = sending.send(message, delivery.name(), delivery.at());
            if (why.isPresent()) {
                slower = why;
                putBack(delivery, message, why.get());
            }
        }
    }

    /** False where it makes no sense any more, or is forgotten: sending it says so. */
    private boolean isPostponed(Message message, Delivery delivery, String because) {
        return !delivery.at().isAfter(message.expiresAt())
                && sending.postpone(message, delivery.name(), because, delivery.at());
    }

    /** What goes out at once may do so at any hour; what went round must not wake anybody. */
    private boolean isForTheMorning(Message message, Delivery delivery) {
        Instant now = delivery.at();
        return MessageCodec.waitingSince(delivery.body())
                        .filter(since -> since.plus(A_WHILE).isBefore(now))
                        .isPresent()
                && !now.isAfter(message.expiresAt())
                && sending.leaveInPeace(message, quiet, delivery.name(), now);
    }

    private void putBack(Delivery delivery, Duration delay) {
        later.putBack(MessageCodec.waiting(delivery.body(), delivery.at()), delay);
    }

    private void putBack(Delivery delivery, Message message, SlowDown why) {
        putBack(delivery, delay(why, message, delivery.at()));
        tally.add("throttled", "mails", 1);
        tally.add("throttled", why.name().toLowerCase(Locale.ROOT), 1);
    }

    /** Where a second is too short, a quarter of the time that the mail is late already. */
    private static Duration delay(SlowDown why, Message message, Instant now) {
        return switch (why) {
            case QUOTA, STOPPED -> LONG;
            case RATE -> {
                Duration late = Duration.between(message.occurredAt(), now).dividedBy(4);
                yield late.compareTo(SHORT) < 0 ? SHORT : late.compareTo(LONG) > 0 ? LONG : late;
            }
        };
    }
}
