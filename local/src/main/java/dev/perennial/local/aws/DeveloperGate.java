package dev.perennial.local.aws;

import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.Visitor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets no website reach the AWS endpoint by way of the developer's browser. */
public final class DeveloperGate extends Handler.Wrapper {
    public DeveloperGate(Handler inside) {
        super(inside);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<String> objection = Visitor.objection(
                Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN)));
        if (objection.isEmpty()) {
            return super.handle(request, response, callback);
        }
        HttpAnswer answer = AwsEndpoint.error(403, "AccessDeniedException", objection.get());
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
