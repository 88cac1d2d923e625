package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that would mean something else than they say, or never hold, are told with their line. */
class ConditionsTest {
    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory).write("segments.yaml", """
            segments:
              regulars:
                customer: { orders: [{ numeric: [">=", 3] }] }
              germans:
                customer: { locale: [{ prefix: de }] }
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { customer: { orders: [{ numeric: [">=", 2] }] }, $or: [{ customer: { orders: [{ numeric: ["<", 5] }] } }, { customer: { stage: [LOYAL] } }] } | 4:89: orders has to be as this says, and as 4:33 says as well, but only one of the two would count
        { $or: [{ customer: { orders: [{ numeric: ["<", 5] }] } }, { customer: { stage: [LOYAL] } }], customer: { orders: [{ numeric: [">=", 2] }] } } | 4:41: orders has to be as this says, and as 4:125 says
        { customer: { $or: [{ orders: [1] }, { stage: [LOYAL] }], orders: [2] } } | 4:41: orders has to be as this says
        { customer: { $or: [{ orders: [1] }, { orders: [7] }] }, $or: [{ customer: { orders: [7] } }, { customer: { stage: [LOYAL] } }] } | 4:96: orders has to be as this says, and as 4:41 says
        { segment: regulars, $or: [{ segment: germans }, { customer: { orders: [1] } }] } | 4:49: segments has to be as this says, and as 4:22 says
        { $or: [{ segment: germans }, { customer: { orders: [1] } }], segment: regulars } | 4:30: segments has to be as this says
        { customer: { contracts: { state: [active] } }, $or: [{ customer: { contracts: { product: [tea] } } }, { customer: { orders: [1] } }] } | 4:101: one of contracts has to be as this says, and as 4:45 says as well: write both below one contracts
        """)
    void whatStandsBesideItsAlternativesIsTold(String when, String told) {
        assertThat(problems(when)).anyMatch(it -> it.startsWith("journeys.yaml:" + told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customer: { contracts: { state: [active], product: [{ exists: false }] } } }",
                "{ customer: { contracts: { state: [active], terms: [{ exists: false }] } } }",
                "{ customer: { contracts: { product: [{ exists: false }] } } }",
                "{ customer: { contracts: { contractId: [{ exists: false }], state: [active] } } }",
                "{ customer: { offers: { usedBy: [{ exists: false }] } } }",
                "{ customer: { offers: { offer: [ten], usedBy: [{ exists: false }] } } }",
                "{ customer: { offers: { category: [tea, { exists: false }] } } }",
            })
    void absenceWithinAListOfObjectsIsTold(String when) {
        assertThat(problems(when))
                .anyMatch(it -> it.contains("exists: false is not looked for in one of them but in some or in all"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { customer: { externalId: [4711] } } | 4:38: externalId holds texts: put quotation marks around 4711
        { customer: { orders: ["4"] } } | 4:34: orders holds numbers: write 4, without quotation marks
        { customer: { orders: [1_000] } } | 4:34: orders holds numbers: write 1000, without quotation marks or underscores
        { customer: { orders: [many] } } | 4:34: orders holds numbers, not "many"
        { customer: { orders: [2.5] } } | 4:34: orders is never 2.5; it is a whole number from 0 to
        { customer: { orders: [-1] } } | 4:34: orders is never -1
        { customer: { orders: [{ numeric: ["<", 0] }] } } | 4:34: orders is never so: numeric ["<",0]
        { customer: { orders: [{ numeric: [">", 2, "<", 3] }] } } | 4:34: orders is never so
        { customer: { orders: [{ prefix: "1" }] } } | 4:34: prefix looks at texts, and orders holds numbers
        { customer: { orders: { EUR: [1] } } } | 4:33: orders has no fields below it: write a list
        { customer: { orders: [null] } } | 4:34: orders is never null
        { customer: { stage: [LOYALL] } } | 4:33: there is no stage "LOYALL"
        { customer: { stage: [{ prefix: LOYALL }] } } | 4:33: stage is never so: prefix "LOYALL"; there are [ACTIVE,
        { customer: { stage: [{ anything-but: LOYALL }] } } | 4:33: stage is never "LOYALL"; there are [ACTIVE,
        { customer: { stage: [{ anything-but: { prefix: loyal } }] } } | 4:33: stage is never so: prefix "loyal"
        { customer: { stage: [{ equals-ignore-case: loyall }] } } | 4:33: stage is never so
        { customer: { tier: [{ numeric: [">", 1] }] } } | 4:32: numeric looks at numbers, and tier holds texts
        { customer: { npsScore: [11] } } | 4:36: npsScore is never 11; it is a whole number from 0 to 10
        { customer: { csatScore: [0] } } | 4:37: csatScore is never 0; it is a whole number from 1 to 5
        { customer: { spent: { EUR: [123456789012345678] } } } | 4:40: 123456789012345678 has more than 15 digits
        { customer: { spent: { EUR: [{ numeric: [">", 1234567890123456] }] } } } | 4:40: 1234567890123456 has more than 15 digits
        { customer: { spent: { EURO: [1] } } } | 4:34: "EURO" is no currency
        { customer: { spent: [1] } } | 4:32: spent has fields below it: name one
        { customer: { consent: [{ exists: false }] } } | 4:34: consent has fields below it: name one
        { customer: { consent: { marketing: { state: [yes] } } } } | 4:57: state is never "yes"; there are [granted, requested, withdrawn]
        { customer: { contracts: [{ exists: false }] } } | 4:36: contracts has fields below it: name one of [at, contractId, endsOn, product, renewals, state, terms]
        { customer: { contracts: { stat: [active] } } } | 4:38: "stat" is not known in contracts; there are [
        { customer: { contracts: { $or: [{ state: [activ] }, { product: [tea] }] } } } | 4:54: state is never "activ"; there are [active, cancelled]
        { customer: { email: [Ada@example.com] } } | 4:33: email is never "Ada@example.com"
        { customer: { timezone: [Berlin] } } | 4:36: timezone is never "Berlin": it must be an IANA time zone
        { customer: { locale: [de_DE] } } | 4:34: locale is never "de_DE": it must be a BCP 47 language tag
        { customer: { segments: [{ anything-but: [regulars] }] } } | 4:36: segments is a list, and anything-but holds as soon as another value is in it
        { event: { type: [SurveyAnswered] } } | 4:29: type is never "SurveyAnswered"; there are [PurchaseCompleted]
        { event: { backfill: ["true"] } } | 4:33: backfill is true or false, without quotation marks
        { event: { data: { score: [9] } } } | 4:30: "score" is not known in data; there are [offerCode, orderId, total]
        { event: { data: { total: [5000] } } } | 4:37: total has fields below it: name one of [amount, currency]
        { event: { data: { total: { amount: [49.90] } } } } | 4:48: amount is never 49.9; it is a whole number
        { event: { data: { total: { currency: [Euro] } } } } | 4:50: currency is never "Euro": it must be an ISO 4217 code
        { event: { data: { orderId: [4711] } } } | 4:40: orderId holds texts: put quotation marks around 4711
        { customer: { externalId: [{ equals-ignore-case: STRAßE }] } } | 4:38: equals-ignore-case finds "ß" in one of its cases and not in the others
        { customer: { externalId: [{ equals-ignore-case: ΣΊΣΥΦΟΣ }] } } | 4:38: equals-ignore-case finds "Σ" in one of its cases
        { customer: { externalId: [{ prefix: { equals-ignore-case: ς } }] } } | 4:38: equals-ignore-case finds "ς"
        """)
    void whatCanNeverHoldIsTold(String when, String told) {
        assertThat(problems(when)).anyMatch(it -> it.startsWith("journeys.yaml:" + told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customer: { contracts: { contractId: [{ exists: false }] } } }",
                "{ customer: { contracts: { state: [active], $or: [{ product: [tea] }, { terms: [{ exists: true }] }]"
                        + " } } }",
                "{ customer: { $or: [{ orders: [1] }, { stage: [LOYAL] }], npsScore: [9] } }",
                "{ segment: regulars, $or: [{ customer: { orders: [1] } }, { event: { data: { offerCode: [X] } } }] }",
                "{ customer: { stage: [LOYAL, { prefix: AD }, { anything-but: [LEAD] }] } }",
                "{ customer: { spent: { EUR: [100.5, { numeric: [\">\", 99.99, \"<=\", 100] }] } } }",
                "{ customer: { externalId: [\"4711\", { equals-ignore-case: Köln }, { exists: false }] } }",
                "{ customer: { externalId: [{ anything-but: { prefix: C- } }, { wildcard: \"K*1\" }] } }",
                "{ customer: { consent: { marketing: { state: [granted] }, newsletter: { state: [{ exists: false }] }"
                        + " } } }",
                "{ customer: { categories: [tea] } }",
            })
    void whatMeansWhatItSaysIsTaken(String when) {
        playbook.write("categories.yaml", "categories:\n  tea:\n    name: { en: Tea, de: Tee }\n");
        assertThat(problems(when)).isEmpty();
    }

    @Test
    void soManyWaysThatNobodyReadsThemAreTold() {
        String alternatives =
                IntStream.range(0, 501).mapToObj("{ orders: [%d] }"::formatted).collect(Collectors.joining(", "));
        assertThat(problems("{ customer: { $or: [%s] } }".formatted(alternatives)))
                .anyMatch(it -> it.contains("there are more than 500 ways through all $or"));
    }

    private List<String> problems(String when) {
        playbook.write("journeys.yaml", """
            journeys:
              thank-you:
                on: PurchaseCompleted
                when: %s
                template: thanks
                freshFor: P3D
            """.formatted(when));
        return playbook.problems();
    }
}
