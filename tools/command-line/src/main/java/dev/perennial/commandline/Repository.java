package dev.perennial.commandline;

import java.nio.file.Path;

/** Where this repository lies: as the launcher says ({@code -Droot}), or where Java was started. */
public final class Repository {
    private Repository() {}

    /** The folder of the repository. */
    public static Path root() {
        return Path.of(System.getProperty("root", ""));
    }

    /** Whether a person looks on, so that a line may be written over. */
    public static boolean onTerminal() {
        return Boolean.getBoolean("terminal");
    }
}
