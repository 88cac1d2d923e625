package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.table.Interval;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.Optional;

/** Scan: a whole table or index, or one segment of it. */
final class Scan implements Operation {
    private static final int MOST = 1_000_000;

    private final Context context;

    Scan(Context context) {
        this.context = context;
    }

    @Override
    public ObjectNode answer(Members request) {
        Page page = new Page(context, request);
        Optional<Integer> segment = request.number("Segment");
        Optional<Integer> total = request.number("TotalSegments");
        page.done(false);
        request.done();
        return page.read(interval(segment, total), true);
    }

    private static Interval interval(Optional<Integer> segment, Optional<Integer> total) {
        if (segment.isEmpty() && total.isEmpty()) {
            return Interval.ALL;
        }
        if (total.isEmpty()) {
            throw ServiceException.validation(
                    "The TotalSegments parameter is required but was not present in the request when Segment parameter"
                            + " is present");
        }
        if (segment.isEmpty()) {
            throw ServiceException.validation(
                    "The Segment parameter is required but was not present in the request when parameter TotalSegments"
                            + " is present");
        }
        if (total.get() < 1 || total.get() > MOST || segment.get() < 0) {
            throw ServiceException.validation("1 validation error detected: Value '" + total.get()
                    + "' at 'totalSegments' failed to satisfy constraint: Member must have value between 1 and "
                    + MOST);
        }
        if (segment.get() >= total.get()) {
            throw ServiceException.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                            + segment.get() + " is not less than TotalSegments: " + total.get());
        }
        return Interval.segment(segment.get(), total.get());
    }
}
