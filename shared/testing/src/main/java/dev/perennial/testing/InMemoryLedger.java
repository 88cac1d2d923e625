package dev.perennial.testing;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.MailPages;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger; {@link #images} is its stream. */
public final class InMemoryLedger implements Ledger, UnknownMails, MailPages {
    private final Map<String, LedgerEntry> rows = new LinkedHashMap<>();
    private final List<LedgerEntry> images = new ArrayList<>();

    @Override
    public Optional<LedgerEntry> find(CustomerId customer, String sendKey) {
        return Optional.ofNullable(rows.get(key(customer, sendKey)));
    }

    @Override
    public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
        return add(LedgerEntry.of(message, Status.CLAIMED, "", owner, at), true)
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
    public Optional<LedgerEntry> refuse(Message message, String because, Instant at) {
        LedgerEntry row = LedgerEntry.of(message, Status.SUPPRESSED, because, "", at);
        return add(row, true).filter(other -> !other.equals(row));
    }

    @Override
    public void postpone(Message message, String because, Instant at) {
        add(LedgerEntry.of(message, Status.POSTPONED, because, "", at), false);
    }

    @Override
    public void hold(Message message, String owner, String because, Instant at) {
        boolean same = find(message.customerId(), message.sendKey())
                .filter(row -> row.because().equals(because))
                .isPresent();
        add(LedgerEntry.of(message, Status.POSTPONED, because, owner, at), !same);
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        Optional<LedgerEntry> row = find(customer, sendKey);
        row.ifPresent(now -> put(
                status.follows(now.status())
                        ? changed(now, status, because, messageId.or(now::messageId), at)
                        : changed(now, now.status(), now.because(), messageId.or(now::messageId), now.decidedAt())));
        return row.isPresent();
    }

    @Override
    public void doubt(LedgerEntry claim, String because, Instant at) {
        find(claim.customerId(), claim.sendKey())
                .filter(row -> row.status() == Status.CLAIMED)
                .filter(row -> row.owner().equals(claim.owner()))
                .map(row -> row.with(Status.UNKNOWN, because, at))
                .ifPresent(this::put);
    }

    @Override
    public List<LedgerEntry> all(Status status) {
        return rows.values().stream().filter(row -> row.status() == status).toList();
    }

    @Override
    public boolean settle(CustomerId customer, String sendKey, Status status, String because, Instant at) {
        Optional<LedgerEntry> row = find(customer, sendKey).filter(it -> it.status() == Status.UNKNOWN);
        row.map(it -> new LedgerEntry(
                        customer,
                        sendKey,
                        status,
                        it.journey(),
                        it.template(),
                        because,
                        "",
                        at,
                        it.messageId(),
                        it.released(),
                        it.provider()))
                .ifPresent(this::put);
        return row.isPresent();
    }

    @Override
    public List<LedgerEntry> all(CustomerId customer) {
        return rows.values().stream()
                .filter(row -> row.customerId().equals(customer))
                .toList();
    }

    @Override
    public Page mails(CustomerId customer, Optional<String> after, int limit) {
        List<LedgerEntry> rest = all(customer).stream()
                .sorted(Comparator.comparing(LedgerEntry::sendKey))
                .filter(row ->
                        after.filter(it -> row.sendKey().compareTo(it) <= 0).isEmpty())
                .toList();
        List<LedgerEntry> page = rest.stream().limit(limit).toList();
        return new Page(page, rest.size() > limit ? Optional.of(page.getLast().sendKey()) : Optional.empty());
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        rows.values()
                .removeIf(row ->
                        row.customerId().equals(customer) && !row.decidedAt().isAfter(until));
    }

    /** Puts a row there as some build stored it, without a word in the stream. */
    public void restore(LedgerEntry row) {
        rows.put(key(row.customerId(), row.sendKey()), row);
    }

    public List<LedgerEntry> rows() {
        return List.copyOf(rows.values());
    }

    /** Every image ever written, in order. A live view. */
    public List<LedgerEntry> images() {
        return Collections.unmodifiableList(images);
    }

    private static LedgerEntry changed(
            LedgerEntry row, Status status, String because, Optional<String> messageId, Instant decidedAt) {
        return new LedgerEntry(
                row.customerId(),
                row.sendKey(),
                status,
                row.journey(),
                row.template(),
                because,
                row.owner(),
                decidedAt,
                messageId,
                row.released(),
                row.provider());
    }

    private Optional<LedgerEntry> add(LedgerEntry row, boolean insteadOfPostponed) {
        Optional<LedgerEntry> taken = find(row.customerId(), row.sendKey())
                .filter(it -> !insteadOfPostponed || it.status() != Status.POSTPONED);
        if (taken.isEmpty()) {
            put(row);
        }
        return taken;
    }

    private void put(LedgerEntry row) {
        rows.put(key(row.customerId(), row.sendKey()), row);
        images.add(row);
    }

    private static String key(CustomerId customer, String sendKey) {
        return customer + "/" + sendKey;
    }
}
