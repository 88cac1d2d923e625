package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What each kind of event costs at DynamoDB. The table in docs/performance.md is written by this test:
 * {@code -Dcosts=write}.
 */
class EventCostsTest {
    private static final Path DOCUMENT = Path.of("../../docs/performance.md");
    private static final String BEGIN = "<!-- metered: begin -->\n";
    private static final String END = "<!-- metered: end -->\n";
    private static final String HEAD = """
            | Event | Reads | Writes | Read units | Write units, record and index | Write units, timeline | Record | Within the target |
            |---|--:|--:|--:|--:|--:|--:|---|
            """;

    /** One read, one write; a unit to read, two to write record and index, one for the timeline. */
    private static final EventCost TARGET = new EventCost(1, 1, 1, 2, 1, Long.MAX_VALUE);

    private static final String INDEX = "no: its time to be looked at moves in the due index";
    private static final String FLAGGED = INDEX + ", and the record says what is owed: over 2 KB";
    private static final String LARGE = "no: the record, before or after, says what is owed: over 2 KB";
    private static final String TIMELINE = "no: asks the timeline whether the event came before";

    private static final String ORDER = "the order index";

    private static final String FULL = "no: ten events leave the record and are filed; over 2 KB";

    private static final Meter METER = new Meter();

    @RegisterExtension
    static final Tables TABLES = new Tables(METER);

    private final List<Row> rows = new ArrayList<>();
    private int customers;

    /**
     * One row.
     *
     * @param limit what the event may cost, {@link #TARGET} but where {@code remark} says why not
     */
    private record Row(String event, EventCost cost, EventCost limit, String remark) {
        @Override
        public String toString() {
            return "| " + event + " |" + cost.cells() + " " + remark + " |\n";
        }
    }

    @Test
    void eachKindOfEventCostsWhatTheDocumentationSays() throws IOException {
        meterTheFirstEvents();
        meterEveryKind();
        meterAHistory();
        String table = HEAD + String.join("", rows.stream().map(Row::toString).toList());
        System.out.println(table);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.cost.isWithin(row.limit)).isTrue());
        assertThat(rows.stream().filter(row -> !row.limit.equals(TARGET)))
                .as("a row whose cost has come within the target needs no excuse")
                .noneMatch(row -> row.cost.isWithin(TARGET));
        assertThat(documented(table))
                .as("run this test with -Dcosts=write, and look at what has changed")
                .isEqualTo(table);
    }

    private void meterTheFirstEvents() {
        MeteredCustomer ada = customer();
        beyond("first sign-up", ada.signsUp(), new EventCost(1, 1, 1, 3, 1, 0), "no: its first time in the due index");
        beyond("first purchase", ada.buys(), new EventCost(1, 1, 1, 2, 2, 0), "no: " + ORDER);
        beyond(
                "2nd purchase, which moves nothing in the due index",
                ada.buys(),
                new EventCost(1, 1, 1, 2, 2, 0),
                "no: " + ORDER);
        beyond(
                "3rd purchase, from which on the customer has a rhythm",
                ada.buys(),
                new EventCost(1, 1, 1, 2, 2, 0),
                "no: " + ORDER);
        beyond("4th to 11th purchase", purchases(ada, 8), new EventCost(1, 1, 1, 3, 2, 0), LARGE + "; " + ORDER);
        beyond("12th, which finds the record full", ada.buys(), new EventCost(1, 2, 1, 3, 12, 0), FULL + "; " + ORDER);
        beyond(
                "13th to 20th purchase",
                purchases(ada, 8),
                new EventCost(2, 1, 2, 3, 2, 0),
                TIMELINE + "; over 2 KB; " + ORDER);
        within("a lead's first", customer().leavesAnAddress());
        MeteredCustomer guest = customer();
        guest.buys();
        within("sign-up that completes a record", guest.signsUp());
    }

    /** On a record with address, name, attribution and consent, after 10 events, 5 of them orders. */
    private void meterEveryKind() {
        beyond(
                "purchase",
                customer().withSomeOrders().buys(),
                new EventCost(1, 1, 1, 3, 3, 0),
                LARGE + ", and its row over 1 KB; " + ORDER);
        large("refund", MeteredCustomer::returnsSomething);
        large("survey answer", MeteredCustomer::answers);
        large("activity", it -> it.does("login"));
        large("complaint", MeteredCustomer::complains);
        large("complaint resolved", MeteredCustomer::isHelped);
        large("contract concluded", MeteredCustomer::concludesAContract);
        large("consent withdrawn", MeteredCustomer::leaves);
        large("link in a mail followed", MeteredCustomer::clicks);
        large("mail bounced for good", MeteredCustomer::bounces);
        within("repetition", MeteredCustomer::buysTheSame);
        beyond(
                "address changed",
                customer().withSomeOrders().moves(),
                new EventCost(1, 1, 1, 3, 2, 0),
                "no: the new address is made to lead to the record; over 2 KB");
        MeteredCustomer silent = customer().withSomeOrders();
        beyond("looked at: not yet silent for long", silent.isDue(), new EventCost(1, 1, 1, 5, 1, 0), FLAGGED);
        beyond(
                "looked at: at risk, win-back owed",
                silent.isDue(),
                new EventCost(1, 1, 1, 5, 2, 0),
                FLAGGED + "; its row over 1 KB");
    }

    private void meterAHistory() {
        MeteredCustomer old = customer().withSomeOrders();
        purchases(old, 100);
        beyond("purchase after 110 events", old.buys(), new EventCost(2, 1, 2, 3, 2, 0), TIMELINE + "; " + ORDER);
    }

    private void within(String event, Function<MeteredCustomer, EventCost> kind) {
        within(event, kind.apply(customer().withSomeOrders()));
    }

    private void large(String event, Function<MeteredCustomer, EventCost> kind) {
        beyond(event, kind.apply(customer().withSomeOrders()), new EventCost(1, 1, 1, 3, 1, 0), LARGE);
    }

    private void within(String event, EventCost cost) {
        rows.add(new Row(event, cost, TARGET, "yes"));
    }

    private void beyond(String event, EventCost cost, EventCost limit, String why) {
        rows.add(new Row(event, cost, limit, why));
    }

    /** The dearest of some purchases. */
    private static EventCost purchases(MeteredCustomer customer, int count) {
        EventCost dearest = customer.buys();
        for (int i = 1; i < count; i++) {
            dearest = dearest.or(customer.buys());
        }
        return dearest;
    }

    private MeteredCustomer customer() {
        String email = "ada.lovelace+%02d@example.com".formatted(customers++);
        return new MeteredCustomer(email, TABLES.client(), METER);
    }

    /** The documentation's table, after it was written anew where that is wanted. */
    private static String documented(String table) throws IOException {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if ("write".equals(System.getProperty("costs"))) {
            Files.writeString(DOCUMENT, text.substring(0, from) + table + text.substring(to));
            return table;
        }
        return text.substring(from, to);
    }
}
