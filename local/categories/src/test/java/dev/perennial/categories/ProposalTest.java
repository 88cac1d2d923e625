package dev.perennial.categories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final long CUSTOMERS = 2;
    private static final int MOST = 5;

    /** Of five customers, two bought tea and pots, and one each tea, pots and honey. */
    private static final String FILE = """
            customer,category
            A,Tea
            A,Tea Pots
            B,tea
            B,Tea pots
            C,tea
            D,tea-pots
            E,"Honig ""süß""\"
            """;

    @Test
    void withoutAPlaybookTheWholeFileIsProposed() throws IOException {
        Words words = Words.asCalled();
        assertThat(proposal(words).yaml()).isEqualTo("""
                        categories:
                          tea:
                            name: { en: "Tea" }
                            next:
                              tea-pots: { lift: 1.03, customers: 2 }
                          tea-pots:
                            name: { en: "Tea pots" }
                            inOrders: ["tea pots"]
                            next:
                              tea: { lift: 1.03, customers: 2 }
                          honig-suess:
                            name: { en: "Honig \\"süß\\"" }
                            inOrders: ["honig \\"süß\\""]
                        """);
    }

    @Test
    void withAPlaybookOnlyWhatIsNextIsProposed() throws IOException {
        Words words = Words.of(new Categories(
                List.of(
                        new Category("honey", List.of(), List.of()),
                        new Category("tea", List.of(), List.of()),
                        new Category("pots", List.of("tea pots"), List.of())),
                Set.of()));
        Proposal proposal = proposal(words);
        // Of five customers three bought tea, and two of them pots: 2 where 6 / 5 were expected; (2 + 5) / (1.2 + 5).
        assertThat(proposal.yaml()).isEqualTo("""
                        categories:
                          tea:
                            next:
                              pots: { lift: 1.13, customers: 2 }
                          pots:
                            next:
                              tea: { lift: 1.13, customers: 2 }
                        """);
        assertThat(proposal.table())
                .contains(
                        "5 customers, 3 categories",
                        "Not in categories.yaml (lines of orders that say it): \"honig \"süß\"\" (1), \"tea-pots\" (1)");
    }

    @Test
    void theTableShowsWhatALiftIsMadeOf() throws IOException {
        assertThat(proposal(Words.asCalled()).table())
                .containsPattern("tea +tea-pots +3 +3 +2 +1\\.8 +1\\.11 +1\\.03 +0\\.48\n")
                .contains("Left out: 0 pairs that fewer than 2 customers bought");
    }

    private static Proposal proposal(Words words) throws IOException {
        Baskets baskets = new Baskets(words);
        Orders orders = new Orders(baskets, List.of("customer", "category"), complaint -> {});
        orders.read("orders.csv", new StringReader(FILE));
        List<String> among = words.ofPlaybook().orElseGet(baskets.buyers()::mostBought);
        return new Proposal(Findings.of(baskets.buyers(), among, CUSTOMERS), words, CUSTOMERS, MOST);
    }
}
