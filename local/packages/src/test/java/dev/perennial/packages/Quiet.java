package dev.perennial.packages;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** The context of an invocation whose log nobody reads. */
record Quiet() implements Context {
    private static final String ANY = "any";

    @Override
    public String getAwsRequestId() {
        return ANY;
    }

    @Override
    public String getLogGroupName() {
        return ANY;
    }

    @Override
    public String getLogStreamName() {
        return ANY;
    }

    @Override
    public String getFunctionName() {
        return ANY;
    }

    @Override
    public String getFunctionVersion() {
        return ANY;
    }

    @Override
    public String getInvokedFunctionArn() {
        return ANY;
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
        return 60_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {}

            @Override
            public void log(byte[] message) {}
        };
    }
}
