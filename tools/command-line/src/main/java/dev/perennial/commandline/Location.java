package dev.perennial.commandline;

import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which cloud a command is about. */
public final class Location {
    @Option(
            names = "--local",
            paramLabel = "URL",
            arity = "0..1",
            parameterConsumer = LocalAddress.class,
            scope = ScopeType.INHERIT,
            description =
                    "on a local cloud (http://localhost:8080); else on AWS, with the credentials and the region that"
                            + " the AWS command line would take")
    private Optional<String> local = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            scope = ScopeType.INHERIT,
            description = "of the environment's names ($PREFIX)")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", scope = ScopeType.INHERIT, description = "the region of AWS")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the address of AWS, where it is another")
    private Optional<String> endpoint = Optional.empty();

    /** Takes the next word where that is an address; any other is not meant for this option. */
    static final class LocalAddress implements IParameterConsumer {
        private static final String USUAL = "http://localhost:8080";

        // The interface is declared so.
        @SuppressWarnings("JdkObsolete")
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean address = !words.isEmpty() && words.peek().startsWith("http");
            option.setValue(Optional.of(address ? words.pop() : USUAL));
        }
    }

    /** Whether anything is said. */
    boolean isGiven() {
        return local.isPresent() || prefix.isPresent() || region.isPresent() || endpoint.isPresent();
    }

    /** The local cloud at its usual address. */
    static Location localCloud() {
        Location location = new Location();
        location.local = Optional.of(LocalAddress.USUAL);
        return location;
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
