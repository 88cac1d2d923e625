package dev.perennial.e2e;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What customers say of themselves in this suite, and where it must not stand. */
final class Personal {
    /** Part of every address, name and comment, and of nothing else. */
    static final String MARK = "qzx7-";

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]+(?:@|%40)(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}", Pattern.CASE_INSENSITIVE);

    private Personal() {}

    /** The lines that hold an e-mail address, or something that a customer said. */
    static List<String> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(MARK)
                        || ADDRESS.matcher(line).find())
                .toList();
    }
}
