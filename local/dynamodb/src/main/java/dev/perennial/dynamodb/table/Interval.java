package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.expression.KeyCondition;
import dev.perennial.dynamodb.expression.KeyCondition.SortCondition;
import dev.perennial.dynamodb.value.AttributeValue;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys from one on to before another. */
public final class Interval {
    /** All keys. */
    public static final Interval ALL = new Interval(new byte[0], new byte[] {-1, -1, -1, -1});

    private final byte[] from;

    /** The first key that no longer belongs to it. */
    private final byte[] to;

    private Interval(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
    }

    byte[] from() {
        return from;
    }

    byte[] to() {
        return to;
    }

    /** One of so many parts of all keys, of which each partition is in one. */
    public static Interval segment(int segment, int total) {
        return new Interval(hash(segment, total), segment + 1 == total ? ALL.to : hash(segment + 1, total));
    }

    private static byte[] hash(long segment, long total) {
        return ByteBuffer.allocate(KeyBytes.HASH)
                .putInt((int) ((segment << Integer.SIZE) / total))
                .array();
    }

    /** What a query asks for. */
    public static Interval of(KeyCondition condition) {
        byte[] partition = KeyBytes.partition(condition.partition()).bytes();
        byte[] end = KeyBytes.behind(partition);
        return condition
                .sort()
                .map(sort -> switch (sort) {
                    case SortCondition.EqualTo(var value) -> starting(sorted(partition, value));
                    case SortCondition.Below(var value, boolean including) -> {
                        byte[] at = sorted(partition, value);
                        yield new Interval(partition, including ? KeyBytes.behind(at) : at);
                    }
                    case SortCondition.Above(var value, boolean including) -> {
                        byte[] at = sorted(partition, value);
                        yield new Interval(including ? at : KeyBytes.behind(at), end);
                    }
                    case SortCondition.Within(var low, var high) ->
                        new Interval(sorted(partition, low), KeyBytes.behind(sorted(partition, high)));
                    case SortCondition.StartingWith(var beginning) ->
                        starting(new KeyBytes()
                                .key(partition)
                                .beginning(beginning)
                                .bytes());
                })
                .orElseGet(() -> starting(partition));
    }

    private static byte[] sorted(byte[] partition, AttributeValue value) {
        return new KeyBytes().key(partition).value(value).bytes();
    }

    private static Interval starting(byte[] beginning) {
        return new Interval(beginning, KeyBytes.behind(beginning));
    }

    /** What is left of it behind a place, in the direction of reading. */
    public Interval behind(byte[] place, boolean forward) {
        return forward ? new Interval(KeyBytes.behind(place), to) : new Interval(from, place);
    }

    public boolean contains(byte[] place) {
        return Arrays.compareUnsigned(from, place) <= 0 && Arrays.compareUnsigned(place, to) < 0;
    }
}
