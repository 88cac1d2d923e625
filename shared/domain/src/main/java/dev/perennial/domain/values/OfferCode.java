package dev.perennial.domain.values;

import java.util.Locale;
import java.util.Optional;

/**
 * The code of an offer, such as {@code K7QM-3XDT-9PHY}: eleven characters that follow from customer, offer and journey,
 * and a twelfth by which a typing mistake is told from a code. No character looks like another one.
 */
public final class OfferCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 12;
    private static final int GROUP = 4;

    /** None has a factor in common with 30, so every single wrong character is noticed. */
    private static final int[] WEIGHTS = {1, 7, 11, 13, 17, 19, 23, 29, 1, 7, 11};

    private OfferCode() {}

    /**
     * The same for the same customer, offer and run.
     *
     * @param run the journey that grants it, and which time the customer is on it
     */
    public static String of(CustomerId customer, String offer, String run) {
        String hash = Hash.of("offer/" + customer.value() + "/" + offer + "/" + run, 51);
        StringBuilder code = new StringBuilder(CHARACTERS + 2);
        // Two of the 32 values of a digit have no character: such a digit is passed over.
        for (int i = 0; code.length() < CHARACTERS - 1; i++) {
            int digit = Hash.digit(hash.charAt(i));
            if (digit < ALPHABET.length()) {
                code.append(ALPHABET.charAt(digit));
            }
        }
        return grouped(code.append(check(code)));
    }

    /** A code as it is written in the record, however a customer typed it; empty where it is none of ours. */
    public static Optional<String> read(String typed) {
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        boolean sound = code.length() == CHARACTERS
                && code.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0)
                && code.charAt(CHARACTERS - 1) == check(code);
        return sound ? Optional.of(grouped(code)) : Optional.empty();
    }

    private static char check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < CHARACTERS - 1; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    private static String grouped(CharSequence code) {
        return String.join(
                "-",
                code.subSequence(0, GROUP),
                code.subSequence(GROUP, 2 * GROUP),
                code.subSequence(2 * GROUP, CHARACTERS));
    }
}
