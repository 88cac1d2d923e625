package dev.perennial.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A dated list of prices, in US dollars per million. */
record Prices(Properties properties) {
    static final String FILE = "prices-2026-07.properties";

    static Prices read() {
        Properties properties = new Properties();
        try (InputStream file = Prices.class.getResourceAsStream("/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Prices(properties);
    }

    /** @throws IllegalArgumentException where the list does not have it */
    double of(String what) {
        String price = properties.getProperty(what + ".million");
        if (price == null) {
            throw new IllegalArgumentException(FILE + " has no price for " + what);
        }
        return Double.parseDouble(price);
    }
}
