package dev.perennial.domain.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.fields.Canonical;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fingerprints are stored: whatever is renamed here, each of these stays. */
class FingerprintTest {
    private static final Optional<String> NO_TEXT = Optional.empty();
    private static final CustomerId ADA = CustomerId.of(new EmailAddress("ada@example.com"));
    private static final Optional<EmailAddress> ADDRESS = Optional.of(new EmailAddress("ada@example.com"));

    /**
     * A fact and its fingerprints.
     *
     * @param now of this build
     * @param before as the build of commit 790c43c told it
     */
    private record Known(Fact fact, String now, String before) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    new Fact.CustomerSignedUp(
                            Optional.of("Ada, \"A=1\" [é]\n"),
                            Optional.of("de"),
                            Optional.of("Europe/Berlin"),
                            Optional.of(new Fact.ConsentGiven(
                                    true, "web form", Optional.of("2026-01"), Optional.of("203.0.113.7"), true)),
                            Optional.of(new Attribution(Optional.of("google"), Optional.of("cpc"), NO_TEXT)),
                            Birthday.read("02-29")),
                    "qww5x5k71",
                    "79tfd2xr"),
            new Known(
                    new Fact.CustomerSignedUp(NO_TEXT, NO_TEXT, NO_TEXT, Optional.empty(), Optional.empty()),
                    "nmevkky0n",
                    "e3dap4hb"),
            new Known(
                    new Fact.LeadCaptured(
                            Optional.of("Ada"),
                            NO_TEXT,
                            NO_TEXT,
                            Optional.of(new Fact.ConsentGiven(false, "fair", NO_TEXT, NO_TEXT, false)),
                            Optional.of(new Attribution(NO_TEXT, NO_TEXT, Optional.of("spring"))),
                            Optional.of("teapots"),
                            Birthday.read("1992-03-03")),
                    "qmk80qm1j",
                    "8zgywh5c"),
            new Known(
                    new Fact.LeadCaptured(NO_TEXT, NO_TEXT, NO_TEXT, Optional.empty(), Optional.empty(), NO_TEXT),
                    "nyyqy97kr",
                    "j9a21cdr"),
            new Known(new Fact.AddressChanged(ADDRESS.orElseThrow()), "hkvmh2m6a", "pqy8bsaq"),
            new Known(new Fact.CustomerErased(Optional.of("asked")), "vaa6n77ey", "2mk2ybcx"),
            new Known(new Fact.CustomerErased(NO_TEXT), "8tyk4yqnr", "99n6wtzc"),
            new Known(new Fact.CustomersMerged(ADA), "ajr1d4rey", "njfw9f4s"),
            new Known(
                    new Fact.PurchaseCompleted(
                            "A 1",
                            new Money(4998, "EUR"),
                            List.of(
                                    new Fact.Item(
                                            "s-1", Optional.of("Pot"), Optional.of("pots"), 2, Optional.of(1999L)),
                                    new Fact.Item("s-2", NO_TEXT, NO_TEXT, 1, Optional.empty())),
                            Optional.of("K7QM-3XDT-9PHY")),
                    "7qm6bmjn7",
                    "1fg77zwp"),
            new Known(new Fact.PurchaseCompleted("A-2", new Money(1200, "JPY"), List.of()), "ptd1dzw39", "n0by0c6x"),
            new Known(new Fact.PurchaseRefunded("R-1", "A-1", new Money(-5, "KWD")), "x6yc44jyk", "qahzarsg"),
            new Known(
                    new Fact.SurveyAnswered("nps", 10, Optional.of("fine\ttoo \\"), Optional.of("thank-you.A-1")),
                    "22e88bf91",
                    "a7cn1j3p"),
            new Known(new Fact.SurveyAnswered("csat", 1, NO_TEXT, NO_TEXT), "hjh7sfbsv", "d9kkyhys"),
            new Known(new Fact.ActivityRecorded("login", Optional.of("by phone")), "xp992wcmm", "jxs2pyqs"),
            new Known(new Fact.ActivityRecorded("login", NO_TEXT), "3g8pe96kg", "j6tth7h9"),
            new Known(new Fact.ComplaintRaised("C-1", Optional.of("broken")), "j1ck3gaam", "zy8bxrqz"),
            new Known(new Fact.ComplaintResolved("C-1", NO_TEXT), "f8fwr98zd", "1s5a6w08"),
            new Known(
                    new Fact.ContractChanged(
                            "K 1",
                            Fact.ContractState.ACTIVE,
                            Optional.of(LocalDate.of(2027, 3, 31)),
                            Optional.of("Tea"),
                            Optional.of("monthly")),
                    "tfy3yfyvf",
                    "m7s7hvna"),
            new Known(
                    new Fact.ContractChanged("K-1", Fact.ContractState.CANCELLED, Optional.empty(), NO_TEXT, NO_TEXT),
                    "8mn3ers5r",
                    "qv2ceszk"),
            new Known(
                    new Fact.ConsentChanged(
                            "marketing", true, "confirmation link", Optional.of("2026-01"), Optional.of("203.0.113.7")),
                    "m3k7857q6",
                    "12hxmw84"),
            new Known(
                    new Fact.ConsentChanged("product-news", false, "form", NO_TEXT, NO_TEXT), "b019tbafn", "0yrjddj9"),
            new Known(
                    new Fact.CustomerDue(Instant.parse("2026-11-20T12:00:00.125Z"), "inactivity"),
                    "vwddxkqdr",
                    "4ewd9zx3"),
            new Known(new Fact.EmailBounced("welcome", true, "Permanent/General", ADDRESS), "v0m5r8xt2", "79kxrkwn"),
            new Known(
                    new Fact.EmailBounced("welcome", false, "Transient/MailboxFull", Optional.empty()),
                    "gvx72rr60",
                    "30mvwpbc"),
            new Known(new Fact.EmailComplained("welcome", ADDRESS), "w1fww3v9y", "fskezh10"),
            new Known(new Fact.EmailComplained("welcome", Optional.empty()), "m7sj1d1tc", "2yg5vv2y"),
            new Known(new Fact.EmailClicked("welcome"), "a4s92rj3e", "yfgrk6jz"));

    @Test
    void noFingerprintEverChanges() {
        List<String> wrong = new ArrayList<>();
        for (Known known : KNOWN) {
            String now = Fingerprint.of(known.fact, Fingerprint.LONG);
            String before = LegacyFingerprint.of(known.fact);
            if (!now.equals(known.now) || !before.equals(known.before)) {
                wrong.add("%s: %s and %s are %s and %s".formatted(known.fact, known.now, known.before, now, before));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(KNOWN)
                .allSatisfy(known -> assertThat(known.now)
                        .startsWith(Fingerprint.of(known.fact))
                        .hasSize(9));
    }

    @Test
    void theTableHasEachFactThatBuildsKnewThen() {
        assertThat(KNOWN.stream().map(it -> it.fact.type()).collect(Collectors.toSet()))
                .containsAll(Set.of(
                        "CustomerSignedUp",
                        "LeadCaptured",
                        "AddressChanged",
                        "CustomerErased",
                        "CustomersMerged",
                        "PurchaseCompleted",
                        "PurchaseRefunded",
                        "SurveyAnswered",
                        "ActivityRecorded",
                        "ComplaintRaised",
                        "ComplaintResolved",
                        "ContractChanged",
                        "ConsentChanged",
                        "CustomerDue",
                        "EmailBounced",
                        "EmailComplained",
                        "EmailClicked"));
    }

    @Test
    void theSameContentIsRecognisedByEitherFingerprint() {
        for (Known known : KNOWN) {
            assertThat(Fingerprint.matches(known.fact, known.now)).isTrue();
            assertThat(Fingerprint.matches(known.fact, known.before)).isTrue();
        }
    }

    @Test
    void anotherContentIsRecognisedByNeither() {
        for (Known one : KNOWN) {
            for (Known other : KNOWN) {
                if (!one.equals(other)) {
                    assertThat(Fingerprint.matches(one.fact, other.now)).isFalse();
                    assertThat(Fingerprint.matches(one.fact, other.before)).isEqualTo(one.before.equals(other.before));
                }
            }
        }
    }

    /** Names in the order of their characters, and no letter more than JSON needs. */
    @Test
    void theCanonicalTextIsJson() {
        Fact fact = new Fact.SurveyAnswered("nps", 9, Optional.of("“fine”\n\u0001 \\ \""), Optional.empty());
        assertThat(Canonical.text(FactTypes.of(fact).document(fact)))
                .isEqualTo("{\"comment\":\"“fine”\\n\\u0001 \\\\ \\\"\",\"score\":9,\"survey\":\"nps\"}");
        Fact order = new Fact.PurchaseCompleted(
                "A-1", new Money(5, "EUR"), List.of(new Fact.Item("s", NO_TEXT, NO_TEXT, 1, Optional.empty())));
        assertThat(Canonical.text(FactTypes.of(order).document(order)))
                .isEqualTo("{\"items\":[{\"quantity\":1,\"sku\":\"s\"}],\"orderId\":\"A-1\","
                        + "\"total\":{\"amount\":5,\"currency\":\"EUR\"}}");
    }
}
