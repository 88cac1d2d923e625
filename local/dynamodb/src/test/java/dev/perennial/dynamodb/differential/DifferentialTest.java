package dev.perennial.dynamodb.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.dynamodb.DynamoDb;
import dev.perennial.dynamodb.wire.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random requests, to the engine and to a DynamoDB that others wrote; the answers have to be the same, but
 * for what docs/emulators.md says. Left out where the other one is not installed, unless {@code -Doracles=required}.
 */
class DifferentialTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long SEED = Long.getLong("seed", 20_261_130);
    private static final int REQUESTS = Integer.getInteger("requests", 1_000);

    private static final List<String> TABLES = List.of("""
            {"TableName":"things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"kind","AttributeType":"S"},
              {"AttributeName":"due","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"due","KeySchema":[{"AttributeName":"kind","KeyType":"HASH"},
              {"AttributeName":"due","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]}""", """
            {"TableName":"rows","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"place","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"place","KeyType":"RANGE"}]}""");

    @TempDir
    Path folder;

    @Test
    void theEngineAnswersAsMotoDoes() throws Exception {
        compare(Oracle.moto(folder.resolve("log")));
    }

    @Test
    void theEngineAnswersAsMiniStackDoes() throws Exception {
        compare(Oracle.miniStack(folder.resolve("log")));
    }

    private static void compare(Optional<Oracle> found) throws IOException {
        if (!"required".equals(System.getProperty("oracles"))) {
            assumeTrue(found.isPresent(), "it is not installed");
        }
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Oracle oracle = found.orElseThrow();
                DynamoDb engine =
                        DynamoDb.inMemory(InstantSource.system(), new Place("eu-central-1", "000000000000"))) {
            Requests requests = new Requests(SEED);
            renew(engine, oracle);
            for (int number = 0; number < REQUESTS; number++) {
                Requests.Request request = requests.next();
                String ours = answer(engine, request);
                Oracle.Answer answer =
                        oracle.call(request.operation(), request.members().toString());
                String theirs = Comparison.essence(answer.status(), answer.body());
                if (ours.equals(theirs)) {
                    compared++;
                    continue;
                }
                if (!KnownDifferences.explain(request, ours, theirs)) {
                    differences.add(request.operation() + " " + request.members() + "\n  engine: " + ours
                            + "\n  other:  " + theirs + " "
                            + (answer.status() == 200
                                    ? ""
                                    : answer.body().path("message").asText()));
                }
                // What was done differently once would differ ever after.
                renew(engine, oracle);
            }
        }
        System.out.println(compared + " of " + REQUESTS + " random requests (seed " + SEED + ") were answered alike, "
                + (REQUESTS - compared - differences.size()) + " differ as is known");
        assertThat(differences).isEmpty();
    }

    private static void renew(DynamoDb engine, Oracle oracle) {
        for (String table : TABLES) {
            String delete = "{\"TableName\":\"" + table.split("\"", -1)[3] + "\"}";
            engine.answer("DynamoDB_20120810.DeleteTable", delete.getBytes(UTF_8));
            engine.answer("DynamoDB_20120810.CreateTable", table.getBytes(UTF_8));
            oracle.call("DeleteTable", delete);
            oracle.call("CreateTable", table);
        }
    }

    private static String answer(DynamoDb engine, Requests.Request request) throws IOException {
        DynamoDb.Answer answer = engine.answer(
                "DynamoDB_20120810." + request.operation(),
                request.members().toString().getBytes(UTF_8));
        return Comparison.essence(answer.status(), MAPPER.readTree(answer.body()));
    }
}
