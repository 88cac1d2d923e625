package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesFileTest {
    private final SmallPlaybook playbook;

    CategoriesFileTest(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory);
        playbook.write("categories.yaml", """
                categories:
                  tea:
                    name: { en: Tea, de: Tee }
                    inOrders: ["Black tea", MATCHA]
                    next:
                      pots: { lift: 1.8, customers: 40 }
                  pots:
                    name:
                      en: Pots
                      de: Kannen
                """);
        playbook.write("offers.yaml", """
                offers:
                  try:
                    gives: { en: Ten percent, de: Zehn Prozent }
                    validFor: P30D
                    for: nextCategory
                """);
        playbook.write("journeys.yaml", """
                journeys:
                  next:
                    on: PurchaseCompleted
                    when:
                      customer: { nextCategory: [{ exists: true }], categories: [tea] }
                    freshFor: P3D
                    steps:
                      - grant: try
                      - send: thanks
                        freshFor: P3D
                """);
        playbook.replace("emails/texts.en.yaml", "thank you for order {{orderId}}.", "how about {{nextCategory}}?");
    }

    @Test
    void soundCategoriesAreCompiled() {
        assertThat(playbook.problems()).isEmpty();
        Playbook compiled = playbook.compiled();
        assertThat(compiled.rewards().categories().all())
                .containsExactly(
                        new Category("tea", List.of("Black tea", "MATCHA"), List.of(new Next("pots", 1.8, 40))),
                        new Category("pots", List.of(), List.of()));
        assertThat(playbook.output("playbook.json")).contains("\"for\":\"nextCategory\"");
        assertThat(compiled.journeys().getFirst().steps().getLast())
                .isInstanceOfSatisfying(
                        Step.Send.class, it -> assertThat(it.showsCategory()).isTrue());
        assertThat(playbook.output("emails/category.pots.de.txt")).isEqualTo("Kannen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lift: 1.8    | lift: 0.8    | categories.yaml:6:21: lift must be a number from 1 to 1000000, not 0.8
                    lift: 1.8    | lift: much   | categories.yaml:6:21: lift must be a number
                    customers: 40 | customers: 0 | categories.yaml:6:37: customers must be a number from 1
                    customers: 40 | people: 40  | categories.yaml:6:26: "people" is not known in pots
                    ', customers: 40' | ''      | categories.yaml:6:13: customers is missing in pots
                    '      pots: {' | '      cups: {' | categories.yaml:6:7: there is no category "cups"; there are [pots, tea]
                    '      pots: {' | '      tea: {'  | categories.yaml:6:7: tea does not come after itself
                    '  pots:\n    name'   | '  Pots:\n    name' | categories.yaml:7:3: a category's name is at most 30 small letters
                    ', de: Tee'  | ''           | categories.yaml:3:11: de is missing in name
                    MATCHA       | ' pots'      | categories.yaml:7:3: orders in "pots" are of tea and of pots
                    '["Black tea", MATCHA]' | tea | categories.yaml:4:15: inOrders needs a list
                    MATCHA       | '[]'         | categories.yaml:4:29: inOrders is a list of texts
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String sound, String wrong, String told) {
        playbook.replace("categories.yaml", sound.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(playbook.problems()).anySatisfy(it -> assertThat(it).contains(told));
    }

    @Test
    void moreThanARecordHoldsAreTooMany() {
        String many = IntStream.rangeClosed(1, 41)
                .mapToObj(i -> "  c%d: { name: { en: C, de: C } }\n".formatted(i))
                .collect(Collectors.joining());
        playbook.write("categories.yaml", "categories:\n" + many);
        assertThat(playbook.problems())
                .anySatisfy(it -> assertThat(it).contains("there are 41; at most 40 categories fit"));
    }

    @Test
    void whatSpeaksOfCategoriesNeedsTheFile() {
        playbook.delete("categories.yaml");
        assertThat(playbook.problems())
                .containsExactly(
                        "emails/thanks.mjml:1:1: " + MISSING,
                        "journeys.yaml:5:17: " + MISSING,
                        "offers.yaml:5:10: " + MISSING);
    }

    private static final String MISSING =
            "there is no file \"categories.yaml\": without it no customer has categories, or a next one";

    @Test
    void aCategoryThatAConditionNamesExists() {
        playbook.replace("journeys.yaml", "[tea]", "[coffee]");
        assertThat(playbook.problems())
                .containsExactly(
                        "journeys.yaml:5:17: there is no category \"coffee\"; categories.yaml has [pots, tea]");
    }

    @Test
    void anOfferIsForTheNextCategoryOrSaysNothing() {
        playbook.replace("offers.yaml", "for: nextCategory", "for: tea");
        assertThat(playbook.problems())
                .containsExactly("offers.yaml:5:10: an offer is for nextCategory, or says nothing of it, not \"tea\"");
    }
}
