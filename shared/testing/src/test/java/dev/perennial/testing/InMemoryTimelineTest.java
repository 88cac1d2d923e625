package dev.perennial.testing;

import dev.perennial.flow.records.Timeline;

class InMemoryTimelineTest extends TimelineContract {
    private final InMemoryTimeline timeline = new InMemoryTimeline();

    @Override
    protected Timeline timeline() {
        return timeline;
    }
}
