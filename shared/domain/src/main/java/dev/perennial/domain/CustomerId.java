package dev.perennial.domain;

import java.util.regex.Pattern;

/**
 * The key of a customer's record. It follows from the first thing that we knew the customer by
 * (e-mail address or external id), so that whoever accepts an event can name the customer without
 * asking a table, and answers the same whether the customer is known or not.
 */
public record CustomerId(String value) {
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

    @Override
    public String toString() {
        return value;
    }
}
