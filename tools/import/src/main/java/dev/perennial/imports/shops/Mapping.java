package dev.perennial.imports.shops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of a file is what. The file is JSON, described by {@code mapping.schema.json}, which is written beside
 * it.
 *
 * @param source what keys begin with
 * @param fields the column of each field
 * @param attributes the columns of the company's own, by name
 * @param ignored columns of which nothing is taken
 * @param times how times are written; nothing where they are ISO 8601
 * @param yes what stands for a yes to mail
 * @param no what stands for a no
 * @param paid in which states orders count; all where none is given
 */
record Mapping(
        String source,
        Map<Field, Column> fields,
        Map<String, Column> attributes,
        List<String> ignored,
        Optional<DateTimeFormatter> times,
        Set<String> yes,
        Set<String> no,
        Set<String> paid) {
    static final String SCHEMA = "mapping.schema.json";
    private static final String ATTRIBUTE = "attribute:";
    private static final String IGNORED = "ignore";

    /** What a column may be, with names that files often have for it. */
    enum Field {
        EMAIL("email", "email", "e-mail", "email address", "e-mail address", "mail", "customer email", "billing_email"),
        CUSTOMER_ID("customerId", "customer id", "customer_id", "customer", "user id", "user_id"),
        NAME("name", "name", "full name", "customer name"),
        FIRST_NAME("firstName", "first name", "firstname", "first_name"),
        LAST_NAME("lastName", "last name", "lastname", "last_name", "surname"),
        LANGUAGE("language", "language", "locale", "lang"),
        TIMEZONE("timezone", "timezone", "time zone"),
        BIRTHDAY("birthday", "birthday", "birth date", "date of birth"),
        SIGNED_UP_AT("signedUpAt", "signed up", "signed_up_at", "registered", "customer since", "created_at"),
        CONSENT("consent", "consent", "newsletter", "subscribed", "accepts marketing", "opt-in"),
        CONSENT_AT("consentAt", "consent time", "subscribed at", "opt-in time", "consented_at"),
        CONSENT_PROOF("consentProof", "consent proof", "opt-in ip"),
        ORDER_ID("orderId", "order id", "order_id", "order", "order number", "order_number"),
        ORDERED_AT("orderedAt", "order date", "order_date", "ordered at", "date", "purchased at"),
        STATUS("status", "status", "state", "order status"),
        TOTAL("total", "total", "amount", "order total", "order_total", "dollars"),
        CURRENCY("currency", "currency", "order_currency"),
        REFUNDED("refunded", "refunded", "amount refunded", "refunded amount"),
        SKU("sku", "sku", "article", "article number", "item sku"),
        ITEM("item", "item", "product", "item name", "product name"),
        CATEGORY("category", "category", "product category"),
        QUANTITY("quantity", "quantity", "qty", "pieces"),
        UNIT_PRICE("unitPrice", "unit price", "price", "item price");

        private final String word;
        /** Names that files have for it, a bar before and behind each. */
        private final String usual;

        Field(String word, String... usual) {
            this.word = word;
            this.usual = "|" + String.join("|", usual) + "|";
        }

        String word() {
            return word;
        }

        static Optional<Field> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(field -> field.word.equals(word))
                    .findFirst();
        }

        static Optional<Field> guess(String column) {
            String plain = column.strip().toLowerCase(Locale.ROOT);
            return java.util.Arrays.stream(values())
                    .filter(field -> field.usual.contains("|" + plain + "|"))
                    .findFirst();
        }
    }

    Column column(Field field) {
        return fields.getOrDefault(field, new Column(-1, field.word()));
    }

    boolean has(Field field) {
        return fields.containsKey(field);
    }

    /**
     * Reads a mapping for a file.
     *
     * @throws Refused naming what is wrong
     */
    static Mapping read(Path path, Header header) {
        JsonNode json;
        try {
            json = StrictJson.parse(Files.readAllBytes(path));
        } catch (MalformedBody malformed) {
            throw new Refused(path + " is no JSON: " + malformed.reason() + ".");
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        Set<String> known = Set.of("$schema", "source", "columns", "times", "yes", "no", "paid");
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Refused("%s: there is nothing called '%s' in a mapping.".formatted(path, name));
            }
        });
        String source = json.path("source").asText("");
        if (!source.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new Refused(
                    path + ": source has to be small letters, digits and hyphens, a letter first, such as shop.");
        }
        Map<Field, Column> fields = new LinkedHashMap<>();
        Map<String, Column> attributes = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        if (!json.path("columns").isObject()) {
            throw new Refused(path + ": columns has to say what each column is.");
        }
        for (Map.Entry<String, JsonNode> entry : json.path("columns").properties()) {
            String word = entry.getValue().asText("");
            Column column = header.need(entry.getKey());
            if (word.startsWith(ATTRIBUTE) && word.length() > ATTRIBUTE.length()) {
                attributes.put(word.substring(ATTRIBUTE.length()), column);
            } else if (word.equals(IGNORED)) {
                ignored.add(entry.getKey());
            } else {
                Field field = Field.of(word)
                        .orElseThrow(() -> new Refused("%s: the column '%s' cannot be '%s'; %s says what there is."
                                .formatted(path, entry.getKey(), word, SCHEMA)));
                if (fields.put(field, column) != null) {
                    throw new Refused("%s: two columns are %s.".formatted(path, word));
                }
            }
        }
        for (String column : header.names()) {
            if (!json.path("columns").has(column)) {
                throw new Refused(
                        "%s says nothing of the column '%s'; say \"ignore\" where nothing is to be taken of it."
                                .formatted(path, column));
            }
        }
        if (!fields.containsKey(Field.EMAIL) && !fields.containsKey(Field.CUSTOMER_ID)) {
            throw new Refused(path + ": no column is email or customerId: nobody can say whom the rows are about.");
        }
        if (fields.containsKey(Field.ORDER_ID)
                && !(fields.containsKey(Field.TOTAL) && fields.containsKey(Field.ORDERED_AT))) {
            throw new Refused(path + ": orders need the columns orderId, orderedAt and total.");
        }
        return new Mapping(
                source,
                Map.copyOf(fields),
                attributes,
                ignored,
                times(path, json.path("times").asText("iso")),
                words(json.path("yes")),
                words(json.path("no")),
                words(json.path("paid")));
    }

    private static Optional<DateTimeFormatter> times(Path path, String pattern) {
        try {
            return pattern.equals("iso") ? Optional.empty() : Optional.of(Dates.pattern(pattern));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(
                    path + ": times is no pattern such as uuuu-MM-dd HH:mm: " + unreadable.getMessage() + ".");
        }
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new java.util.HashSet<>();
        list.forEach(word -> words.add(word.asText("").strip().toLowerCase(Locale.ROOT)));
        return Set.copyOf(words);
    }

    /**
     * Writes a mapping that guesses what it can from the names of columns; the rest is left out, and to be looked at.
     */
    static void write(Path path, Header header) {
        ObjectNode mapping = StrictJson.object();
        mapping.put("$schema", SCHEMA).put("source", "csv");
        ObjectNode columns = mapping.putObject("columns");
        Set<Field> taken = new java.util.HashSet<>();
        for (String name : header.names()) {
            Optional<Field> field = Field.guess(name).filter(taken::add);
            columns.put(name, field.map(Field::word).orElse(IGNORED));
        }
        mapping.put("times", "iso");
        if (taken.contains(Field.CONSENT)) {
            words(mapping.putArray("yes"), "yes", "true", "1");
            words(mapping.putArray("no"), "no", "false", "0");
        }
        if (taken.contains(Field.STATUS)) {
            words(mapping.putArray("paid"), "paid", "completed");
        }
        try {
            String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(mapping);
            Files.writeString(path, text + "\n", UTF_8);
            Path schema = path.resolveSibling(SCHEMA);
            try (InputStream ours = Objects.requireNonNull(Mapping.class.getResourceAsStream(SCHEMA))) {
                Files.write(schema, ours.readAllBytes());
            }
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private static void words(ArrayNode array, String... words) {
        for (String word : words) {
            array.add(word);
        }
    }
}
