package dev.perennial.dynamodb.store;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Items as bytes of a page. The order of their attributes is kept. */
public final class ItemType extends BasicDataType<Item> {
    public static final ItemType INSTANCE = new ItemType();

    /** Of the objects that hold an item, beside its texts. */
    private static final int OVERHEAD = 200;

    @Override
    public int getMemory(Item item) {
        return OVERHEAD + 3 * item.size();
    }

    @Override
    public Item[] createStorage(int size) {
        return new Item[size];
    }

    @Override
    public void write(WriteBuffer buffer, Item item) {
        write(buffer, item.attributes());
    }

    @Override
    public Item read(ByteBuffer buffer) {
        return new Item(attributes(buffer));
    }

    private static void write(WriteBuffer buffer, Map<String, AttributeValue> attributes) {
        buffer.putVarInt(attributes.size());
        attributes.forEach((name, value) -> {
            bytes(buffer, name.getBytes(StandardCharsets.UTF_8));
            write(buffer, value);
        });
    }

    private static void write(WriteBuffer buffer, AttributeValue value) {
        buffer.put(code(value.type()));
        switch (value) {
            case AttributeValue.Text text -> bytes(buffer, text.value().getBytes(StandardCharsets.UTF_8));
            case AttributeValue.Decimal number -> {
                buffer.putVarInt(number.value().scale());
                bytes(buffer, number.value().unscaledValue().toByteArray());
            }
            case AttributeValue.Binary binary -> bytes(buffer, binary.bytes());
            case AttributeValue.Truth truth -> buffer.put((byte) (truth.value() ? 1 : 0));
            case AttributeValue.Null _ -> {}
            case AttributeValue.Elements list -> {
                buffer.putVarInt(list.values().size());
                list.values().forEach(element -> write(buffer, element));
            }
            case AttributeValue.Document map -> write(buffer, map.values());
            case AttributeValue.Distinct set -> {
                buffer.putVarInt(set.values().size());
                set.values().forEach(element -> write(buffer, element));
            }
        }
    }

    private static void bytes(WriteBuffer buffer, byte[] bytes) {
        buffer.putVarInt(bytes.length).put(bytes);
    }

    private static Map<String, AttributeValue> attributes(ByteBuffer buffer) {
        int count = DataUtils.readVarInt(buffer);
        Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(count);
        for (int index = 0; index < count; index++) {
            String name = new String(bytes(buffer), StandardCharsets.UTF_8);
            attributes.put(name, value(buffer));
        }
        return attributes;
    }

    private static AttributeValue value(ByteBuffer buffer) {
        Type type = type(buffer.get());
        return switch (type) {
            case S -> new AttributeValue.Text(new String(bytes(buffer), StandardCharsets.UTF_8));
            case N -> {
                int scale = DataUtils.readVarInt(buffer);
                yield new AttributeValue.Decimal(new BigDecimal(new BigInteger(bytes(buffer)), scale));
            }
            case B -> AttributeValue.Binary.of(bytes(buffer));
            case BOOL -> new AttributeValue.Truth(buffer.get() == 1);
            case NULL -> new AttributeValue.Null();
            case L -> new AttributeValue.Elements(elements(buffer));
            case M -> new AttributeValue.Document(attributes(buffer));
            case SS, NS, BS -> {
                Set<AttributeValue> values = new LinkedHashSet<>(elements(buffer));
                yield new AttributeValue.Distinct(type, values);
            }
        };
    }

    /** Codes are stored: none ever changes. */
    private static byte code(Type type) {
        return switch (type) {
            case S -> 0;
            case N -> 1;
            case B -> 2;
            case BOOL -> 3;
            case NULL -> 4;
            case L -> 5;
            case M -> 6;
            case SS -> 7;
            case NS -> 8;
            case BS -> 9;
        };
    }

    private static Type type(byte code) {
        for (Type type : Type.values()) {
            if (code(type) == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type has the code " + code);
    }

    private static List<AttributeValue> elements(ByteBuffer buffer) {
        int count = DataUtils.readVarInt(buffer);
        List<AttributeValue> elements = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            elements.add(value(buffer));
        }
        return elements;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return bytes;
    }
}
