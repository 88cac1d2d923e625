package dev.perennial.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * Who a function is. Lambda says it in variables; with SnapStart, where variables would grow old in the snapshot, it
 * names an address on this machine to ask instead. While the function rehearses it is nobody, and nobody is asked.
 */
final class Credentials implements AwsCredentialsProvider {
    private static final String ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    private static final AwsCredentials NOBODY = AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal");

    private final Map<String, String> variables;
    private boolean rehearsing;
    private Optional<AwsCredentialsProvider> provider = Optional.empty();

    Credentials(Map<String, String> variables) {
        this.variables = variables;
    }

    synchronized void rehearse() {
        rehearsing = true;
    }

    /** Forgets what was known, so that it is asked anew. */
    synchronized void renew() {
        rehearsing = false;
        provider = Optional.empty();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current().map(AwsCredentialsProvider::resolveCredentials).orElse(NOBODY);
    }

    private synchronized Optional<AwsCredentialsProvider> current() {
        if (rehearsing) {
            return Optional.empty();
        }
        if (provider.isEmpty()) {
            provider = Optional.of(made());
        }
        return provider;
    }

    private AwsCredentialsProvider made() {
        return variables.containsKey(ADDRESS)
                ? ContainerCredentialsProvider.create()
                : EnvironmentVariableCredentialsProvider.create();
    }
}
