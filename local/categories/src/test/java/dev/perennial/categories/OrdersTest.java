package dev.perennial.categories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
    private static final List<String> BOTH = List.of("tea", "pots");

    private final List<String> complaints = new ArrayList<>();
    private final Words words = Words.of(new Categories(
            List.of(new Category("tea", List.of("Black tea"), List.of()), new Category("pots", List.of(), List.of())),
            Set.of()));
    private final Baskets baskets = new Baskets(words);
    private final Orders orders = new Orders(baskets, List.of("customer", "category"), complaints::add);

    @Test
    void ofAFileInAnotherFormTheFirstLinesAreToldAndTheOthersCounted() throws IOException {
        read("orders.ndjson", "no order\n".repeat(50));
        assertThat(complaints).hasSize(21).last().asString().contains("counted");
        assertThat(orders.told()).endsWith("50 lines that cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'customer':{'email':'ada@example.com'},'items':[{'category':'TEA'}]}",
                "{'type':'PurchaseCompleted','customer':{'email':'ada@example.com'},'items':[{'category':' black tea'}]}",
                "{'type':'PurchaseCompleted','customer':{'email':'Ada@Example.com'},'data':{'items':[{'category':'tea'}]}}",
                "{'detail-type':'PurchaseCompleted','detail':{'customer':{'email':'ada@example.com'},'data':{'items':[{'category':'tea'}]}}}",
                "[{'customer':{'email':'ada@example.com'},'items':[{'category':'tea'},{'sku':'X'}]}]",
            })
    void anOrderIsReadAsItIsPostedOrArchived(String line) throws IOException {
        read("orders.ndjson", line);
        assertThat(complaints).isEmpty();
        baskets.buyers().bought("ada@example.com", "pots");
        assertThat(pair()).isEqualTo(new Pair("tea", "pots", 1, 1, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"customer":        | it is no JSON
                    {"customer":{},"customer":{}} | it is no JSON
                    7                   | it is no JSON object
                    {"items":[]}        | it names no customer
                    {"customer":{"email":7}} | it names no customer
                    {"customer":{"email":"a@b.c"},"items":{}} | items is no list
                    {"customer":{"email":"a@b.c"},"items":[{"category":7}]} | the category of an item is no text
                    """)
    void aLineThatCannotBeReadIsToldAndTheNextIsRead(String line, String because) throws IOException {
        read("o.ndjson", line, "", "{'customer':{'email':'a@b.c'},'items':[{'category':'tea'}]}");
        assertThat(complaints)
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("o.ndjson:1: " + because))
                .satisfies(it -> assertThat(it).doesNotContain("a@b.c"));
        assertThat(baskets.buyers().customers()).isOne();
        assertThat(orders.told(baskets.told())).contains("1 orders read", "1 lines that cannot be read");
    }

    @Test
    void otherEventsArePassedOver() throws IOException {
        read(
                "o.ndjson",
                "{'type':'ActivityRecorded','customer':{'email':'a@b.c'}}",
                "{'detail-type':'CustomerErased','detail':{}}");
        assertThat(complaints).isEmpty();
        assertThat(orders.told(baskets.told())).contains("2 other events");
    }

    @Test
    void aCustomerIsKnownByTheirFirstName() throws IOException {
        read(
                "o.ndjson",
                "{'customer':{'externalId':'K-7','email':'a@b.c'},'items':[{'category':'tea'}]}",
                "{'customer':{'externalId':'K-7'},'items':[{'category':'pots'}]}",
                "{'customer':{'externalId':'k-7'},'items':[{'category':'pots'}]}");
        assertThat(pair()).isEqualTo(new Pair("tea", "pots", 1, 2, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer,category\nA,tea\nA,pots\nB,tea",
                "\uFEFFOrder;Category;CUSTOMER\n1;tea;A\n2;pots;A\n\n3;TEA;B",
                "\"customer\",\"category\"\r\n\"A\",\"tea\"\r\nA,pots\r\nB,\"Black tea\"",
            })
    void csvNamesItsColumns(String file) throws IOException {
        orders.read("orders.csv", new StringReader(file));
        assertThat(complaints).isEmpty();
        assertThat(pair()).isEqualTo(new Pair("tea", "pots", 2, 1, 1, 2));
    }

    @Test
    void quotationMarksHoldALineBreakASeparatorAndThemselves() throws IOException {
        orders.read(
                "o.csv",
                new StringReader(
                        "customer,note,category\nA,\"two\r\nlines, and \"\"words\"\"\",tea\nA,,\"Black\ntea\"\n,,tea\nA,,pots"));
        assertThat(complaints).containsExactly("o.csv:6: it names no customer");
        assertThat(orders.lines()).isEqualTo(7);
        assertThat(words.unknown()).containsOnlyKeys("black\ntea");
        assertThat(pair()).isEqualTo(new Pair("tea", "pots", 1, 1, 1, 1));
    }

    @Test
    void whatIsWrongInCsvIsTold() throws IOException {
        orders.read("o.csv", new StringReader("customer,category\nA\n,tea\nA,\"tea\nA,tea,x\nA,\nA,tea"));
        assertThat(complaints)
                .containsExactly(
                        "o.csv:2: it has 1 columns, and the first line 2",
                        "o.csv:3: it names no customer",
                        "o.csv:4: a quotation mark is not closed",
                        "o.csv:5: it has 3 columns, and the first line 2");
        assertThat(orders.told(baskets.told())).startsWith("2 orders read, 1 of them without a category");
    }

    @Test
    void aFileWithoutTheColumnsIsLeftOut() throws IOException {
        orders.read("o.csv", new StringReader("who,what\nA,tea"));
        assertThat(complaints).containsExactly("o.csv:1: the columns customer and category are not named");
    }

    @Test
    void whatThePlaybookDoesNotKnowIsCounted() throws IOException {
        orders.read("o.csv", new StringReader("customer,category\nA,Socks\nB,socks \nB,tea"));
        assertThat(words.unknown()).containsOnlyKeys("socks").containsEntry("socks", 2L);
    }

    private Pair pair() {
        return baskets.buyers().pairs(BOTH).getFirst();
    }

    private void read(String name, String... lines) throws IOException {
        orders.read(name, new StringReader(String.join("\n", lines).replace('\'', '"')));
    }
}
