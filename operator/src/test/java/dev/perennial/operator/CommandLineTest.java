package dev.perennial.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final CustomerId ADA = CustomerId.ofExternal("ada");

    @Test
    void whoeverSaysNothingSeesWhatNobodyKnows() {
        assertThat(parse().order()).isEqualTo(new Order.Show(Status.UNKNOWN));
        assertThat(parse("--unknown").order()).isEqualTo(new Order.Show(Status.UNKNOWN));
        assertThat(parse("list", "--status", "REJECTED").order()).isEqualTo(new Order.Show(Status.REJECTED));
    }

    @Test
    void aDecisionNamesTheMailAndWhoAndWhy() {
        assertThat(parse("drop", ADA.value(), "welcome", "--by", "Grace", "--because", "late")
                        .order())
                .isEqualTo(new Order.Drop(ADA, "welcome", new Decision("Grace", "late")));
        assertThat(parse(
                                "release",
                                ADA.value(),
                                "thank-you.A-1",
                                "--data",
                                "{\"orderId\":\"A-1\"}",
                                "--by",
                                "Grace",
                                "--because",
                                "late")
                        .order())
                .isEqualTo(new Order.Release(
                        ADA, "thank-you.A-1", Map.of("orderId", "A-1"), new Decision("Grace", "late")));
    }

    @Test
    void anAddressIsUnsuppressedByTheIdOfItsCustomer() {
        assertThat(parse("unsuppress", ADA.value(), "--by", "Grace", "--because", "ok")
                        .order())
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
        refused("no option --force", "drop", "--force");
        refused("--by what?", "drop", "--by");
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
        assertThat(CommandLine.parse(List.of(), "staging-").place())
                .isEqualTo(new CommandLine.Place(Optional.empty(), Optional.empty(), Optional.empty(), "staging-"));
        assertThat(parse("--local").place().local()).contains(URI.create("http://localhost:8080"));
        assertThat(parse("--local", "http://localhost:9", "list").place().local())
                .contains(URI.create("http://localhost:9"));
        CommandLine.Place place = parse("--endpoint-url", "http://a", "--region", "eu-west-1", "--prefix", "p-")
                .place();
        assertThat(place.endpoint()).contains(URI.create("http://a"));
        assertThat(place.region()).contains("eu-west-1");
        assertThat(place.prefix()).isEqualTo("p-");
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), "");
    }

    private static void refused(String why, String... arguments) {
        assertThatExceptionOfType(Misunderstood.class)
                .isThrownBy(() -> parse(arguments))
                .withMessageContaining(why);
    }
}
