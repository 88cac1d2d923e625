package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of orders that a command was given. */
final class OrderFiles {
    private OrderFiles() {}

    /**
     * The files, if there is one at least and each can be read.
     *
     * @throws Misunderstood where not
     */
    static List<Path> readable(List<Path> files) {
        if (files.isEmpty()) {
            throw new Misunderstood("Which orders? Name at least one file of them.");
        }
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Misunderstood("There is no file '%s' that can be read.".formatted(file));
            }
        }
        return List.copyOf(files);
    }
}
