package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models}. */
@Command(
        name = "models",
        description = "by which fitted model functions predict, and back to the one before",
        footer = {
            "",
            "Functions take up a change within five minutes, without a deployment. Ends with 1 where nothing was changed",
            "that should have been. docs/predictions.md says what a model is."
        })
public final class ModelsCommand {
    @Option(names = "--roll-back", description = "go back to the model that was in use before")
    private boolean rollBack;

    @Option(
            names = "--use",
            paramLabel = "FILE",
            description = "put a model into use that './perennial fit --model FILE' wrote")
    private Optional<Path> use = Optional.empty();

    @Mixin
    private Location location = new Location();

    /** Whether to go back to the model before. */
    public boolean rollBack() {
        return rollBack;
    }

    /**
     * The file of a model to put into use.
     *
     * @throws Misunderstood where it cannot be read, or more is asked for at once
     */
    public Optional<Path> use() {
        if (use.isPresent() && rollBack) {
            throw new Misunderstood("--use and --roll-back contradict each other.");
        }
        if (use.filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .isPresent()) {
            throw new Misunderstood("There is no file '%s' that can be read.".formatted(use.get()));
        }
        return use;
    }

    /** Where it is carried out. */
    public Location location() {
        return location;
    }
}
