package dev.perennial.local.functions;

import dev.perennial.local.work.Activity;
import dev.perennial.template.Function;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All functions of the template, invoked by name. */
public final class Functions implements AutoCloseable {
    /** So long, at most, what can wait lets others go first each time. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    private final Activity activity;
    private final Activity urgent = new Activity();
    private final Map<String, Runner> runners = new LinkedHashMap<>();
    private final Map<String, Function> declared = new LinkedHashMap<>();
    private final String arnPrefix;
    private final Duration courtesy;

    /** Says what runs a function. */
    public interface Place {
        Runner runner(Function function, String arn);
    }

    /**
     * Makes nothing yet.
     *
     * @param arnPrefix for example {@code arn:aws:lambda:eu-central-1:000000000000:function:}
     */
    public Functions(List<Function> functions, String arnPrefix, Activity activity, Place place) {
        this(functions, arnPrefix, activity, place, COURTESY);
    }

    Functions(List<Function> functions, String arnPrefix, Activity activity, Place place, Duration courtesy) {
        this.courtesy = courtesy;
        this.activity = activity;
        this.arnPrefix = arnPrefix;
        for (Function function : functions) {
            declared.put(function.name(), function);
            runners.put(function.name(), place.runner(function, arn(function.name())));
        }
    }

    /** Starts one instance of each. @throws FunctionException when one cannot be started */
    public void prepare() {
        runners.values().forEach(Runner::prepare);
    }

    /** Invokes a function for something that can wait: those for whom somebody waits go first. */
    public Outcome invoke(String name, byte[] event) throws InterruptedException {
        try (Activity.Piece _ = activity.begin()) {
            urgent.awaitNone(courtesy);
            return runner(name).invoke(event);
        }
    }

    /** Invokes a function for somebody who waits for the answer. */
    public Outcome invokeAtOnce(String name, byte[] event) throws InterruptedException {
        try (Activity.Piece _ = activity.begin();
                Activity.Piece _ = urgent.begin()) {
            return runner(name).invoke(event);
        }
    }

    public boolean has(String name) {
        return declared.containsKey(name);
    }

    Function declared(String name) {
        Function function = declared.get(name);
        if (function == null) {
            throw new IllegalArgumentException("The template declares no function " + name);
        }
        return function;
    }

    /** The ARN of a function by its name. */
    public String arn(String name) {
        return arnPrefix + name;
    }

    private Runner runner(String name) {
        Runner found = runners.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The template declares no function " + name);
        }
        return found;
    }

    @Override
    public void close() {
        runners.values().forEach(Runner::close);
    }
}
