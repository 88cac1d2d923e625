package dev.perennial.priming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InvocationContextTest {
    @Test
    void aHandlerIsToldWhoCalledItAndHowLongItHas() {
        AtomicInteger left = new AtomicInteger(900);
        Context context = new InvocationContext("on-signup", "r-7", "arn:on-signup", 256, left::get, _ -> {});
        assertThat(context.getFunctionName()).isEqualTo("on-signup");
        assertThat(context.getLogGroupName()).isEqualTo("/aws/lambda/on-signup");
        assertThat(context.getAwsRequestId()).isEqualTo("r-7");
        assertThat(context.getInvokedFunctionArn()).isEqualTo("arn:on-signup");
        assertThat(context.getMemoryLimitInMB()).isEqualTo(256);
        left.set(5);
        assertThat(context.getRemainingTimeInMillis()).isEqualTo(5);
    }

    @Test
    void everyLineOfTheLogIsHandedOn() {
        List<String> log = new ArrayList<>();
        Context context = new InvocationContext(log::add);
        context.getLogger().log("text");
        context.getLogger().log("bytes".getBytes(UTF_8));
        assertThat(log).containsExactly("text", "bytes");
    }
}
