package dev.perennial.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * API Gateway's throttling: a bucket that holds as many requests as may come in a burst and is filled at the steady
 * rate. What finds it empty is answered 429.
 */
public final class Throttle implements Responder {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final Responder inside;
    private final double rate;
    private final double burst;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;

    /**
     * In front of another responder.
     *
     * @param settings {@code DefaultRouteSettings} of the template; one without limits limits nothing
     */
    public Throttle(Responder inside, JsonNode settings) {
        this(inside, settings, System::nanoTime);
    }

    Throttle(Responder inside, JsonNode settings, LongSupplier nanoTime) {
        this.inside = inside;
        this.rate = settings.path("ThrottlingRateLimit").asDouble(Double.MAX_VALUE);
        this.burst = settings.path("ThrottlingBurstLimit").asDouble(Double.MAX_VALUE);
        this.nanoTime = nanoTime;
        this.left = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        return isTaken()
                ? inside.answer(call)
                : HttpAnswer.json(429, Json.object().put("message", "Too Many Requests"));
    }

    private synchronized boolean isTaken() {
        long now = nanoTime.getAsLong();
        left = Math.min(burst, left + rate * (now - filledAt) / NANOS);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
