package dev.perennial.commandline;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds; its digits may be grouped, as in 1,000,000 or 1_000_000. */
abstract class WholeNumber implements ITypeConverter<Long> {
    private final long least;
    private final long most;

    WholeNumber(long least, long most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Long convert(String value) {
        String digits = value.replace("_", "").replace(",", "");
        if (digits.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new TypeConversionException(
                "%s needs %s from %d to %d, not '%s'.".formatted(Sentence.OPTION, kind(), least, most, value));
    }

    String kind() {
        return "a whole number";
    }
}
