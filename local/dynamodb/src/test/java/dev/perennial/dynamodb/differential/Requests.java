package dev.perennial.dynamodb.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Random requests, good ones and bad ones, over few keys so that they meet. The same seed gives the same requests. */
final class Requests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> CONDITIONS = List.of(
            "attribute_exists(id)",
            "attribute_not_exists(id)",
            "n = :n",
            "n <> :n",
            "n > :n AND t = :t",
            "n BETWEEN :n AND :more",
            "t IN (:t, :other)",
            "begins_with(t, :t)",
            "contains(s, :t)",
            "contains(t, :t)",
            "size(l) > :n",
            "attribute_exists(m.k) OR attribute_not_exists(l[1])",
            "NOT n < :n",
            "NOT (n = :n OR t <> :t)",
            "attribute_type(m, :map)",
            "m.k = :n",
            "#n = :n",
            // Bad ones.
            "n = :nothing",
            "#nothing = :n",
            "status = :n",
            "n = ",
            "n == :n",
            "nonsense(n)",
            "n < :set");

    private static final List<String> UPDATES = List.of(
            "SET n = :n",
            "SET n = n + :n",
            "SET n = if_not_exists(n, :n) + :more",
            "SET t = :t, #n = :n",
            "SET m = :m",
            "SET m.k = :n",
            "SET l = :l",
            "SET l[0] = :n",
            "SET l = list_append(l, :l)",
            "SET l = list_append(if_not_exists(l, :l), :l)",
            "REMOVE n",
            "REMOVE l[0]",
            "REMOVE m.k, t",
            "ADD n :n",
            "ADD s :set",
            "DELETE s :set",
            "SET n = :n REMOVE t ADD s :set",
            "SET due = :t, kind = :t",
            "REMOVE due",
            // Bad ones.
            "SET id = :t",
            "SET n = :nothing",
            "SET n = :n, n = :more",
            "SET n = :n SET t = :t",
            "ADD t :t",
            "DELETE n :n",
            "SET status = :n",
            "SET n = absent",
            "SET absent.k = :n",
            "SET n n");

    private static final List<String> KEY_CONDITIONS = List.of(
            "id = :t",
            "id = :t AND place = :n",
            "id = :t AND place > :n",
            "id = :t AND place <= :n",
            "id = :t AND place BETWEEN :n AND :more",
            // Bad ones.
            "place = :n",
            "id > :t",
            "id = :n",
            "id = :t AND n = :n");

    private final Random random;

    Requests(long seed) {
        this.random = new Random(seed);
    }

    record Request(String operation, ObjectNode members) {}

    Request next() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> put();
            case 3, 4, 5 -> update();
            case 6 -> delete();
            case 7 -> get();
            case 8, 9 -> query();
            case 10 -> transaction();
            default -> batch();
        };
    }

    private static ObjectNode json() {
        return JSON.objectNode();
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean rarely() {
        return random.nextInt(20) == 0;
    }

    private String table() {
        return random.nextInt(100) == 0 ? "nothing" : random.nextBoolean() ? "things" : "rows";
    }

    private String id() {
        return any(List.of("a", "ab", "b", "c"));
    }

    private ObjectNode key(String table) {
        ObjectNode key = json();
        key.putObject("id").put(rarely() ? "N" : "S", rarely() ? "" : id().replace("ab", "1"));
        if (table.equals("rows") != rarely()) {
            // Written in one way alone: moto compares keys as they are written.
            key.putObject("place").put("N", any(List.of("0", "1", "2", "-1", "1.5", "10")));
        }
        return key;
    }

    private String number() {
        return any(List.of("0", "1", "2", "-1", "1.50", "10", "2e1"));
    }

    private ObjectNode item(String table) {
        ObjectNode item = key(table);
        if (random.nextBoolean()) {
            item.putObject("n").put("N", number());
        }
        if (random.nextBoolean()) {
            item.putObject("t").put("S", id());
        }
        if (random.nextInt(3) == 0) {
            item.set("s", set());
        }
        if (random.nextInt(3) == 0) {
            item.set("l", list());
        }
        if (random.nextInt(3) == 0) {
            item.set("m", map());
        }
        if (random.nextInt(3) == 0) {
            item.putObject("kind").put("S", id());
            item.putObject("due").put(rarely() ? "N" : "S", number());
        }
        if (rarely()) {
            item.set("odd", any(List.of("x", "y")).equals("x") ? json().put("N", "many") : json());
        }
        return item;
    }

    private ObjectNode set() {
        ObjectNode set = json();
        ArrayNode values = set.putArray("SS").add(id());
        if (rarely()) {
            values.add(values.get(0));
        }
        return set;
    }

    private ObjectNode list() {
        ObjectNode list = json();
        ArrayNode values = list.putArray("L");
        values.addObject().put("N", number());
        values.addObject().put("S", id());
        return list;
    }

    private ObjectNode map() {
        ObjectNode map = json();
        map.putObject("M").putObject("k").put("N", number());
        return map;
    }

    private ObjectNode value(String placeholder) {
        return switch (placeholder) {
            case ":n" -> json().put("N", number());
            case ":more" -> json().put("N", "20");
            case ":map" -> json().put("S", "M");
            case ":set" -> set();
            case ":m" -> map();
            case ":l" -> list();
            default -> json().put("S", id());
        };
    }

    /** Gives the placeholders of these expressions their values. */
    private void fill(ObjectNode request, String... expressions) {
        String all = String.join(" ", expressions) + " ";
        for (String placeholder : List.of(":n", ":more", ":map", ":set", ":m", ":l", ":t", ":other")) {
            if (all.matches("(?s).*" + placeholder + "\\W.*") || random.nextInt(400) == 0) {
                request.withObjectProperty("ExpressionAttributeValues").set(placeholder, value(placeholder));
            }
        }
        if (all.contains("#n ")) {
            request.withObjectProperty("ExpressionAttributeNames").put("#n", "n");
        }
    }

    private Request put() {
        String table = table();
        ObjectNode request = json().put("TableName", table);
        request.set("Item", item(table));
        return conditional("PutItem", request, List.of("NONE", "ALL_OLD"));
    }

    private Request delete() {
        String table = table();
        ObjectNode request = json().put("TableName", table);
        request.set("Key", key(table));
        return conditional("DeleteItem", request, List.of("NONE", "ALL_OLD"));
    }

    private Request conditional(String operation, ObjectNode request, List<String> values) {
        if (random.nextBoolean()) {
            String condition = any(CONDITIONS);
            request.put("ConditionExpression", condition);
            fill(request, condition);
        }
        request.put("ReturnValues", any(values));
        return new Request(operation, request);
    }

    private Request update() {
        String table = table();
        ObjectNode request = json().put("TableName", table);
        request.set("Key", key(table));
        String update = any(UPDATES);
        request.put("UpdateExpression", update);
        String condition = random.nextInt(3) == 0 ? any(CONDITIONS) : "";
        if (!condition.isEmpty()) {
            request.put("ConditionExpression", condition);
        }
        fill(request, update, condition);
        request.put("ReturnValues", any(List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")));
        return new Request("UpdateItem", request);
    }

    private Request get() {
        String table = table();
        ObjectNode request = json().put("TableName", table).put("ConsistentRead", random.nextBoolean());
        request.set("Key", key(table));
        if (random.nextBoolean()) {
            request.put("ProjectionExpression", any(List.of("id, n", "m.k", "l[1]", "id, absent", "n, n", "#n")));
            fill(request, request.path("ProjectionExpression").asText());
        }
        return new Request("GetItem", request);
    }

    private Request query() {
        ObjectNode request = json().put("TableName", "rows");
        String condition = any(KEY_CONDITIONS);
        String filter = random.nextInt(3) == 0 ? any(CONDITIONS.subList(2, CONDITIONS.size())) : "";
        request.put("KeyConditionExpression", condition);
        if (!filter.isEmpty()) {
            request.put("FilterExpression", filter);
        }
        fill(request, condition, filter);
        if (random.nextBoolean()) {
            request.put("Limit", random.nextInt(1, 4));
        }
        if (random.nextBoolean()) {
            request.put("ScanIndexForward", random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            request.put("Select", "COUNT");
        }
        return new Request("Query", request);
    }

    private Request transaction() {
        ObjectNode request = json();
        ArrayNode items = request.putArray("TransactItems");
        int count = random.nextInt(1, 4);
        for (int index = 0; index < count; index++) {
            Request part = switch (random.nextInt(3)) {
                case 0 -> put();
                case 1 -> delete();
                default -> update();
            };
            part.members.remove("ReturnValues");
            items.addObject().set(part.operation.replace("Item", ""), part.members);
        }
        return new Request("TransactWriteItems", request);
    }

    private Request batch() {
        ObjectNode request = json();
        if (random.nextBoolean()) {
            ArrayNode keys =
                    request.putObject("RequestItems").putObject("things").putArray("Keys");
            keys.add(key("things"));
            keys.add(key("things"));
            return new Request("BatchGetItem", request);
        }
        ArrayNode writes = request.putObject("RequestItems").putArray("rows");
        writes.addObject().putObject("PutRequest").set("Item", item("rows"));
        writes.addObject().putObject("DeleteRequest").set("Key", key("rows"));
        return new Request("BatchWriteItem", request);
    }
}
