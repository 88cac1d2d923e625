package dev.perennial.compiler;

import java.nio.file.Path;
import java.util.List;

/**
 * Compiles a playbook: {@code Main <source directory> <target directory>}. Prints every problem and ends with status 1
 * where there is any; nothing is written then. What a language leaves out that need not have it is printed as a notice.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: Main <source directory> <target directory>");
            System.exit(2);
        }
        List<Problem> problems = PlaybookCompiler.compile(
                Path.of(args[0]), Path.of(args[1]), notice -> System.err.println("Notice: " + notice));
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("The playbook has " + problems.size() + " problem(s); see above.");
            System.exit(1);
        }
    }
}
