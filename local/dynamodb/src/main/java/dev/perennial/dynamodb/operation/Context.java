package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.table.Catalogue;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Meter;
import dev.perennial.dynamodb.wire.Place;
import java.time.InstantSource;

/** What operations work on. */
public record Context(Database database, Catalogue tables, InstantSource clock, Place place, Meter meter) {
    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    void consumed(Consumption consumption) {
        consumption.tell(meter);
    }
}
