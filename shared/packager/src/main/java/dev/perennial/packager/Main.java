package dev.perennial.packager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Makes one package: {@code Main <archive to write> <class path>}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: Main <archive to write> <class path>");
            System.exit(2);
        }
        Path target = Path.of(args[0]);
        List<Path> classPath = Arrays.stream(args[1].split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        new Archive(Reach.within(Contents.of(classPath)))
                .write(target, target.getFileName().toString().replaceFirst("\\.zip$", ""));
    }
}
