package dev.perennial.local.tables;

import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Signal;
import java.time.Duration;

/** Removes items soon after their time has come; DynamoDB itself takes up to two days. */
public final class Expiring implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Engine engine;
    private final Activity activity;
    private final Signal written;
    private final Thread thread = Thread.ofVirtual().name("expiring").unstarted(this::run);

    /**
     * Starts nothing yet.
     *
     * @param written is raised after items were removed
     */
    public Expiring(Engine engine, Activity activity, Signal written) {
        this.engine = engine;
        this.activity = activity;
        this.written = written;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                try (Activity.Piece _ = activity.begin()) {
                    if (engine.expire() > 0) {
                        written.raise();
                    }
                }
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
