package dev.perennial.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audience}: a file of hashed addresses for an advertising platform. */
@Command(
        name = "audience",
        description = "a segment's hashed addresses, of those who consented, as a file for an advertising platform",
        footer = {
            "",
            "Prints the file; says on the error stream how many rows it has. Each customer's timeline tells of it.",
            "Ends with 1 where nobody is in it."
        })
public final class AudienceCommand {
    @Parameters(paramLabel = "SEGMENT", description = "the name of the segment in the playbook")
    private String segment = "";

    @Option(names = "--for", paramLabel = "PLATFORM", required = true, description = "meta, google, linkedin or csv")
    private String platform = "";

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "to which they have consented (${DEFAULT-VALUE})",
            defaultValue = "advertising")
    private String purpose = "advertising";

    @Mixin
    private Location location = new Location();

    /** The name of the segment. */
    public String segment() {
        return segment;
    }

    /** The platform, as it was written. */
    public String platform() {
        return platform;
    }

    /** The purpose of the consent. */
    public String purpose() {
        return purpose;
    }

    /** Where it is carried out. */
    public Location location() {
        return location;
    }
}
