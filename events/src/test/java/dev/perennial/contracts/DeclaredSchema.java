package dev.perennial.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactType.Origin;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Field.Where;
import dev.perennial.domain.fields.Key;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the declaration of a fact comes to in JSON Schema.
 *
 * @param partsAt where the shared parts are found from where the schema stands
 * @param shared takes the parts that are met on the way
 */
record DeclaredSchema(String partsAt, SequencedMap<String, ObjectNode> shared) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The parts that stand for a value that is not there. */
    private static final String NOTHING = "nothing";

    private static final String NO_TEXT = "noText";

    /** A text in which something shows. */
    private static final String SHOWS =
            Contract.PARTS.at("/$defs/someText/pattern").asText();

    /** The schema of the whole event as EventBridge delivers it. */
    ObjectNode of(FactType<?> type) {
        boolean ours = type.origin() == Origin.OURS;
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", type.eventName())
                .put("description", type.meaning())
                .put("type", "object");
        ObjectNode envelope = schema.putObject("properties");
        ObjectNode source = envelope.putObject("source").put("type", "string");
        if (ours) {
            source.put("pattern", "^perennial\\.[a-z][a-z0-9-]*$")
                    .put("description", "Which part of Perennial put it onto the bus.");
        } else {
            source.put("minLength", 1)
                    .put("maxLength", 256)
                    .put(
                            "description",
                            "Who put it onto the bus: perennial.capture, or a service of the company under a name of its own.");
        }
        envelope.putObject("detail-type").put("const", type.eventName()).put("description", "The name of the event.");
        refer(envelope, "time", "When the event was put onto the bus.", "time");
        ObjectNode detail = envelope.putObject("detail").put("type", "object").put("description", "The event itself.");
        ObjectNode fields = detail.putObject("properties");
        refer(fields, "eventId", "What makes a repetition recognisable" + key(type) + ".", "eventId");
        refer(fields, "occurredAt", "When it happened.", "occurredAt");
        if (!ours) {
            String history = "True for history that is only stated; nothing is sent because of it.";
            fields.set("backfill", orAbsent(reference(history, "backfill"), NOTHING));
            String unread = "What of a web form could not be read; the timeline names it.";
            fields.set("unread", orAbsent(reference(unread, "unread"), NOTHING));
        }
        refer(fields, "customer", type.about(), ours ? "customerById" : "customer");
        fields.set("data", object("What happened.", type.shape()));
        require(detail, List.of("eventId", "occurredAt", "customer", "data"));
        require(schema, List.of("source", "detail-type", "time", "detail"));
        return schema;
    }

    /** How the id follows from the fact, as the list of all events has it. */
    static String key(FactType<?> type) {
        return type.key().map(key -> ": " + written(key)).orElse("");
    }

    private static String written(Key<?> key) {
        return (key.form() + " " + key.where()).strip();
    }

    private <T> ObjectNode object(String description, Shape<T> shape) {
        ObjectNode object = JSON.objectNode().put("type", "object").put("description", description);
        ObjectNode properties = object.putObject("properties");
        List<String> required = new ArrayList<>();
        List<ObjectNode> conditions = new ArrayList<>();
        for (Field<T, ?> field : shape.fields()) {
            ObjectNode property = field(field.kind(), field.description(), field.isRequired());
            properties.set(field.name(), field.isRequired() ? property : orAbsent(property, absent(field.kind())));
            if (field.isRequired()) {
                required.add(field.name());
            }
            field.wheres().forEach(where -> conditions.add(condition(field, where)));
        }
        require(object, required);
        if (conditions.size() == 1) {
            object.setAll(conditions.getFirst());
        } else if (conditions.size() > 1) {
            object.putArray("allOf").addAll(conditions);
        }
        return object;
    }

    private ObjectNode condition(Field<?, ?> field, Where<?, ?, ?> where) {
        ObjectNode condition = JSON.objectNode();
        ObjectNode matters = condition.putObject("if");
        String other = where.other().name();
        matters.putObject("properties")
                .putObject(other)
                .put("const", where.written().toString());
        require(matters, List.of(other));
        ObjectNode then = condition.putObject("then");
        if (!where.kind().equals(field.kind()) || (where.required() && !field.isRequired())) {
            ObjectNode property = field(where.kind(), "", where.required());
            property.remove("description");
            then.putObject("properties").set(field.name(), property);
        }
        if (where.required() && !field.isRequired()) {
            require(then, List.of(field.name()));
        }
        return condition;
    }

    private ObjectNode field(Kind<?> kind, String description, boolean required) {
        return switch (kind) {
            case Kind.Named<?> named -> {
                ObjectNode part = field(named.kind(), named.description(), false);
                ObjectNode before = shared.putIfAbsent(named.name(), part);
                if (before != null && !before.equals(part)) {
                    throw new IllegalArgumentException("two kinds are named " + named.name());
                }
                yield reference(description, named.name());
            }
            case Kind.Text<?> text -> text(text, description, required);
            case Kind.Choice<?> choice -> {
                ObjectNode words = JSON.objectNode();
                ArrayNode all = words.putArray("enum");
                choice.words().forEach(all::add);
                yield words.put("description", description);
            }
            case Kind.Whole whole ->
                JSON.objectNode()
                        .put("type", "integer")
                        .put("minimum", whole.least())
                        .put("maximum", whole.most())
                        .put("description", description);
            case Kind.YesNo _ -> JSON.objectNode().put("type", "boolean").put("description", description);
            case Kind.Day _ ->
                JSON.objectNode()
                        .put("type", "string")
                        .put("format", "date")
                        .put("description", description)
                        .put("pattern", "^" + Kind.Day.PATTERN + "$")
                        .put("maxLength", 10);
            case Kind.Moment _ -> reference(description, "occurredAt");
            case Kind.Parts<?> parts -> object(description, parts.shape());
            case Kind.Many<?> many -> {
                ObjectNode list = JSON.objectNode()
                        .put("type", "array")
                        .put("maxItems", many.most())
                        .put("description", description);
                list.set("items", object(many.description(), many.shape()));
                yield list;
            }
            case Kind.TextsByName texts -> {
                ObjectNode object = JSON.objectNode()
                        .put("type", "object")
                        .put("description", description)
                        .put("maxProperties", texts.most());
                object.putObject("propertyNames").put("pattern", "^" + texts.names() + "$");
                ObjectNode value = object.putObject("additionalProperties");
                value.putArray("type")
                        .add("string")
                        .add("number")
                        .add("boolean")
                        .add("null");
                value.put("maxLength", texts.characters());
                yield object;
            }
        };
    }

    /** What stands for no value at all; a text may be empty. */
    private static String absent(Kind<?> kind) {
        return switch (kind) {
            case Kind.Named<?> named -> absent(named.kind());
            case Kind.Text<?> _, Kind.Choice<?> _, Kind.Day _, Kind.Moment _ -> NO_TEXT;
            case Kind.Whole _, Kind.YesNo _, Kind.Parts<?> _, Kind.Many<?> _, Kind.TextsByName _ -> NOTHING;
        };
    }

    /** A field that need not be there: it may hold what is as good as that. */
    private ObjectNode orAbsent(ObjectNode property, String absent) {
        ObjectNode field = JSON.objectNode();
        field.set("description", property.remove("description"));
        field.putArray("anyOf").add(property).addObject().put("$ref", partsAt + "#/$defs/" + absent);
        return field;
    }

    private static ObjectNode text(Kind.Text<?> kind, String description, boolean required) {
        ObjectNode text = JSON.objectNode().put("type", "string").put("description", description);
        if (kind.least().isPresent() || kind.pattern().isEmpty()) {
            text.put("minLength", kind.least().orElse(required ? 1 : 0));
        }
        text.put("maxLength", kind.most());
        boolean shows = required || kind.least().isPresent();
        kind.pattern()
                .map(pattern -> "^" + pattern + "$")
                .or(() -> Optional.of(SHOWS).filter(_ -> shows))
                .ifPresent(pattern -> text.put("pattern", pattern));
        return text;
    }

    private void refer(ObjectNode into, String field, String description, String part) {
        into.set(field, reference(description, part));
    }

    private ObjectNode reference(String description, String part) {
        return JSON.objectNode().put("description", description).put("$ref", partsAt + "#/$defs/" + part);
    }

    private static void require(ObjectNode object, List<String> fields) {
        if (!fields.isEmpty()) {
            ArrayNode required = object.putArray("required");
            fields.forEach(required::add);
        }
    }
}
