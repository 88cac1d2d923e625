package dev.perennial.local.functions;

import dev.perennial.local.work.Activity;
import dev.perennial.template.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All functions of the template, invoked by name. */
public final class Functions implements AutoCloseable {
    private final Activity activity;
    private final Map<String, Instances> instances = new LinkedHashMap<>();
    private final Map<String, Function> declared = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String arnPrefix;

    /**
     * Makes nothing yet.
     *
     * @param atMost invocations of one function at a time
     * @param arnPrefix for example {@code arn:aws:lambda:eu-central-1:000000000000:function:}
     */
    public Functions(List<Function> functions, int atMost, String arnPrefix, Activity activity) {
        this.activity = activity;
        this.arnPrefix = arnPrefix;
        for (Function function : functions) {
            declared.put(function.name(), function);
            instances.put(
                    function.name(),
                    new Instances(function, arn(function.name()), atMost, threads));
        }
    }

    /** Starts one instance of each. @throws FunctionException when one cannot be started */
    public void prepare() {
        instances.values().forEach(Instances::prepare);
    }

    public Outcome invoke(String name, byte[] event) throws InterruptedException {
        try (Activity.Piece _ = activity.begin()) {
            return instances(name).invoke(event);
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

    private Instances instances(String name) {
        Instances found = instances.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The template declares no function " + name);
        }
        return found;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
