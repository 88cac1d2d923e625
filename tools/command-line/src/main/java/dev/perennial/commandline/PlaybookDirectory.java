package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A directory that holds a playbook. */
final class PlaybookDirectory implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        Path directory = Path.of(value);
        Path journeys = directory.resolve("journeys.yaml");
        if (!Files.isRegularFile(journeys)) {
            throw new TypeConversionException(
                    Sentence.OPTION + " needs the directory of a playbook; there is no " + journeys + ".");
        }
        return directory;
    }
}
