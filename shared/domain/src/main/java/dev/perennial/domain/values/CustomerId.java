package dev.perennial.domain.values;

/**
 * The key of a customer's record. It follows from the first thing that we knew the customer by (e-mail address or
 * external id), so that whoever accepts an event can name the customer without asking a table, and answers the same
 * whether the customer is known or not.
 */
public record CustomerId(String value) {
    /** The due index is spread over this many partitions. */
    public static final int SHARDS = 16;

    private static final String PREFIX = "cus_";
    private static final int LENGTH = 26;

    public CustomerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a customer id is cus_ and 26 characters");
        }
    }

    public static boolean isValid(String value) {
        if (value.length() != PREFIX.length() + LENGTH || !value.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < value.length(); i++) {
            if (Hash.digit(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    public static CustomerId of(EmailAddress email) {
        return new CustomerId(PREFIX + Hash.of("email:" + email.value(), LENGTH));
    }

    public static CustomerId ofExternal(String externalId) {
        return new CustomerId(PREFIX + Hash.of("external:" + externalId, LENGTH));
    }

    /** Which of the 16 shards of the due index the customer is in: "00" to "15". */
    public String shard() {
        return shard(Hash.digit(value.charAt(value.length() - 1)) % SHARDS);
    }

    /** The name of a shard, 0 to {@link #SHARDS} − 1. */
    public static String shard(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /**
     * A bucket from 0 to 99, the same whenever it is asked for, and independent of the buckets of other experiments.
     *
     * @param experiment what customers are divided for
     */
    public int bucket(String experiment) {
        String hash = Hash.of(experiment + "/" + value, 8);
        long number = 0;
        for (int i = 0; i < hash.length(); i++) {
            number = number * 32 + Hash.digit(hash.charAt(i));
        }
        return (int) (number % 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
