package dev.perennial.commandline;

import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code e2e}. */
@Command(
        name = "e2e",
        description = "run the end-to-end suite on a cloud, the function packages and the template included",
        footer = {"", "Ends with 1 where a test fails; says which tests were left out and why."})
public final class EndToEndCommand {
    private static final Set<String> CLOUDS = Set.of("local", "moto", "ministack", "aws-emulator", "localstack", "aws");

    private static final String NAMES = "local, moto, ministack, aws-emulator, localstack or aws?";

    @Option(
            names = "--cloud",
            paramLabel = "NAME",
            description =
                    "local, moto, ministack, aws-emulator, localstack, or aws (docs/emulators.md says what each needs)")
    private String cloud = "";

    /**
     * The name of the cloud.
     *
     * @throws Misunderstood where none is named, or one that nobody knows
     */
    public String cloud() {
        if (cloud.isEmpty()) {
            throw new Misunderstood("--cloud is missing: " + NAMES);
        }
        if (!CLOUDS.contains(cloud)) {
            throw new Misunderstood("There is no cloud '" + cloud + "': " + NAMES);
        }
        return cloud;
    }
}
