package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The template's filter, queries and dashboard read numbers that the functions write. */
class LogFieldsTest {
    @Test
    void mailsAreReadByTheirStatus() throws IOException {
        assertThat(names("mails", LedgerEntry.Status.values())).containsAll(read("mails"));
    }

    @Test
    void whatProgramsReadIsReadByStatus() throws IOException {
        assertThat(read("machines")).containsExactlyInAnyOrder("OPENED", "CLICKED");
        assertThat(names("mails", LedgerEntry.Status.values())).containsAll(read("machines"));
    }

    @Test
    void whatAlarmsReadIsWhatFunctionsCount() throws IOException {
        assertThat(read("faults")).containsExactly("mails");
        assertThat(read("doubted")).containsExactly("ids");
    }

    @Test
    void everyStageIsShown() throws IOException {
        assertThat(read("stages")).isEqualTo(names("stages", Stage.values()));
    }

    @Test
    void factsAreReadByTheirType() throws IOException {
        assertThat(FactTypes.onTheBus().stream().map(FactType::eventName).collect(Collectors.toSet()))
                .containsAll(read("facts"));
    }

    private static Set<String> names(String group, Enum<?>[] constants) {
        assertThat(List.of(constants)).as(group).isNotEmpty();
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read(String group) throws IOException {
        Set<String> fields = Pattern.compile("\\b" + group + "\\.([A-Za-z_]+)")
                .matcher(Files.readString(Path.of("../../template.yaml")))
                .results()
                .map((MatchResult field) -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fields).as(group).isNotEmpty();
        return fields;
    }
}
