package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs that protect inboxes open every link of a mail, often within a second, some twice. */
class LinkScannerTest {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    private final Company company = new Company(Cloud.underTest());
    private final String ada = company.newAddress();

    @Test
    @Needs(Cloud.Offer.PLAIN_TEXT)
    void followingEveryLinkOfEveryMailChangesNothing() {
        String id = company.signUp(ada, true);
        company.purchase(ada, "A-" + UUID.randomUUID(), 4998);
        List<String> links =
                company.mailsTo(ada).stream().flatMap(LinkScannerTest::links).toList();
        assertThat(links).filteredOn(link -> link.contains("&score=")).hasSize(11);
        assertThat(links).anyMatch(link -> link.contains("/v1/unsubscribe"));
        var record = company.record(id);
        var timeline = company.rows("timeline", id);
        var ledger = company.rows("emails", id);

        for (String link : links) {
            company.browser.get(link).mustBe(200);
            assertThat(company.browser.head(link).body()).isEmpty();
            company.browser.get(link).mustBe(200);
        }
        company.cloud.settle();

        assertThat(company.record(id)).isEqualTo(record);
        assertThat(company.rows("timeline", id)).isEqualTo(timeline);
        assertThat(company.rows("emails", id)).isEqualTo(ledger);
    }

    /** Those that lead to us; what else a mail links to is not ours to open. */
    private static Stream<String> links(JsonNode mail) {
        return Stream.of("html", "text", "headers")
                .map(part -> mail.path(part).toString().replace("&amp;", "&"))
                .flatMap(part -> LINK.matcher(part).results().map(MatchResult::group))
                .map(link -> link.replaceAll("\\\\.*", ""))
                .filter(link -> link.contains("/v1/"))
                .distinct();
    }
}
