package dev.perennial.imports.format;

/**
 * Where a row stands.
 *
 * @param file the file's name, with that of the entry where it is an archive
 * @param line where the row begins, from 1
 */
public record Place(String file, long line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
