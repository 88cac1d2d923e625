package dev.perennial.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A process that counts up some items, says what is done, and never ends by itself. */
final class Writers {
    static final int WRITERS = 4;

    private Writers() {}

    public static void main(String[] arguments) throws InterruptedException {
        Wire wire = Wire.keptIn(Path.of(arguments[0]));
        if (wire.call("ListTables", "{}").path("TableNames").isEmpty()) {
            wire.createTables();
        }
        Thread[] writers = new Thread[WRITERS];
        for (int number = 0; number < WRITERS; number++) {
            String id = "writer-" + number;
            writers[number] = Thread.ofPlatform().start(() -> write(wire, id));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void write(Wire wire, String id) {
        long number = wire.get("things", "{'id':{'S':'" + id + "'}}").at("/n/N").asLong(0);
        while (true) {
            number++;
            wire.put(
                    "things",
                    "{'id':{'S':'%s'},'n':{'N':'%d'},'kind':{'S':'k'},'due':{'S':'%d'}}".formatted(id, number, number));
            System.out.println(id + " " + number + " done");
        }
    }

    /** How many changes the stream of the table tells. */
    static long changes(Wire wire) {
        String arn = wire.stream("ListStreams", "{}").at("/Streams/0/StreamArn").asText();
        String shard = wire.stream("DescribeStream", "{'StreamArn':'" + arn + "'}")
                .at("/StreamDescription/Shards/0/ShardId")
                .asText();
        String iterator = wire.stream(
                        "GetShardIterator",
                        "{'StreamArn':'%s','ShardId':'%s','ShardIteratorType':'TRIM_HORIZON'}".formatted(arn, shard))
                .path("ShardIterator")
                .asText();
        long changes = 0;
        while (true) {
            JsonNode page = wire.stream("GetRecords", "{'ShardIterator':'" + iterator + "'}");
            if (page.path("Records").isEmpty()) {
                return changes;
            }
            changes += page.path("Records").size();
            iterator = page.path("NextShardIterator").asText();
        }
    }
}
