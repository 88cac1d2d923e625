package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LocalStackCloudTest {
    @Test
    void whatADeployedStackLacksIsSaidBeforeAnythingIsTried() {
        assertThat(LocalStackCloud.missing("", LocalStackCloudTest::notLookedFor, LocalStackCloudTest::notLookedFor))
                .contains("LOCALSTACK_AUTH_TOKEN");
        assertThat(LocalStackCloud.missing("ls-token", () -> false, LocalStackCloudTest::notLookedFor))
                .contains("A Docker engine that answers");
        assertThat(LocalStackCloud.missing("ls-token", () -> true, () -> false)).contains("The SAM CLI");
        assertThat(LocalStackCloud.missing("ls-token", () -> true, () -> true)).isEmpty();
    }

    @Test
    void anAddressThatLeadsElsewhereIsNotPostedTo() {
        assertThatCode(() -> LocalStackCloud.mustBeOnThisMachine(URI.create("http://localhost:4566")))
                .doesNotThrowAnyException();
        for (String elsewhere : new String[] {"http://192.0.2.1:4566", "http://abc.invalid:4566"}) {
            assertThatThrownBy(() -> LocalStackCloud.mustBeOnThisMachine(URI.create(elsewhere)))
                    .hasMessageEndingWith(" does not lead to this machine: give it to 127.0.0.1 in /etc/hosts.");
        }
    }

    private static boolean notLookedFor() {
        throw new AssertionError("looked for in vain");
    }
}
