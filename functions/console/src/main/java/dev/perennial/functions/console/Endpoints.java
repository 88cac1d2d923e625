package dev.perennial.functions.console;

import dev.perennial.aws.Environment;

/** The ARNs of the functions behind the window's buttons. */
record Endpoints(String look, String decide, String person) {
    static Endpoints of(Environment environment) {
        return new Endpoints(
                environment.require("CONSOLE_ARN"),
                environment.require("DECIDE_ARN"),
                environment.require("PERSON_ARN"));
    }
}
