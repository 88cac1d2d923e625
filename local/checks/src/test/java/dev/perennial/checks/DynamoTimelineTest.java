package dev.perennial.checks;

import dev.perennial.aws.DynamoTimeline;
import dev.perennial.flow.records.Timeline;
import dev.perennial.testing.TimelineContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoTimelineTest extends TimelineContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Timeline timeline() {
        return new DynamoTimeline(TABLES.client(), "timeline");
    }
}
