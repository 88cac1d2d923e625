package dev.perennial.local.functions;

/** Runs one function, wherever that is. Safe for use by many threads. */
public interface Runner extends AutoCloseable {
    /**
     * Starts an instance, so that missing configuration shows at the start.
     *
     * @throws FunctionException when it cannot be started
     */
    void prepare();

    /** Waits for an instance that is free, and for its answer. */
    Outcome invoke(byte[] event) throws InterruptedException;

    @Override
    default void close() {}
}
