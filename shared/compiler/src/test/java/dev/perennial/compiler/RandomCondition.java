package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Conditions as somebody might write them, mistakes included. */
final class RandomCondition {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<Object> WORDS = List.copyOf(RandomCustomer.WORDS);
    private static final List<Object> CENTS = List.of(0, 1, new BigDecimal("99.99"), new BigDecimal("100.50"), 100);

    /** Some values of each field, by its path. */
    private static final Map<String, List<Object>> FIELDS = new TreeMap<>(Map.ofEntries(
            Map.entry("customer/email", List.of("ada@example.com", "b@example.com")),
            Map.entry("customer/externalId", WORDS),
            Map.entry("customer/locale", List.of("de", "en", "de-AT")),
            Map.entry("customer/firstTouch/source", WORDS),
            Map.entry("customer/firstTouch/medium", WORDS),
            Map.entry("customer/stage", List.of("LEAD", "LOYAL", "ACTIVE", "DORMANT")),
            Map.entry("customer/segments", List.of("regulars", "germans", "teas")),
            Map.entry("customer/orders", List.of(0, 1, 2, 3)),
            Map.entry("customer/spent/EUR", CENTS),
            Map.entry("customer/spent/JPY", List.of(0, 100, 9999)),
            Map.entry("customer/npsScore", List.of(0, 6, 9, 10)),
            Map.entry("customer/openComplaints", WORDS),
            Map.entry("customer/consent/marketing/state", List.of("granted", "withdrawn")),
            Map.entry("customer/consent/newsletter/textVersion", WORDS),
            Map.entry("customer/offers/offer", List.of("ten", "tea")),
            Map.entry("customer/offers/category", WORDS),
            Map.entry("customer/points", List.of(0, 1, 2)),
            Map.entry("customer/tier", List.of("silver", "gold")),
            Map.entry("customer/contracts/contractId", List.of("a0", "b1")),
            Map.entry("customer/contracts/state", List.of("active", "cancelled")),
            Map.entry("customer/contracts/endsOn", List.of("2027-03-30", "2027-03-31")),
            Map.entry("customer/contracts/product", WORDS),
            Map.entry("customer/contracts/terms", WORDS),
            Map.entry("customer/categories", List.of("tea", "pots", "cups")),
            Map.entry("customer/nextCategory", List.of("tea", "pots", "cups")),
            Map.entry("event/backfill", List.of(true, false)),
            Map.entry("event/data/offerCode", WORDS),
            Map.entry("event/data/total/amount", List.of(100, 9999, 5000)),
            Map.entry("event/data/total/currency", List.of("EUR", "JPY"))));

    private static final List<String> PATHS = List.copyOf(FIELDS.keySet());

    private final RandomGenerator random;

    RandomCondition(RandomGenerator random) {
        this.random = random;
    }

    ObjectNode next() {
        return part("", 2);
    }

    /** Some fields below that place, and alternatives; in whatever order. */
    private ObjectNode part(String below, int deeper) {
        ObjectNode part = JSON.objectNode();
        boolean orFirst = random.nextBoolean();
        if (orFirst) {
            or(part, below, deeper);
        }
        int fields = random.nextInt(1, 4);
        List<String> paths = PATHS.stream().filter(it -> it.startsWith(below)).toList();
        // Of what lies nearer to each other more than by chance.
        String near = one(paths).substring(0, one(paths).length() > below.length() ? below.length() : 0);
        for (int i = 0; i < fields; i++) {
            field(
                    part,
                    below,
                    one(paths.stream().filter(it -> it.startsWith(near)).toList()),
                    deeper);
        }
        if (below.isEmpty() && random.nextInt(8) == 0) {
            part.set("segment", list("regulars", "germans"));
        }
        if (!orFirst) {
            or(part, below, deeper);
        }
        return part;
    }

    private void or(ObjectNode part, String below, int deeper) {
        if (deeper > 0 && random.nextInt(3) == 0) {
            ArrayNode alternatives = part.putArray("$or");
            for (int i = 0; i < random.nextInt(2, 4); i++) {
                alternatives.add(part(below, deeper - 1));
            }
        }
    }

    private void field(ObjectNode part, String below, String path, int deeper) {
        String[] names = path.substring(below.length()).split("/", -1);
        ObjectNode at = part;
        for (int i = 0; i < names.length - 1; i++) {
            at = at.has(names[i]) ? (ObjectNode) at.get(names[i]) : at.putObject(names[i]);
            String here = below + String.join("/", List.of(names).subList(0, i + 1)) + "/";
            if (!at.has("$or") && random.nextInt(9) == 0) {
                or(at, here, deeper);
            }
        }
        at.set(names[names.length - 1], matchers(Objects.requireNonNull(FIELDS.get(path))));
    }

    private ArrayNode matchers(List<Object> values) {
        ArrayNode matchers = JSON.arrayNode();
        for (int i = 0; i <= random.nextInt(8) / 6; i++) {
            matchers.add(matcher(values));
        }
        return matchers;
    }

    private JsonNode matcher(List<Object> values) {
        // A mistake now and then.
        Object value = random.nextInt(60) == 0 ? one(List.<Object>of(4711, "LOYALL", true)) : one(values);
        ObjectNode matcher = JSON.objectNode();
        switch (random.nextInt(9)) {
            case 0 -> matcher.put("exists", true);
            case 1 -> matcher.put("exists", false);
            case 2 -> matcher.set("anything-but", random.nextBoolean() ? list(value) : json(value));
            case 3, 4 -> {
                return range(value, values);
            }
            default -> {
                return json(value);
            }
        }
        return matcher;
    }

    /** Of numbers a range, of texts a part. */
    private JsonNode range(Object value, List<Object> values) {
        ObjectNode matcher = JSON.objectNode();
        if (value instanceof String text) {
            String begin = text.substring(0, random.nextInt(text.length() + 1));
            switch (random.nextInt(5)) {
                case 0 -> matcher.put("prefix", begin);
                case 1 -> matcher.put("suffix", text.substring(begin.length()));
                case 2 -> matcher.put("equals-ignore-case", text);
                case 3 -> matcher.put("wildcard", begin + "*");
                default -> matcher.putObject("prefix").put("equals-ignore-case", begin);
            }
            return matcher;
        }
        ArrayNode range = matcher.putArray("numeric");
        range.add(one(List.of(">", ">=", "<", "<=", "="))).add(json(value));
        if (range.get(0).asText().startsWith(">") && random.nextBoolean()) {
            range.add("<=").add(json(values.getLast()));
        }
        return matcher;
    }

    private static ArrayNode list(Object... values) {
        ArrayNode list = JSON.arrayNode();
        Stream.of(values).map(RandomCondition::json).forEach(list::add);
        return list;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Boolean yesNo -> JSON.booleanNode(yesNo);
            default -> JSON.numberNode(new BigDecimal(value.toString()));
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
