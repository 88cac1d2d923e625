package dev.perennial.checks;

import dev.perennial.aws.DynamoBroadcasts;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.testing.BroadcastRunsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoBroadcastsTest extends BroadcastRunsContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected BroadcastRuns runs() {
        try {
            TABLES.renew();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new DynamoBroadcasts(TABLES.client(), "broadcasts");
    }
}
