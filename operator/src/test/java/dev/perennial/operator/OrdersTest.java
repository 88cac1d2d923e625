package dev.perennial.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.commandline.MailsCommand;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.commandline.Program;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final CustomerId ADA = CustomerId.ofExternal("ada");

    @Test
    void whoeverSaysNothingSeesWhatNobodyKnows() {
        assertThat(order()).isEqualTo(new Order.Show(Status.UNKNOWN));
        assertThat(order("--unknown")).isEqualTo(new Order.Show(Status.UNKNOWN));
        assertThat(order("list", "--status", "REJECTED")).isEqualTo(new Order.Show(Status.REJECTED));
        assertThat(order("--status", "REJECTED", "list")).isEqualTo(new Order.Show(Status.REJECTED));
        assertThat(order("--status", "REJECTED")).isEqualTo(new Order.Show(Status.REJECTED));
    }

    @Test
    void aDecisionNamesTheMailAndWhoAndWhy() {
        assertThat(order("drop", ADA.value(), "welcome", "--by", "Grace", "--because", "late"))
                .isEqualTo(new Order.Drop(ADA, "welcome", new Decision("Grace", "late")));
        assertThat(order(
                        "release",
                        ADA.value(),
                        "thank-you.A-1",
                        "--data",
                        "{\"orderId\":\"A-1\"}",
                        "--by",
                        "Grace",
                        "--because",
                        "late"))
                .isEqualTo(new Order.Release(
                        ADA, "thank-you.A-1", Map.of("orderId", "A-1"), new Decision("Grace", "late")));
    }

    @Test
    void anAddressIsUnsuppressedByTheIdOfItsCustomer() {
        assertThat(order("unsuppress", ADA.value(), "--by", "Grace", "--because", "ok"))
                .isEqualTo(new Order.Unsuppress(ADA, new Decision("Grace", "ok")));
        refused("--by is missing", "unsuppress", ADA.value(), "--because", "ok");
        refused("unsuppress CUSTOMER_ID", "unsuppress", "--by", "Grace", "--because", "ok");
    }

    @Test
    void withoutWhoOrWhyNothingIsDone() {
        refused("--by is missing", "drop", ADA.value(), "welcome", "--because", "late");
        refused("--because is missing", "release", ADA.value(), "welcome", "--by", "Grace");
        refused("who decides", "drop", ADA.value(), "w", "--because", "late", "--by", " ");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        refused("none of list, drop, release, unsuppress", "burn");
        refused("no option '--force'", "drop", "--force");
        refused("--by needs a value", "drop", "--by");
        refused("no customer id", "drop", "ada", "welcome", "--by", "G", "--because", "x");
        refused("drop CUSTOMER_ID SEND_KEY", "drop", ADA.value(), "--by", "G", "--because", "x");
        refused("no status", "list", "--status", "LOST");
        refused("mails list", "list", "me");
        for (String data : List.of("[]", "{", "7")) {
            refused("--data", "release", ADA.value(), "w", "--data", data, "--by", "G");
        }
        refused("no address", "--endpoint-url", "a b");
    }

    @Test
    void itIsCarriedOutWhereTheUserSays() {
        assertThat(Place.of(parse().location(), "staging-"))
                .isEqualTo(new Place(Optional.empty(), Optional.empty(), Optional.empty(), "staging-"));
        assertThat(place("--local").local()).contains(URI.create("http://localhost:8080"));
        assertThat(place("list", "--local").local()).contains(URI.create("http://localhost:8080"));
        assertThat(place("--local", "list").local()).contains(URI.create("http://localhost:8080"));
        assertThat(place("--local", "http://localhost:9", "list").local()).contains(URI.create("http://localhost:9"));
        assertThat(place("drop", "--local", ADA.value(), "w").local()).contains(URI.create("http://localhost:8080"));
        Place place = place("--endpoint-url", "http://a", "--region", "eu-west-1", "list", "--prefix", "p-");
        assertThat(place.endpoint()).contains(URI.create("http://a"));
        assertThat(place.region()).contains("eu-west-1");
        assertThat(place.prefix()).isEqualTo("p-");
    }

    private static MailsCommand parse(String... arguments) {
        return Program.parse(
                MailsCommand.class,
                Stream.concat(Stream.of("mails"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Order order(String... arguments) {
        return Orders.of(parse(arguments));
    }

    private static Place place(String... arguments) {
        return Place.of(parse(arguments).location(), "");
    }

    private static void refused(String why, String... arguments) {
        assertThatExceptionOfType(Misunderstood.class)
                .isThrownBy(() -> {
                    MailsCommand command = parse(arguments);
                    Orders.of(command);
                    Place.of(command.location(), "");
                })
                .withMessageContaining(why);
    }
}
