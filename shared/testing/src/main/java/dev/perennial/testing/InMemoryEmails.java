package dev.perennial.testing;

import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Owed.Message;
import dev.perennial.flow.Doubts;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import dev.perennial.flow.Emails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger; {@link #images} is its stream. */
public final class InMemoryEmails implements Emails, Doubts {
    private final Map<String, Email> rows = new LinkedHashMap<>();
    private final List<Email> images = new ArrayList<>();

    @Override
    public Optional<Email> find(CustomerId customer, String sendKey) {
        return Optional.ofNullable(rows.get(key(customer, sendKey)));
    }

    @Override
    public Optional<Email> claim(Message message, String owner, Instant at) {
        return add(Email.of(message, Status.CLAIMED, "", owner, at), true)
                .filter(row -> row.status() != Status.CLAIMED || !row.owner().equals(owner));
    }

    @Override
    public void release(Message message, String owner, String because, Instant at) {
        find(message.customerId(), message.sendKey())
                .filter(row -> row.status() == Status.CLAIMED || row.status() == Status.UNKNOWN)
                .filter(row -> row.owner().equals(owner))
                .map(row -> row.with(Status.POSTPONED, because, at))
                .ifPresent(this::put);
    }

    @Override
    public Optional<Email> refuse(Message message, String because, Instant at) {
        Email row = Email.of(message, Status.SUPPRESSED, because, "", at);
        return add(row, true).filter(other -> !other.equals(row));
    }

    @Override
    public void postpone(Message message, String because, Instant at) {
        add(Email.of(message, Status.POSTPONED, because, "", at), false);
    }

    @Override
    public void hold(Message message, String owner, String because, Instant at) {
        boolean same = find(message.customerId(), message.sendKey())
                .filter(row -> row.because().equals(because))
                .isPresent();
        add(Email.of(message, Status.POSTPONED, because, owner, at), !same);
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        Optional<Email> row = find(customer, sendKey);
        row.ifPresent(now -> put(
                status.follows(now.status())
                        ? changed(now, status, because, messageId.or(now::messageId), at)
                        : changed(now, now.status(), now.because(), messageId.or(now::messageId), now.decidedAt())));
        return row.isPresent();
    }

    @Override
    public void doubt(Email claim, String because, Instant at) {
        find(claim.customerId(), claim.sendKey())
                .filter(row -> row.status() == Status.CLAIMED)
                .filter(row -> row.owner().equals(claim.owner()))
                .map(row -> row.with(Status.UNKNOWN, because, at))
                .ifPresent(this::put);
    }

    @Override
    public List<Email> all(Status status) {
        return rows.values().stream().filter(row -> row.status() == status).toList();
    }

    @Override
    public boolean settle(CustomerId customer, String sendKey, Status status, String because, Instant at) {
        Optional<Email> row = find(customer, sendKey).filter(it -> it.status() == Status.UNKNOWN);
        row.map(it -> new Email(
                        customer,
                        sendKey,
                        status,
                        it.journey(),
                        it.template(),
                        because,
                        "",
                        at,
                        it.messageId(),
                        it.released()))
                .ifPresent(this::put);
        return row.isPresent();
    }

    @Override
    public List<Email> all(CustomerId customer) {
        return rows.values().stream()
                .filter(row -> row.customerId().equals(customer))
                .toList();
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        rows.values()
                .removeIf(row ->
                        row.customerId().equals(customer) && !row.decidedAt().isAfter(until));
    }

    public List<Email> rows() {
        return List.copyOf(rows.values());
    }

    /** Every image ever written, in order. A live view. */
    public List<Email> images() {
        return Collections.unmodifiableList(images);
    }

    private static Email changed(
            Email row, Status status, String because, Optional<String> messageId, Instant decidedAt) {
        return new Email(
                row.customerId(),
                row.sendKey(),
                status,
                row.journey(),
                row.template(),
                because,
                row.owner(),
                decidedAt,
                messageId,
                row.released());
    }

    private Optional<Email> add(Email row, boolean insteadOfPostponed) {
        Optional<Email> taken = find(row.customerId(), row.sendKey())
                .filter(it -> !insteadOfPostponed || it.status() != Status.POSTPONED);
        if (taken.isEmpty()) {
            put(row);
        }
        return taken;
    }

    private void put(Email row) {
        rows.put(key(row.customerId(), row.sendKey()), row);
        images.add(row);
    }

    private static String key(CustomerId customer, String sendKey) {
        return customer + "/" + sendKey;
    }
}
