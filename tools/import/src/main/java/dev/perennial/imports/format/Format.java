package dev.perennial.imports.format;

import java.util.List;

/**
 * What one program exports.
 *
 * @param name as the command takes it: small letters and hyphens
 * @param aliases other words for it
 * @param layouts each kind of file that the program writes
 */
public record Format(String name, List<String> aliases, List<Layout> layouts) {
    public Format {
        aliases = List.copyOf(aliases);
        layouts = List.copyOf(layouts);
    }

    /** Whether a word names this format. */
    public boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
