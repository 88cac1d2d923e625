package dev.perennial.dynamodb;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Answers DynamoDB's and DynamoDB Streams' wire protocol over HTTP. */
public final class DynamoDbHandler extends Handler.Abstract {
    private final DynamoDb tables;

    public DynamoDbHandler(DynamoDb tables) {
        this.tables = tables;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String target = request.getHeaders().get("X-Amz-Target");
        DynamoDb.Answer answer =
                tables.answer(target == null ? "." : target, BufferUtil.toArray(Content.Source.asByteBuffer(request)));
        CRC32 checksum = new CRC32();
        checksum.update(answer.body());
        response.setStatus(answer.status());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0")
                .put(HttpHeader.CONTENT_LENGTH, answer.body().length)
                .put("x-amzn-RequestId", UUID.randomUUID().toString())
                .put("x-amz-crc32", Long.toString(checksum.getValue()));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }
}
