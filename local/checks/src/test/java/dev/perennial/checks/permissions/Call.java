package dev.perennial.checks.permissions;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of a client of the AWS SDK, found in the code.
 *
 * @param from the method of ours that makes it
 * @param service as the SDK calls its package, such as {@code sesv2}
 * @param operation the client's method, such as {@code queryPaginator}
 */
record Call(Method from, String service, String operation) {
    private static final Pattern CLIENT =
            Pattern.compile("software/amazon/awssdk/services/([a-z0-9]+)/[A-Za-z0-9]+Client");

    private static final Set<String> NO_OPERATION =
            Set.of("builder", "create", "close", "serviceName", "serviceClientConfiguration");

    private static final Map<String, String> PREFIX = Map.of(
            "dynamodb", "dynamodb",
            "eventbridge", "events",
            "secretsmanager", "secretsmanager",
            "sesv2", "ses",
            "sqs", "sqs");

    /** Operations whose permission has another name. */
    private static final Map<String, String> PERMISSION = Map.of(
            "sqs:SendMessageBatch", "sqs:SendMessage",
            "sqs:DeleteMessageBatch", "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility",
            "ses:SendBulkEmail", "ses:SendBulkTemplatedEmail");

    static Optional<Call> in(Method from, Method called) {
        Matcher client = CLIENT.matcher(called.owner());
        return client.matches() && !NO_OPERATION.contains(called.name())
                ? Optional.of(new Call(from, client.group(1), called.name()))
                : Optional.empty();
    }

    /** Whether it asks for what its items ask for, and nothing by itself. */
    boolean isTransaction() {
        return operation.startsWith("transact");
    }

    String action() {
        return action(operation.replaceAll("Paginator$", ""));
    }

    /** The same service's permission for another of its operations. */
    String action(String of) {
        String prefix = PREFIX.get(service);
        if (prefix == null) {
            throw new IllegalStateException(
                    from + " calls " + service + ": say here which permissions that service has");
        }
        String name = prefix + ":" + of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1);
        return PERMISSION.getOrDefault(name, name);
    }
}
