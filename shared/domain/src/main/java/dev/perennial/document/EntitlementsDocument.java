package dev.perennial.document;

import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.EarnedPoints.Redemption;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import dev.perennial.domain.entitlements.Occasion;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The part of a customer's record that says what was granted and earned. */
public final class EntitlementsDocument {
    private static final String RETURNED = "returned";

    private EntitlementsDocument() {}

    public static Map<String, Object> of(Entitlements entitlements) {
        return Document.builder()
                .putUnlessEmpty(
                        "offers",
                        entitlements.offers().stream()
                                .map(EntitlementsDocument::of)
                                .toList())
                .putUnlessEmpty(
                        "offerCodesUnknown",
                        entitlements.unmatched().stream()
                                .map(claim -> claim.code() + " " + written(claim))
                                .toList())
                .putUnlessEmpty("reached", reached(entitlements))
                .putAll(of(entitlements.earned()))
                .putUnlessEmpty(
                        "contracts",
                        entitlements.contracts().known().stream()
                                .map(EntitlementsDocument::of)
                                .toList())
                .build();
    }

    private static Map<String, Object> reached(Entitlements entitlements) {
        Map<String, Object> years = new TreeMap<>();
        entitlements.reached().forEach((occasion, year) -> years.put(occasion.word(), year));
        return years;
    }

    static Entitlements read(Document from) {
        return new Entitlements(
                from.maps("offers").stream().map(EntitlementsDocument::offer).toList(),
                from.each("offerCodesUnknown", EntitlementsDocument::unmatched),
                readReached(from),
                readEarned(from),
                new Contracts(from.maps("contracts").stream()
                        .map(EntitlementsDocument::contract)
                        .toList()));
    }

    /** A month is one line: the orders and the amounts. */
    private static Map<String, Object> of(EarnedPoints earned) {
        Map<String, Object> months = new TreeMap<>();
        earned.months().forEach((month, it) -> {
            StringJoiner line = new StringJoiner(" ").add(it.orders() + "");
            new TreeMap<>(it.net()).forEach((currency, net) -> line.add(currency + net.decimal()));
            months.put(month.toString(), line.toString());
        });
        Document.Builder out = Document.builder();
        if (!months.isEmpty()) {
            out.put("bought", months).put("points", earned.points());
        }
        return out.putUnlessEmpty(
                        "redeemed",
                        earned.redeemed().stream()
                                .map(EntitlementsDocument::written)
                                .toList())
                .put("tier", earned.tier().map(EarnedPoints.Tier::name))
                .put("tierSince", earned.tier().map(EarnedPoints.Tier::since))
                .build();
    }

    private static EarnedPoints readEarned(Document from) {
        SortedMap<YearMonth, EarnedPoints.Month> months = new TreeMap<>();
        from.map("bought")
                .forEach((month, line) -> months.put(
                        Document.read("bought", month, YearMonth::parse),
                        Document.read("bought", line.toString(), EntitlementsDocument::month)));
        return new EarnedPoints(
                months,
                from.optionalNumber("points").orElse(0L),
                from.optionalText("tier").map(name -> new EarnedPoints.Tier(name, from.instant("tierSince"))),
                from.each("redeemed", EntitlementsDocument::redemption));
    }

    /**
     * One line: time, points, the order where there is one with its length, and the id; neither is bound to hold no
     * blank.
     */
    private static String written(Redemption it) {
        String order = it.orderId().map(id -> id.length() + " " + id).orElse("-");
        return it.at() + " " + it.points() + " " + order + " " + it.id();
    }

    private static Redemption redemption(String line) {
        String[] parts = line.split(" ", 4);
        Instant at = Instant.parse(parts[0]);
        long points = Long.parseLong(parts[1]);
        if (parts[2].equals("-")) {
            return new Redemption(parts[3], points, at, Optional.empty());
        }
        int length = Integer.parseInt(parts[2]);
        return new Redemption(parts[3].substring(length + 1), points, at, Optional.of(parts[3].substring(0, length)));
    }

    private static EarnedPoints.Month month(String line) {
        String[] parts = line.split(" ", -1);
        Map<String, Money> net = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            Money money = Document.money(parts[i]);
            net.put(money.currency(), money);
        }
        return new EarnedPoints.Month(Long.parseLong(parts[0]), net);
    }

    private static Map<Occasion, Integer> readReached(Document from) {
        Map<Occasion, Integer> reached = new EnumMap<>(Occasion.class);
        from.optionalMap("reached").ifPresent(years -> {
            for (Occasion occasion : Occasion.values()) {
                years.optionalNumber(occasion.word()).ifPresent(it -> reached.put(occasion, it.intValue()));
            }
        });
        return reached;
    }

    private static Map<String, Object> of(Contract contract) {
        return Document.builder()
                .putAll(FactDocument.of(contract.word()))
                .put("at", contract.at().toString())
                .build();
    }

    private static Contract contract(Document from) {
        return new Contract(FactDocument.contract(from), from.instant("at"));
    }

    /** An operator reads at once which order used it; that follows from the claims. */
    private static Map<String, Object> of(GrantedOffer offer) {
        return Document.builder()
                .put("offer", offer.offer())
                .put("code", offer.code())
                .put("at", offer.at().toString())
                .put("until", offer.until().toString())
                .put("because", offer.by().words())
                .put("category", offer.category())
                .put("usedBy", offer.use().map(Claim::orderId))
                .put("usedAt", offer.use().map(Claim::at))
                .putUnlessEmpty(
                        "claims",
                        offer.claims().stream()
                                .map(EntitlementsDocument::written)
                                .toList())
                .build();
    }

    private static GrantedOffer offer(Document from) {
        String code = from.text("code");
        return new GrantedOffer(
                from.text("offer"),
                code,
                from.instant("at"),
                from.instant("until"),
                GrantedBy.read(from.text("because")),
                from.optionalText("category"),
                from.each("claims", written -> claim(code, written)));
    }

    /** One line: time, whether it counts, order; the order comes last for it may hold blanks. */
    private static String written(Claim claim) {
        return claim.at() + " " + (claim.returned() ? RETURNED : "bought") + " " + claim.orderId();
    }

    private static Claim unmatched(String written) {
        String[] parts = written.split(" ", 2);
        return claim(parts[0], parts[1]);
    }

    private static Claim claim(String code, String written) {
        String[] parts = written.split(" ", 3);
        return new Claim(code, parts[2], Instant.parse(parts[0]), parts[1].equals(RETURNED));
    }
}
