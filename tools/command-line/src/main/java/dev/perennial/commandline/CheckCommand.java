package dev.perennial.commandline;

import picocli.CommandLine.Command;

/** {@code check}, which the launcher carries out by Maven. */
@Command(
        name = "check",
        description = "build, and test what a change in the domain, the playbook or a function can break",
        footer = {
            "",
            "Leaves out the tests tagged slow, Error Prone, the analysis of dependencies and the format: mvn verify has the last",
            "word. Ends with 1 where something does not compile or a test fails."
        })
final class CheckCommand {}
