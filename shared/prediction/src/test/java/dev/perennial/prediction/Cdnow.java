package dev.perennial.prediction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.domain.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The CDNOW sample of Fader and Hardie (2001): customer, number in the sample, date, CDs, dollars. {@code -Dcdnow=FILE}
 * names it; without it the tests that need it are left out.
 */
final class Cdnow {
    /** The published parameters of BG/NBD. */
    static final double[] BUYING = {0.243, 4.414, 0.793, 2.426};

    static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);
    static final LocalDate END = LocalDate.of(1998, 6, 30);

    private Cdnow() {}

    static OrderLog read() {
        String file = System.getProperty("cdnow", "");
        assumeTrue(!file.isEmpty(), "no CDNOW sample: name it by -Dcdnow=FILE");
        OrderLog orders = new OrderLog();
        for (String line : lines(file)) {
            String[] row = line.strip().split("\\s+", -1);
            LocalDate day = LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE);
            long cents = new BigDecimal(row[4]).movePointRight(2).longValueExact();
            orders.add(row[1], day, Optional.of(new Money(cents, "USD")));
        }
        return orders;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
