package dev.perennial.imports.format;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What readers tell of rows. Each fact is history ({@code backfill}) and has an id that follows from its source and its
 * content, so that it counts once however often, and in whichever order, files are imported.
 */
public final class Facts {
    private static final int MAX_NAME = 200;
    private static final int MAX_WORDS = 500;
    private static final int MAX_KEY = 128;
    private static final int MAX_ITEMS = 200;
    private static final int MOST_HOSTS = 10_000;

    private final String source;
    private final String idPrefix;
    private final Instant latest;
    private final Sink sink;
    private final boolean heedsIds;
    private final RowAttributes attributes;
    private final RefundSums refunds;
    /** Hosts of addresses that nothing speaks against. */
    private final Set<String> goodHosts = new HashSet<>();

    private Place place = new Place("", 0);
    private Instant exportedAt = Instant.EPOCH;
    private boolean exportSaid;

    /**
     * @param source the name of the format: keys begin with it
     * @param latest nothing happened after it; what claims so is rejected
     * @param attributes those that the playbook declares
     * @param refunds what was told of refunds before
     */
    public Facts(String source, Instant latest, Sink sink, AttributeCatalog attributes, RefundSums refunds) {
        this.refunds = refunds;
        this.latest = latest;
        this.attributes = new RowAttributes(attributes);
        this.source = source;
        this.idPrefix = "import-" + source + "-";
        this.sink = sink;
        this.heedsIds = sink.heedsIds();
    }

    /**
     * Begins a file.
     *
     * @param exportedAt when it was exported
     * @param said whether the user says so; else it is when the file was last changed, which loosens no consent
     */
    public void file(Instant exportedAt, boolean said) {
        this.exportedAt = exportedAt;
        this.exportSaid = said;
    }

    /** When the file was exported, as far as anybody knows. */
    public Instant exportedAt() {
        return exportedAt;
    }

    /** What is told from now on comes from this row; set for each row before it is read. */
    public void from(Place row) {
        attributes.tell(this::tell);
        place = row;
    }

    /** The last row of a file is read. */
    public void endOfFile() {
        attributes.tell(this::tell);
    }

    /** The row is understood, and nothing of it is to be kept. The reason is the same words for all such rows. */
    public void leftOut(String because) {
        sink.leftOut(place, because);
    }

    /** The row cannot be read. Throwing {@link BadValue} does the same. */
    public void rejected(String column, String because) {
        sink.rejected(place, column, because);
    }

    /** Something that the user should know of many rows: it is counted. The same words for all. */
    public void note(String sentence) {
        sink.note(sentence);
    }

    /**
     * Who a row is about, by their address.
     *
     * @return nothing where the column is blank
     * @throws BadValue where it is no address, or one that no mail reaches
     */
    public Optional<CustomerRef> person(Row row, Column email) {
        return row.value(email).map(text -> CustomerRef.of(address(text, email)));
    }

    /**
     * Who a row is about, by their address and by the source's own id of them.
     *
     * @return nothing where both are blank
     * @throws BadValue where the address is none, or one that no mail reaches
     */
    public Optional<CustomerRef> person(Row row, Column email, Optional<String> id) {
        Optional<EmailAddress> address = row.value(email).map(text -> address(text, email));
        Optional<String> key = id.map(it -> key(it, email.name()));
        return address.isEmpty() && key.isEmpty()
                ? Optional.empty()
                : Optional.of(new CustomerRef(Optional.empty(), address, key));
    }

    /**
     * An address.
     *
     * @throws BadValue where it is none, or one that no mail reaches
     */
    public EmailAddress address(String text, Column column) {
        EmailAddress address =
                EmailAddress.parse(text).orElseThrow(() -> new BadValue(column, "is not an e-mail address"));
        String value = address.value();
        int at = value.lastIndexOf('@');
        String host = value.substring(at + 1);
        boolean known = isPlain(value, at) && goodHosts.contains(host);
        if (!known) {
            address.fault().ifPresent(fault -> {
                throw new BadValue(column, fault.words());
            });
            if (goodHosts.size() < MOST_HOSTS) {
                goodHosts.add(host);
            }
        }
        return address;
    }

    /** Whether nothing but the host can be wrong with an address. */
    private static boolean isPlain(String address, int at) {
        for (int i = 0; i < at; i++) {
            char c = address.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '+';
            boolean dot = c == '.' && i > 0 && i + 1 < at && address.charAt(i + 1) != '.';
            if (!letter && !dot) {
                return false;
            }
        }
        return true;
    }

    /** The source's own key of something, with the source in front. */
    private String key(String id, String column) {
        String key = source + "-" + id;
        if (key.length() > MAX_KEY) {
            throw new BadValue(column, "is too long for a key");
        }
        return key;
    }

    /** A person signed up. */
    public void signedUp(CustomerRef who, Instant at, Profile profile) {
        tell(
                who,
                at,
                new Fact.CustomerSignedUp(
                        profile.name().map(name -> cut(name, MAX_NAME)),
                        profile.locale(),
                        profile.timezone(),
                        Optional.empty(),
                        profile.attribution(),
                        profile.birthday()));
    }

    /**
     * Somebody is in a list, and nothing says when they signed up.
     *
     * @param at since when; where nobody says, when the file was exported
     */
    public void lead(CustomerRef who, Optional<Instant> at, Profile profile, Optional<String> interest) {
        tell(
                who,
                at.orElse(exportedAt),
                new Fact.LeadCaptured(
                        profile.name().map(name -> cut(name, MAX_NAME)),
                        profile.locale(),
                        profile.timezone(),
                        Optional.empty(),
                        profile.attribution(),
                        interest.map(words -> cut(words, MAX_WORDS)),
                        profile.birthday()));
    }

    /**
     * What a row says of a consent; once for each row and purpose, the strictest of all that the row says. A yes counts
     * from when it was said; where nobody says when, from when the file was exported, and not at all where the user
     * does not say that either. A no of unknown time counts from the export.
     *
     * @param purpose {@code marketing}, or one of the company's own
     * @param said when it was said
     * @param proof where the proof lies: a network address, the id of a form; no place in a file
     */
    public void consent(
            CustomerRef who, String purpose, Consent state, Optional<Instant> said, Optional<String> proof) {
        // A yes of the future is rejected; a no of the future is one that holds already.
        Optional<Instant> at = said.filter(time -> state == Consent.YES || !time.isAfter(latest))
                .or(() -> Optional.of(exportedAt).filter(_ -> exportSaid || state != Consent.YES));
        if (at.isPresent() && at.get().isAfter(latest)) {
            rejected("its time", "is in the future");
            return;
        }
        String because = state == Consent.YES && at.isEmpty() ? "yes, and nobody says since when" : "";
        sink.consent(who, state, because, at, place);
        if ((state == Consent.YES && at.isPresent()) || state == Consent.NO) {
            tell(
                    who,
                    at.orElseThrow(),
                    new Fact.ConsentChanged(
                            purpose,
                            state == Consent.YES,
                            "import from " + source,
                            Optional.empty(),
                            proof.map(text -> cut(text, MAX_NAME))));
        }
        if (state == Consent.SUPPRESSED) {
            throw new IllegalArgumentException("a suppression has a cause: suppressed()");
        }
    }

    /**
     * The source writes to them no more. A withdrawal holds as of the export, so that no consent of the same export is
     * above it; a bounce and a report suppress the address, whatever is consented to.
     *
     * @param since when the source stopped; nothing where it does not say
     */
    public void suppressed(CustomerRef who, Suppressed why, Optional<Instant> since) {
        // One of the future holds already.
        Optional<Instant> began = since.filter(time -> !time.isAfter(latest));
        Instant until = began.filter(exportedAt::isBefore).orElse(exportedAt);
        sink.consent(who, Consent.SUPPRESSED, why.words(), Optional.of(until), place);
        switch (why) {
            case HARD_BOUNCE -> tell(who, began.orElse(exportedAt), suppression(Fact.SuppressedBy.HARD_BOUNCE, who));
            case SPAM_REPORT -> tell(who, until, suppression(Fact.SuppressedBy.SPAM_REPORT, who));
            case UNSUBSCRIBED, BLOCKED ->
                tell(
                        who,
                        until,
                        new Fact.ConsentChanged(
                                "marketing",
                                false,
                                why.words() + ", by import from " + source,
                                Optional.empty(),
                                since.map(time -> "since " + time)));
        }
    }

    /** An event by which the source came to write to them no more, at its own time. */
    public void suppressedAt(CustomerRef who, Fact.SuppressedBy cause, Instant at) {
        Suppressed why = switch (cause) {
            case HARD_BOUNCE -> Suppressed.HARD_BOUNCE;
            case SPAM_REPORT -> Suppressed.SPAM_REPORT;
        };
        sink.consent(who, Consent.SUPPRESSED, why.words(), Optional.of(at), place);
        tell(who, at, suppression(cause, who));
    }

    private Fact suppression(Fact.SuppressedBy cause, CustomerRef who) {
        return new Fact.AddressSuppressed(cause, "import from " + source, who.email());
    }

    /** Whom the row suppresses for another reason withdrew their consent as well. */
    public void alsoUnsubscribed(CustomerRef who, Optional<Instant> since) {
        tell(
                who,
                exportedAt,
                new Fact.ConsentChanged(
                        "marketing",
                        false,
                        Suppressed.UNSUBSCRIBED.words() + ", by import from " + source,
                        Optional.empty(),
                        since.map(time -> "since " + time)));
    }

    /** A word on a purpose of the company's own, which the record keeps; no mail of ours depends on it. */
    public void ownPurpose(CustomerRef who, String purpose, boolean granted, Instant at, Optional<String> proof) {
        tell(who, at, new Fact.ConsentChanged(purpose, granted, "import from " + source, Optional.empty(), proof));
    }

    /** They refuse a purpose of the company's own, besides what the row says of marketing. */
    public void alsoRefused(CustomerRef who, String purpose) {
        tell(
                who,
                exportedAt,
                new Fact.ConsentChanged(purpose, false, "import from " + source, Optional.empty(), Optional.empty()));
    }

    /** The key of an order of this source. */
    public String orderKey(String id, Column column) {
        return key(id, column.name());
    }

    /**
     * An order.
     *
     * @param orderKey by {@link #orderKey}
     */
    public void purchase(CustomerRef who, Instant at, String orderKey, Money total, List<Fact.Item> items) {
        purchase(who, at, orderKey, total, items, Optional.empty());
    }

    /** An order with the code that was used. */
    public void purchase(
            CustomerRef who,
            Instant at,
            String orderKey,
            Money total,
            List<Fact.Item> items,
            Optional<String> offerCode) {
        List<Fact.Item> kept = items;
        if (items.size() > MAX_ITEMS) {
            kept = items.subList(0, MAX_ITEMS);
            note("orders of more than " + MAX_ITEMS + " lines: their first " + MAX_ITEMS
                    + " are kept, the total is whole");
        }
        tell(who, at, new Fact.PurchaseCompleted(orderKey, total, kept, offerCode.filter(code -> code.length() <= 64)));
    }

    /** Money that was paid back; a refund of the same key counts once. */
    public void refund(CustomerRef who, Instant at, String refundKey, String orderKey, Money amount) {
        tell(who, at, new Fact.PurchaseRefunded(refundKey, orderKey, amount));
    }

    /**
     * What was paid back of an order so far, where the source names no refund by itself: what is more than an earlier
     * export named is a refund of its own.
     */
    public void refundedSoFar(CustomerRef who, Instant at, String orderKey, Money soFar) {
        long before = 0;
        for (long sum : refunds.until(orderKey, soFar.minorUnits())) {
            String key = before == 0 ? orderKey : orderKey + "-to-" + sum;
            if (before > 0) {
                note("refunds that have grown since an earlier import: what is more counts");
            }
            refund(who, at, key, orderKey, new Money(sum - before, soFar.currency()));
            before = sum;
        }
    }

    /** Something else that shows life. */
    public void activity(CustomerRef who, Instant at, String kind, Optional<String> detail) {
        tell(who, at, new Fact.ActivityRecorded(cut(kind, 100), detail.map(words -> cut(words, MAX_WORDS))));
    }

    /** Any other fact. */
    public void tell(CustomerRef who, Instant at, Fact fact) {
        if (at.isAfter(latest)) {
            rejected("its time", "is in the future");
            return;
        }
        // The key that an order or a refund has by itself takes the place of any other.
        boolean keyed = fact instanceof Fact.PurchaseCompleted || fact instanceof Fact.PurchaseRefunded;
        String id = keyed || !heedsIds ? "" : id(who, at, fact);
        sink.fact(new Event(id, at, at, true, who, fact), place);
    }

    /**
     * A column of the company's own; blank values are none. Where the playbook declares an attribute of its name, it
     * becomes that.
     *
     * @param name of the column: {@code Shopify Tags} is the attribute {@code shopifyTags}
     */
    public void attribute(CustomerRef who, String name, String value, Optional<Instant> at) {
        if (value.isBlank()) {
            return;
        }
        Instant told = at.orElse(exportedAt);
        switch (attributes.take(who, told, name, value.strip())) {
            case YES -> {}
            case NOT_DECLARED -> sink.attribute(who, name, value.strip(), told, place);
            case OF_ANOTHER_TYPE ->
                note("values of '%s' that are none of the type of the attribute %s are left out"
                        .formatted(name, RowAttributes.name(name)));
        }
    }

    /**
     * The same for the same fact of the same person at the same time from the same source: 128 bits of its content, of
     * which no two among one person's facts will be alike.
     */
    private String id(CustomerRef who, Instant at, Fact fact) {
        Fingerprint print = new Fingerprint();
        print.add(fact.type());
        who.email()
                .ifPresentOrElse(
                        email -> print.add(email.value()),
                        () -> print.add(who.externalId().orElse("")));
        print.add(at.toEpochMilli());
        if (fact instanceof Fact.ConsentChanged consent) {
            print.add(consent.purpose());
            print.add(consent.granted() ? 1 : 0);
            print.add(consent.source());
            print.add(consent.proof().orElse(""));
        } else {
            print.add(fact.toString());
        }
        return print.behind(idPrefix);
    }

    private String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        note("texts of more than " + max + " characters are cut");
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
