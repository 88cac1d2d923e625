package dev.perennial.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testing.Samples;
import dev.perennial.testing.storm.Failure;
import dev.perennial.testing.storm.PlantedFault;
import dev.perennial.testing.storm.Shortest;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("slow")
class PlantedFaultTest {
    private static final int HISTORIES = 60_000;

    @TestFactory
    Stream<DynamicTest> theStormFindsEveryMistake() {
        return Stream.of(PlantedFault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.words(), () -> isFound(fault)));
    }

    private static void isFound(PlantedFault fault) {
        Optional<Failure> found = fault.hunt(Samples.PLAYBOOK, 1, HISTORIES);
        assertThat(found).as(fault.words()).isPresent();
        System.out.printf(
                "%-70s found by history %2d: %s%n",
                fault.words(),
                found.orElseThrow().seed(),
                found.orElseThrow().violations().getFirst().lines().findFirst().orElseThrow());
    }

    @Test
    void twoFactsThatOverwriteEachOtherAreTheShortestHistoryWithoutAVersionCheck() {
        Shortest shortest = PlantedFault.VERSION_CHECK_REMOVED
                .hunt(Samples.PLAYBOOK, 1, HISTORIES)
                .orElseThrow()
                .shorten();
        assertThat(shortest.facts()).isEqualTo(2);
        assertThat(shortest.toString())
                .contains("another event of the customer gets between a read and its write")
                .doesNotContain("crash");
    }
}
