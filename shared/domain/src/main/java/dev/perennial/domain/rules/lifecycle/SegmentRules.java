package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.playbook.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The segments that a customer is in, evaluated with each decision. */
public record SegmentRules(List<Segment> segments) implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT, Pass.MERGE);
    }

    @Override
    public void apply(Draft draft) {
        List<String> before = draft.customer.lifecycle().segments();
        if (segments.isEmpty() && before.isEmpty()) {
            return;
        }
        List<String> now = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.when().holds(draft.customer, draft.event, "")) {
                now.add(segment.name());
            }
        }
        if (now.equals(before)) {
            return;
        }
        draft.customer = draft.customer.with(draft.customer.lifecycle().segmented(now));
        for (String name : now) {
            if (!before.contains(name)) {
                tell(draft, Segment.ENTERED, name);
                draft.decided("enters the segment " + name);
            }
        }
        for (String name : before) {
            if (!now.contains(name)) {
                tell(draft, Segment.LEFT, name);
                draft.decided("leaves the segment " + name);
            }
        }
    }

    private static void tell(Draft draft, String type, String segment) {
        Map<String, Object> data = Map.of("segment", segment);
        draft.happened(Segment.happening(type, segment), data);
        if (!draft.event.backfill()) {
            draft.tell(type, data, type + "." + segment);
        }
    }
}
