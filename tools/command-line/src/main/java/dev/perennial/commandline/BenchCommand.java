package dev.perennial.commandline;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code bench}. */
@Command(
        name = "bench",
        description = "measure the functions and their peers, and what an event costs",
        footer = {
            "",
            "A whole run takes some 20 minutes, and writes docs/performance.md and its picture. It wants the machine for",
            "itself."
        })
public final class BenchCommand {
    private static final List<String> PARTS = List.of("starts", "packages", "units", "sweep", "core");

    @Option(
            names = "--quick",
            description = "a look that takes some minutes: fewer rounds, fewer customers; nothing is written")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            converter = Part.class,
            description = "starts, packages, units, sweep, core; several with commas between them")
    private List<String> only = List.of();

    static final class Part implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!PARTS.contains(value)) {
                throw new TypeConversionException("There is no part '%s' for %s; the parts are %s."
                        .formatted(value, Sentence.OPTION, String.join(", ", PARTS)));
            }
            return value;
        }
    }

    /** Whether fewer rounds and fewer customers do, for a look. */
    public boolean quick() {
        return quick;
    }

    /** Whether a part is measured. */
    public boolean has(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** Whether every part is measured. */
    public boolean all() {
        return PARTS.stream().allMatch(this::has);
    }
}
