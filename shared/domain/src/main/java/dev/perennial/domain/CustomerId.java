package dev.perennial.domain;

import java.util.regex.Pattern;

/**
 * The key of a customer's record. It follows from the first thing that we knew the customer by
 * (e-mail address or external id), so that whoever accepts an event can name the customer without
 * asking a table, and answers the same whether the customer is known or not.
 */
public record CustomerId(String value) {
    /** The due index is spread over this many partitions. */
    public static final int SHARDS = 16;

    private static final Pattern SHAPE = Pattern.compile("cus_[0-9a-hjkmnp-tv-z]{26}");

    public CustomerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a customer id is cus_ and 26 characters");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    public static CustomerId of(EmailAddress email) {
        return new CustomerId("cus_" + Hash.of("email:" + email.value(), 26));
    }

    public static CustomerId ofExternal(String externalId) {
        return new CustomerId("cus_" + Hash.of("external:" + externalId, 26));
    }

    /** Which of the 16 shards of the due index the customer is in: "00" to "15". */
    public String shard() {
        return shard(Hash.digit(value.charAt(value.length() - 1)) % SHARDS);
    }

    /** The name of a shard, 0 to {@link #SHARDS} − 1. */
    public static String shard(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    @Override
    public String toString() {
        return value;
    }
}
