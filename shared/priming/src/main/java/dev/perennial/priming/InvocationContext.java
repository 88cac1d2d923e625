package dev.perennial.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a handler is told about its invocation where Lambda is not the one who invokes it. */
public class InvocationContext implements Context {
    private static final int MINUTE = 60_000;

    private final String function;
    private final String requestId;
    private final String arn;
    private final int memory;
    private final IntSupplier remaining;
    private final Consumer<String> log;

    /**
     * An invocation of a function by its name.
     *
     * @param arn of the function
     * @param memory of the function in MB
     * @param remaining milliseconds until the invocation times out
     * @param log takes each line that the function logs
     */
    public InvocationContext(
            String function, String requestId, String arn, int memory, IntSupplier remaining, Consumer<String> log) {
        this.function = function;
        this.requestId = requestId;
        this.arn = arn;
        this.memory = memory;
        this.remaining = remaining;
        this.log = log;
    }

    /** An invocation of 512 MB that always has a minute left. */
    public InvocationContext(Consumer<String> log) {
        this(
                "function",
                "request-1",
                "arn:aws:lambda:eu-central-1:123456789012:function:function",
                512,
                () -> MINUTE,
                log);
    }

    /** An invocation whose log is dropped. */
    public static InvocationContext silent() {
        return new InvocationContext(_ -> {});
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return arn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return remaining.getAsInt();
    }

    @Override
    public int getMemoryLimitInMB() {
        return memory;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.accept(message);
            }

            @Override
            public void log(byte[] message) {
                log.accept(new String(message, UTF_8));
            }
        };
    }
}
