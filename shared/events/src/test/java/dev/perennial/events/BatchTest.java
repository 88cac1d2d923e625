package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static List<Batch.Line> lines(String body) {
        return Batch.lines(body.getBytes(UTF_8));
    }

    @Test
    void aBadLineSpoilsItselfAlone() {
        assertThat(lines("{\"a\":1}\r\n\n{\"a\":\n[1]\n{\"b\":2}"))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(parsed(1, "{\"a\":1}")),
                        third -> assertThat(third).isInstanceOf(Batch.Line.Malformed.class),
                        fourth -> assertThat(fourth)
                                .isEqualTo(new Batch.Line.Malformed(4, "the line is not a JSON object")),
                        fifth -> assertThat(fifth).isEqualTo(parsed(5, "{\"b\":2}")));
    }

    @Test
    void anArrayIsABatchToo() {
        assertThat(lines(" [{\"a\":1},\n{\"b\":2}]")).containsExactly(parsed(1, "{\"a\":1}"), parsed(2, "{\"b\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\r\n{\"b\":2}\r\n",
                "{\"a\":1}\r{\"b\":2}",
                "\uFEFF{\"a\":1}\n{\"b\":2}",
                "\uFEFF{\"a\":1}\n\uFEFF{\"b\":2}\n\uFEFF",
                "\uFEFF[{\"a\":1},\r\n{\"b\":2}]\r\n",
                "\uFEFF [{\"a\":1},{\"b\":2}]"
            })
    void linesEndAsOnAnySystemAndAByteOrderMarkIsNoPartOfThem(String batch) {
        assertThat(lines(batch)).containsExactly(parsed(1, "{\"a\":1}"), parsed(2, "{\"b\":2}"));
    }

    @Test
    void fiveHundredEventsAreABatchAndOneMoreIsNot() {
        assertThat(lines("{}\n".repeat(500))).hasSize(500);
        assertThatThrownBy(() -> lines("{}\n".repeat(501)))
                .isInstanceOf(MalformedBody.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> lines("[" + "{},".repeat(500) + "{}]")).isInstanceOf(MalformedBody.class);
    }

    @Test
    void nothingIsNoBatch() {
        assertThatThrownBy(() -> lines(" \n\n")).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> lines("[]")).isInstanceOf(MalformedBody.class);
    }

    private static Batch.Line parsed(int number, String json) {
        return new Batch.Line.Parsed(number, StrictJson.parse(json));
    }
}
