package dev.perennial.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.entitlements.ContractRun;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.record.ConsentSource.Named;
import dev.perennial.domain.record.ConsentSource.SignedLink;
import dev.perennial.domain.record.ConsentSource.SpamReport;
import dev.perennial.domain.record.SuppressionCause.BouncedForGood;
import dev.perennial.domain.record.SuppressionCause.Other;
import dev.perennial.domain.record.SuppressionCause.ReportedAsSpam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words that records hold are read into types, and written as they were. */
class StoredWordsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);

    @Test
    void aSuppressionTellsItsCause() {
        assertThat(SuppressionCause.read("reported as spam: welcome")).isEqualTo(new ReportedAsSpam("welcome"));
        assertThat(SuppressionCause.read("mail to the address bounced for good: Permanent/General"))
                .isEqualTo(new BouncedForGood("Permanent/General"));
        assertThat(SuppressionCause.read("by Grace: it was reported as spam: no"))
                .isEqualTo(new Other("by Grace: it was reported as spam: no"));
        for (String words : List.of("reported as spam: ", "mail to the address bounced for good: x", "x", "")) {
            assertThat(SuppressionCause.read(words).words()).isEqualTo(words);
        }
    }

    @Test
    void aConsentTellsItsSource() {
        assertThat(ConsentSource.read("confirmation link")).isEqualTo(SignedLink.CONFIRMATION);
        assertThat(ConsentSource.read("preferences page")).isEqualTo(SignedLink.PREFERENCES);
        assertThat(ConsentSource.read("spam complaint")).isEqualTo(SpamReport.SPAM_REPORT);
        assertThat(ConsentSource.read("web form")).isEqualTo(new Named("web form"));
        for (String words : List.of("confirmation link", "preferences page", "spam complaint", "web form")) {
            assertThat(ConsentSource.read(words).words()).isEqualTo(words);
        }
    }

    @Test
    void noFormIsASignedLink() {
        assertThat(ConsentSource.ofForm("preferences page")).isEqualTo(new Named("a form that says: preferences page"));
        assertThat(ConsentSource.ofForm("web form")).isEqualTo(new Named("web form"));
    }

    @Test
    void anOfferTellsWhatGrantedIt() {
        assertThat(GrantedBy.read("win-back.gift")).isEqualTo(new GrantedBy("win-back", "gift"));
        assertThat(GrantedBy.read("by hand")).isEqualTo(new GrantedBy("by hand", Optional.empty()));
        for (String words : List.of("win-back.gift", "win-back.a.b", "win-back.", "by hand")) {
            assertThat(GrantedBy.read(words).words()).isEqualTo(words);
        }
    }

    @Test
    void aRunTellsItsContract() {
        assertThat(run("2027-03-31 K 1")).contains(new ContractRun("K 1", true, Optional.of(DAY)));
        assertThat(run("cancelled2027-03-31 K-1")).contains(new ContractRun("K-1", false, Optional.of(DAY)));
        assertThat(run("cancelled K-1")).contains(new ContractRun("K-1", false, Optional.empty()));
        for (String words : List.of("2027-03-31 K 1", "cancelled2027-03-31 K-1", "cancelled K-1")) {
            assertThat(run(words).orElseThrow().id().value()).isEqualTo(words);
        }
    }

    @Test
    void theRunOfAnOrderIsNoRunOfAContract() {
        for (String words : List.of("", "A-1001", "2027-02-31 K-1", "2027-03-31", "cancelledK-1")) {
            assertThat(run(words)).isEmpty();
        }
    }

    private static Optional<ContractRun> run(String words) {
        return ContractRun.read(new RunId(words));
    }
}
