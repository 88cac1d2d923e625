package dev.perennial.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param name its physical name
 * @param handler the class, with an optional {@code ::method}
 * @param environment its variables, resolved
 * @param timeout after which the service ends an invocation
 * @param memory in MB
 * @param maximumRetries of an asynchronous invocation, after the first attempt
 * @param onFailure ARN of where an asynchronous invocation goes that failed for good
 */
public record Function(
        String logicalId,
        String name,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memory,
        int maximumRetries,
        Optional<String> onFailure) {
    public Function {
        environment = Map.copyOf(environment);
    }

    /** The handler's class without a method's name. */
    public String handlerClass() {
        int colons = handler.indexOf("::");
        return colons < 0 ? handler : handler.substring(0, colons);
    }
}
