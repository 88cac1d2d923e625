package dev.perennial.local.aws;

import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Signal;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hands DynamoDB's requests straight to the engine, and everything else on. A write counts as work until the stream
 * readers are told of it, so that nobody takes the cloud for idle in between.
 */
public final class TableGate extends Handler.Wrapper {
    private static final Set<String> READS = Set.of(
            "GetItem",
            "BatchGetItem",
            "TransactGetItems",
            "Query",
            "Scan",
            "ListTables",
            "DescribeTable",
            "DescribeTimeToLive",
            "DescribeLimits",
            "ListTagsOfResource",
            "ListStreams",
            "DescribeStream",
            "GetShardIterator",
            "GetRecords");

    private final Handler others;
    private final Activity activity;
    private final Signal written;

    public TableGate(Handler engine, Handler others, Activity activity, Signal written) {
        super(engine);
        this.others = others;
        this.activity = activity;
        this.written = written;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String target = request.getHeaders().get("X-Amz-Target");
        if (target == null || !target.startsWith("DynamoDB")) {
            return others.handle(request, response, callback);
        }
        if (READS.contains(target.substring(target.indexOf('.') + 1))) {
            return super.handle(request, response, callback);
        }
        Activity.Piece piece = activity.begin();
        return super.handle(request, response, Callback.from(callback, () -> {
            written.raise();
            piece.close();
        }));
    }
}
