package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--local",
            paramLabel = "URL",
            arity = "0..1",
            parameterConsumer = MailsCommand.LocalAddress.class,
            description =
                    "on a local cloud (http://localhost:8080); else on AWS, with the credentials and the region that"
                            + " the AWS command line would take")
    private Optional<String> local = Optional.empty();

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "of the environment's names ($PREFIX)")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "the region of AWS")
    private Optional<String> region = Optional.empty();

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "the address of AWS, where it is another")
    private Optional<String> endpoint = Optional.empty();

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

    /** The address of a local cloud, which tells all the rest. */
    public Optional<String> local() {
        return local;
    }

    /** The prefix of the environment's names. */
    public Optional<String> prefix() {
        return prefix;
    }

    /** The region of AWS. */
    public Optional<String> region() {
        return region;
    }

    /** The address of another AWS. */
    public Optional<String> endpoint() {
        return endpoint;
    }
}
