package dev.perennial.flow.models;

import dev.perennial.domain.values.CustomerId;
import java.util.function.Consumer;

/** The customers who ordered or have had a contract, as a sample is drawn from them. */
public interface Buyers {
    /**
     * Reads one of so many equal parts of all records, and stops after so many of these customers. Parts may be read
     * side by side.
     *
     * @param part from 0
     */
    void read(int part, int parts, int most, Consumer<CustomerId> each);
}
