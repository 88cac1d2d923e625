package dev.perennial.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of the facts are written from their declarations, by this test where it is told to. */
class GeneratedFilesTest {
    private static final String COMMAND =
            "mvn -q -pl events,shared/compiler -am test -Dtest=GeneratedFilesTest,SchemaTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dwrite=true";

    static List<FactType<?>> facts() {
        return FactTypes.onTheBus();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void theSchemaSaysWhatTheDeclarationSays(FactType<?> fact) throws IOException {
        ObjectNode schema = new DeclaredSchema("../parts.json", new LinkedHashMap<>()).of(fact);
        assertWritten(Path.of("schemas", fact.eventName() + ".json"), schema);
    }

    @Test
    void theSharedPartsSayWhatTheDeclarationsSay() throws IOException {
        SequencedMap<String, ObjectNode> shared = new LinkedHashMap<>();
        DeclaredSchema declared = new DeclaredSchema("", shared);
        facts().forEach(declared::of);
        ObjectNode parts = Contract.PARTS.deepCopy();
        shared.forEach(parts.withObject("/$defs")::set);
        assertWritten(Path.of("parts.json"), parts);
    }

    private static void assertWritten(Path file, JsonNode content) throws IOException {
        String text = text(content);
        if (System.getProperty("write") != null) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is not what the declarations of the facts say; write it by: %s", file, COMMAND)
                .isEqualTo(text);
    }

    private static String text(JsonNode content) throws JsonProcessingException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(content) + "\n";
    }
}
