package dev.perennial.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final Path FILE = Path.of("target/bom.json");

    /** It is made of the poms of all libraries, and Maven makes it online alone. */
    private static Bill bill() {
        assumeTrue(Files.exists(FILE), "there is no bill: Maven is offline");
        return Bill.read(FILE);
    }

    @Test
    void theBillNamesWhatFunctionsAreBuiltOfAndNothingThatOnlyTestsNeed() {
        assertThat(bill().libraries())
                .extracting(Bill.Library::name)
                .contains(
                        "com.amazonaws:aws-lambda-java-core",
                        "com.fasterxml.jackson.core:jackson-databind",
                        "software.amazon.awssdk:dynamodb",
                        "software.amazon.awssdk:sesv2")
                .noneMatch(name -> name.startsWith("org.junit") || name.startsWith("org.assertj"));
        assertThat(bill().libraries())
                .allSatisfy(library -> assertThat(library.version()).isNotBlank());
    }

    @Test
    void everyLibraryIsUnderALicenceThatAsksForNoMoreThanToBeNamed() {
        assertThat(bill().forbidden()).isEmpty();
    }

    @Test
    void everyLibraryIsARelease() {
        assertThat(bill().unreleased()).isEmpty();
    }

    @Test
    void aLicenceThatAsksForMoreIsFoundAndNoneAsWell() throws IOException {
        Bill bad = new Bill(JsonMapper.builder().build().readTree("""
                                        {"components":[
                                          {"group":"a","name":"copyleft","version":"1",
                                           "licenses":[{"license":{"id":"AGPL-3.0-only"}}]},
                                          {"group":"b","name":"silent","version":"2-SNAPSHOT"},
                                          {"group":"c","name":"either","version":"3",
                                           "licenses":[{"license":{"id":"GPL-2.0-only"}},
                                                       {"license":{"id":"MIT"}}]}]}
                                        """));

        assertThat(bad.forbidden())
                .hasSize(2)
                .anyMatch(words -> words.startsWith("a:copyleft is under [AGPL-3.0-only]"))
                .anyMatch(words -> words.startsWith("b:silent is under no licence"));
        assertThat(bad.unreleased()).containsExactly("b:silent 2-SNAPSHOT is no release");
    }
}
