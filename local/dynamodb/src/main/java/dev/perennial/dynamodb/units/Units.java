package dev.perennial.dynamodb.units;

/** Capacity units: DynamoDB's developer guide, "DynamoDB read and write operations". */
public final class Units {
    private static final int WRITTEN = 1024;
    private static final int READ = 4096;

    private Units() {}

    /** Of one write: a unit for each KB, and one at least. */
    public static double write(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITTEN));
    }

    /** Of what is read at once: a unit for each 4 KB, and one at least; half of it where no consistency is asked. */
    public static double read(int bytes, boolean consistent) {
        return Math.max(1, Math.ceilDiv(bytes, READ)) * (consistent ? 1 : 0.5);
    }
}
