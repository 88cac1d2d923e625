package dev.perennial.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    private static final long SEED = 20_261_130;
    private static final int KILLS = 6;

    /** So long the space of what was written over is not used again, so that a kill finds it; see Database. */
    private static final Duration SPACE_IS_KEPT = Duration.ofSeconds(2);

    /** Of a row of 2 KB, with the page that it is in; seen where no space is used again. */
    private static final long BYTES_OF_A_CHANGE = 18_000;

    @TempDir
    Path folder;

    @Test
    void killedAtAnyMomentItHasAllThatItAcknowledged() throws Exception {
        Random random = new Random(SEED);
        Map<String, Long> acknowledged = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(random.nextInt(50, 600), acknowledged);
            try (Wire wire = Wire.keptIn(folder)) {
                acknowledged.forEach((id, number) -> {
                    long kept = wire.get("things", "{'id':{'S':'" + id + "'}}")
                            .at("/n/N")
                            .asLong();
                    assertThat(kept).as("seed " + SEED + ", " + id).isBetween(number, number + 1);
                });
                requireWhole(wire);
            }
        }
        assertThat(acknowledged).hasSize(Writers.WRITERS);
    }

    /** Index, table and stream are of one moment, however little of the last change was kept. */
    private static void requireWhole(Wire wire) {
        long things = 0;
        long changes = 0;
        for (var item : wire.call("Scan", "{'TableName':'things'}").path("Items")) {
            things++;
            changes += item.at("/n/N").asLong();
            assertThat(item.at("/due/S").asText()).isEqualTo(item.at("/n/N").asText());
        }
        assertThat(wire.call("Scan", "{'TableName':'things','IndexName':'due'}")
                        .path("Count")
                        .asLong())
                .isEqualTo(things);
        assertThat(Writers.changes(wire)).isEqualTo(changes);
    }

    private void writeUntilKilled(int acknowledgements, Map<String, Long> acknowledged) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writers.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[2].equals("done")) {
                    acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
                }
                if (++seen == acknowledgements) {
                    // By its handle, so that what it said can still be read.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(acknowledgements);
        }
        process.waitFor();
    }

    @Test
    void tablesInMemoryTouchNoFile() throws IOException {
        try (Wire wire = Wire.withTables()) {
            wire.put("things", "{'id':{'S':'a'}}");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void tablesIndexesStreamsAndTokensOutliveARestart() {
        String transaction = """
                {'ClientRequestToken':'t','TransactItems':[{'Update':{'TableName':'things','Key':{'id':{'S':'a'}},
                 'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}}}}]}""";
        try (Wire wire = Wire.keptIn(folder)) {
            wire.createTables();
            wire.put(
                    "things",
                    "{'id':{'S':'b'},'kind':{'S':'k'},'due':{'S':'d'},'l':{'L':[{'M':{'x':{'NS':['-1.5']}}}]}}");
            wire.call("TransactWriteItems", transaction);
        }
        try (Wire wire = Wire.keptIn(folder)) {
            wire.call("TransactWriteItems", transaction);
            assertThat(wire.get("things", "{'id':{'S':'a'}}").at("/n/N").asText())
                    .isEqualTo("1");
            assertThat(wire.get("things", "{'id':{'S':'b'}}").path("l"))
                    .isEqualTo(Wire.json("{'L':[{'M':{'x':{'NS':['-1.5']}}}]}"));
            assertThat(wire.call("Scan", "{'TableName':'things','IndexName':'due'}")
                            .path("Count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(Writers.changes(wire)).isEqualTo(2);
        }
    }

    @Test
    void aFileDoesNotGrowWithTheNumberOfItsChanges() throws IOException {
        try (Wire wire = Wire.keptIn(folder)) {
            wire.createTables();
            String text = "x".repeat(2000);
            long end = System.nanoTime() + 3 * SPACE_IS_KEPT.toNanos();
            int changes = 0;
            while (System.nanoTime() < end) {
                wire.put(
                        "rows",
                        "{'id':{'S':'%d'},'at':{'N':'1'},'t':{'S':'%s%d'}}".formatted(changes % 50, text, changes));
                changes++;
            }
            long most = Math.max(8 << 20, changes * BYTES_OF_A_CHANGE * 2 / 3);
            // Space is freed in the background: on a busy machine, some time after the last change.
            long patience = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (Files.size(folder.resolve(DynamoDb.FILE)) >= most && System.nanoTime() < patience) {
                wire.put("rows", "{'id':{'S':'0'},'at':{'N':'1'},'t':{'S':'%d'}}".formatted(changes++));
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(Files.size(folder.resolve(DynamoDb.FILE))).isLessThan(most);
        }
    }
}
