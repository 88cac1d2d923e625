package dev.perennial.dynamodb.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys are bytes whose unsigned order is the order of the items. */
final class KeyType extends BasicDataType<byte[]> {
    static final KeyType INSTANCE = new KeyType();

    /** Of the array that holds the bytes. */
    private static final int OVERHEAD = 24;

    @Override
    public int getMemory(byte[] key) {
        return OVERHEAD + key.length;
    }

    @Override
    public int compare(byte[] left, byte[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    @Override
    public void write(WriteBuffer buffer, byte[] key) {
        buffer.putVarInt(key.length).put(key);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        byte[] key = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(key);
        return key;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
