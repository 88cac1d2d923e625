package dev.perennial.testing;

import dev.perennial.flow.broadcasts.BroadcastRuns;

class InMemoryBroadcastsTest extends BroadcastRunsContract {
    @Override
    protected BroadcastRuns runs() {
        return new InMemoryBroadcasts();
    }
}
