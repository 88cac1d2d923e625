package dev.perennial.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.peer.PurchaseEvent;
import dev.perennial.peer.Purchases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** Clients and mapper are made once, when the class is. */
public final class PlainHandler implements RequestStreamHandler {
    private static final Logger LOG = LogManager.getLogger(PlainHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Purchases purchases = new Purchases(DynamoDbEnhancedClient.create(), System.getenv());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        PurchaseEvent event = JSON.readValue(input, PurchaseEvent.class);
        LOG.info("{}: {}", event.detail().eventId(), purchases.record(event));
    }
}
