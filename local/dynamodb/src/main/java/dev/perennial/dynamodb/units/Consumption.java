package dev.perennial.dynamodb.units;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one call consumes, table by table. */
public final class Consumption {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** How many times the usual a transaction costs. */
    public static final int TRANSACTION = 2;

    /** What is consumed. */
    public enum Kind {
        READ("ReadCapacityUnits"),
        WRITE("WriteCapacityUnits");

        private final String member;

        Kind(String member) {
            this.member = member;
        }
    }

    private static final class OfTable {
        private double own;
        private final Map<String, Double> indexes = new TreeMap<>();

        double total() {
            return own + indexes.values().stream().mapToDouble(it -> it).sum();
        }
    }

    private final Kind kind;
    private final boolean transaction;
    private final Map<String, OfTable> tables = new LinkedHashMap<>();

    private Consumption(Kind kind, boolean transaction) {
        this.kind = kind;
        this.transaction = transaction;
    }

    public static Consumption of(Kind kind) {
        return new Consumption(kind, false);
    }

    /** Everything counts twice. */
    public static Consumption ofTransaction(Kind kind) {
        return new Consumption(kind, true);
    }

    public void table(String table, double units) {
        tables.computeIfAbsent(table, _ -> new OfTable()).own += counted(units);
    }

    public void index(String table, String index, double units) {
        tables.computeIfAbsent(table, _ -> new OfTable()).indexes.merge(index, counted(units), Double::sum);
    }

    private double counted(double units) {
        return transaction ? TRANSACTION * units : units;
    }

    /** Tells a meter. */
    public void tell(Meter meter) {
        tables.forEach((table, consumed) -> meter.add(kind, table, consumed.total()));
    }

    /** Adds the member {@code ConsumedCapacity} of a call to one table, where it is wanted. */
    public void answer(ObjectNode answer, Detail detail) {
        if (detail != Detail.NONE) {
            tables.forEach((table, consumed) -> answer.set("ConsumedCapacity", json(table, consumed, detail)));
        }
    }

    /** Adds the member {@code ConsumedCapacity} of a call to several tables, where it is wanted. */
    public void answerAll(ObjectNode answer, Detail detail) {
        if (detail != Detail.NONE) {
            ArrayNode all = answer.putArray("ConsumedCapacity");
            tables.forEach((table, consumed) -> all.add(json(table, consumed, detail)));
        }
    }

    private ObjectNode json(String table, OfTable consumed, Detail detail) {
        ObjectNode json = units(consumed.total()).put("TableName", table);
        if (detail == Detail.INDEXES) {
            json.set("Table", units(consumed.own));
            if (!consumed.indexes.isEmpty()) {
                ObjectNode indexes = json.putObject("GlobalSecondaryIndexes");
                consumed.indexes.forEach((index, units) -> indexes.set(index, units(units)));
            }
        }
        return json;
    }

    private ObjectNode units(double units) {
        ObjectNode json = JSON.objectNode().put("CapacityUnits", units);
        return transaction ? json.put(kind.member, units) : json;
    }
}
