package dev.perennial.imports.format;

/**
 * A column of a file.
 *
 * @param index from 0; negative where the file has no such column, and every value of it is empty
 * @param name as the header writes it
 */
public record Column(int index, String name) {
    /** Whether the file has it. */
    public boolean exists() {
        return index >= 0;
    }
}
