package dev.perennial.testing;

import dev.perennial.priming.InvocationContext;
import java.util.ArrayList;
import java.util.List;

/** What Lambda hands to a function besides its input; remembers what is logged. */
public final class TestContext extends InvocationContext {
    private final List<String> log;

    public TestContext() {
        this(new ArrayList<>());
    }

    private TestContext(List<String> log) {
        super(log::add);
        this.log = log;
    }

    public List<String> log() {
        return List.copyOf(log);
    }
}
