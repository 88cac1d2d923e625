package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.handlers.Calls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("slow")
class RestartTest {
    @TempDir
    Path folder;

    private static void put(RunningCloud cloud, String id) {
        cloud.tables().putItem(request -> request.tableName("things").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static List<String> read() {
        return Calls.seen().stream()
                .flatMap(event -> StreamSupport.stream(event.path("Records").spliterator(), false))
                .map(each ->
                        each.path("dynamodb").path("Keys").path("id").path("S").asText())
                .toList();
    }

    @Test
    void dataMessagesClockSecretAndPlaceInTheStreamOutliveARestart() throws Exception {
        Calls.forget();
        JsonNode before;
        try (RunningCloud cloud = RunningCloud.small(folder)) {
            put(cloud, "first");
            cloud.putFact("{\"poison\":true}");
            cloud.post("/local/clock", "application/json", "{\"advance\":\"P10D\"}");
            before = Json.parse(cloud.get("/local/info").body());
        }
        assertThat(read()).containsExactly("first");
        Calls.forget();

        try (RunningCloud cloud = RunningCloud.small(folder)) {
            put(cloud, "second");
            cloud.drain();
            JsonNode after = Json.parse(cloud.get("/local/info").body());

            assertThat(read()).containsExactly("second");
            assertThat(cloud.messages("failures")).hasSize(1);
            assertThat(cloud.tables()
                            .scan(request -> request.tableName("things"))
                            .count())
                    .isEqualTo(2);
            assertThat(after.path("signingSecret")).isEqualTo(before.path("signingSecret"));
            assertThat(after.path("now").asText())
                    .isGreaterThan(before.path("now").asText());
        }
    }
}
