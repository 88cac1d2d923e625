package dev.perennial.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path directory;

    @Test
    void aValueFollowsASpaceOrAnEqualsSignAndDigitsMayBeGrouped() {
        SoakCommand soak = Program.parse(
                SoakCommand.class, "soak", "--histories", "1,000,000", "--seed=7", "--threads", "3", "--faults");
        assertThat(soak.histories()).isEqualTo(1_000_000);
        assertThat(soak.seed()).isEqualTo(7);
        assertThat(soak.threads()).isEqualTo(3);
        assertThat(soak.faults()).isTrue();
        SimulateCommand simulate =
                Program.parse(SimulateCommand.class, "simulate", "--customers", "100_000", "--days=90", "--seed", "7");
        assertThat(simulate.customers()).isEqualTo(100_000);
        assertThat(simulate.days()).isEqualTo(90);
        assertThat(simulate.seed()).isEqualTo(7);
    }

    @Test
    void anOptionHasItsDefaultAndTheLastWordOnItCounts() {
        SimulateCommand simulate = Program.parse(SimulateCommand.class, "simulate", "--days", "1", "--days", "2");
        assertThat(simulate.playbook()).isEqualTo(Path.of("playbook"));
        assertThat(simulate.report()).isEqualTo(Path.of("target/simulation.html"));
        assertThat(simulate.against()).isEmpty();
        assertThat(simulate.days()).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsNamed() {
        refused("There is no option '--history'; './perennial help soak' shows those there are.", "soak", "--history");
        refused("--seed needs a value.", "soak", "--seed");
        refused("--histories needs a whole number from 1 to 999999999, not '0'.", "soak", "--histories", "0");
        refused("--threads needs a whole number from 1 to 999999999, not '-1'.", "soak", "--threads", "-1");
        refused("--days needs a whole number from 1 to 3650, not '0'.", "simulate", "--days", "0");
        refused(
                "There is no option '--day'; './perennial help simulate' shows those there are.",
                "simulate",
                "--day=3");
        refused("--days needs a value.", "simulate", "--days");
        refused("--http-port needs a port from 0 to 65535, not 'x'.", "up", "--http-port", "x");
        refused("--http-port needs a value.", "up", "--http-port");
        refused("There is no option '--memory'; './perennial help up' shows those there are.", "up", "--memory");
        refused("--parameter needs Name=Value, not 'A'.", "demo", "--parameter", "A");
        refused("'x' is a word too many. It is written: ./perennial soak", "soak", "x");
    }

    @Test
    void aPlaybookIsADirectoryThatHoldsOne() throws IOException {
        String journeys = directory.resolve("journeys.yaml").toString();
        refused(
                "--against needs the directory of a playbook; there is no " + journeys + ".",
                "simulate",
                "--against",
                directory.toString());
        Files.createFile(Path.of(journeys));
        SimulateCommand command = Program.parse(SimulateCommand.class, "simulate", "--against", directory.toString());
        assertThat(command.against()).contains(directory);
    }

    @Test
    void theReportIsAFile() {
        refused(
                "--report needs the name of a file; " + directory + " is a directory.",
                "simulate",
                "--report",
                directory.toString());
    }

    @Test
    void filesOfOrdersStandBetweenOptions() throws IOException {
        String file = Files.createFile(directory.resolve("orders.ndjson")).toString();
        CategoriesCommand command =
                Program.parse(CategoriesCommand.class, "categories", "--customers=1,000", file, "--most", "3", file);
        assertThat(command.customers()).isEqualTo(1000);
        assertThat(command.most()).isEqualTo(3);
        assertThat(command.files()).containsExactly(Path.of(file), Path.of(file));
        assertThat(command.playbook()).contains(Path.of("playbook"));
        CategoriesCommand asCalled = Program.parse(CategoriesCommand.class, "categories", "--as-called", file);
        assertThat(asCalled.playbook()).isEmpty();
        refused("--most needs a value.", "categories", file, "--most");
        refused("--most needs a whole number from 1 to 40, not '0'.", "categories", file, "--most=0");
        refused(
                "There is no option '--custmers'; './perennial help categories' shows those there are.",
                "categories",
                "--custmers",
                "3");
        refused(
                "--playbook needs the directory of a playbook; there is no " + Path.of("nowhere/journeys.yaml") + ".",
                "categories",
                file,
                "--playbook",
                "nowhere");
    }

    @Test
    void ordersThatAreNotThereAreNamed() {
        CategoriesCommand none = Program.parse(CategoriesCommand.class, "categories");
        assertThatThrownBy(none::files)
                .isInstanceOf(Misunderstood.class)
                .hasMessageContaining("Name at least one file");
        CategoriesCommand nowhere = Program.parse(CategoriesCommand.class, "categories", "nowhere.csv");
        assertThatThrownBy(nowhere::files)
                .isInstanceOf(Misunderstood.class)
                .hasMessage("There is no file 'nowhere.csv' that can be read.");
    }

    @Test
    void anOptionIsNeverTakenForAFile() {
        assertThatThrownBy(
                        () -> Program.parse(SimulateCommand.class, "simulate", "--people", "orders.csv", "--dayz", "3"))
                .isInstanceOf(Misunderstood.class)
                .hasMessage("There is no option '--dayz'; './perennial help simulate' shows those there are.");
    }

    @Test
    void optionsOfPeopleThatNobodyAskedForAreNotPassedOver() {
        assertThatThrownBy(() -> Program.parse(SimulateCommand.class, "simulate", "--local")
                        .from())
                .hasMessage("--from is missing: the options of an installation go with --from aws or --from local.");
        assertThatThrownBy(() -> Program.parse(SimulateCommand.class, "simulate", "--currency", "EUR")
                        .from())
                .hasMessage("--people is missing: the options of exported files go with --people FILE.");
        assertThatThrownBy(() -> Program.parse(
                                SimulateCommand.class, "simulate", "--from", "aws", "--people", "orders.csv")
                        .from())
                .hasMessage("--from and --people: name one of them.");
        assertThatThrownBy(() -> Program.parse(SimulateCommand.class, "simulate", "--from", "mars")
                        .from())
                .hasMessage("--from needs aws or local, not 'mars'.");
        assertThat(Program.parse(SimulateCommand.class, "simulate").from()).isEmpty();
        assertThat(Program.parse(SimulateCommand.class, "simulate", "--from", "local")
                        .from()
                        .orElseThrow()
                        .local())
                .contains("http://localhost:8080");
    }

    @Test
    void theFormatOfAnImportMayBeLeftOutAndItsFilesAreThere() throws IOException {
        String file = Files.createFile(directory.resolve("orders.csv")).toString();
        ImportCommand named = Program.parse(ImportCommand.class, "import", "shopify", file, "--dry-run", "--posts=8");
        assertThat(named.format()).contains("shopify");
        assertThat(named.files()).containsExactly(Path.of(file));
        assertThat(named.dryRun()).isTrue();
        assertThat(named.posts()).isEqualTo(8);
        assertThat(named.into()).isEqualTo(ImportCommand.Into.LOCAL);
        ImportCommand known = Program.parse(ImportCommand.class, "import", "--states", "a,b", file, file);
        assertThat(known.format()).isEmpty();
        assertThat(known.files()).hasSize(2);
        assertThat(known.exports().states()).containsExactly("a", "b");
        assertThatThrownBy(() ->
                        Program.parse(ImportCommand.class, "import", "shopify").files())
                .isInstanceOf(Misunderstood.class)
                .hasMessage("Which files? Name at least one that was exported.");
        assertThatThrownBy(() -> Program.parse(ImportCommand.class, "import", "shopify", "nowhere.csv")
                        .files())
                .isInstanceOf(Misunderstood.class)
                .hasMessage("There is no file 'nowhere.csv' that can be read.");
        ImportCommand elsewhere = Program.parse(ImportCommand.class, "import", file, "--into=moon");
        assertThatThrownBy(elsewhere::into)
                .isInstanceOf(Misunderstood.class)
                .hasMessage("--into needs local or aws, not 'moon'.");
    }

    @Test
    void everythingIsMeasuredWhereNothingIsSaid() {
        BenchCommand bench = Program.parse(BenchCommand.class, "bench");
        assertThat(bench.quick()).isFalse();
        assertThat(bench.all()).isTrue();
    }

    @Test
    void aMeasurementMayBeQuickAndOfSomePartsAlone() {
        BenchCommand bench = Program.parse(BenchCommand.class, "bench", "--quick", "--only=core,sweep");
        assertThat(bench.quick()).isTrue();
        assertThat(bench.has("core")).isTrue();
        assertThat(bench.has("sweep")).isTrue();
        assertThat(bench.has("starts")).isFalse();
        assertThat(bench.all()).isFalse();
        refused(
                "There is no part 'tea' for --only; the parts are starts, packages, units, sweep, core.",
                "bench",
                "--only=tea");
    }

    @Test
    void theSuiteRunsOnACloudThatIsNamed() {
        assertThat(Program.parse(EndToEndCommand.class, "e2e", "--cloud=moto").cloud())
                .isEqualTo("moto");
        EndToEndCommand nowhere = Program.parse(EndToEndCommand.class, "e2e");
        assertThatThrownBy(nowhere::cloud).isInstanceOf(Misunderstood.class).hasMessageContaining("--cloud is missing");
        EndToEndCommand mistyped = Program.parse(EndToEndCommand.class, "e2e", "--cloud", "nowhere");
        assertThatThrownBy(mistyped::cloud)
                .isInstanceOf(Misunderstood.class)
                .hasMessage("There is no cloud 'nowhere': local, moto, ministack, aws-emulator, localstack or aws?");
    }

    private static void refused(String why, String... arguments) {
        assertThatThrownBy(() -> Program.parse(Object.class, arguments))
                .isInstanceOf(Misunderstood.class)
                .hasMessage(why);
    }
}
