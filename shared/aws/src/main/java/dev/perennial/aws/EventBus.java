package dev.perennial.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The bus: puts events in as few calls as the limits of PutEvents allow, and tells what became of each. */
public final class EventBus {
    /** PutEvents takes 10 entries of together 256 KB. */
    private static final int ENTRIES = 10;

    private static final int BYTES = 256 * 1024;

    /** Time, source and type count as well. */
    private static final int OVERHEAD = 128;

    private final EventBridgeClient client;
    private final String name;

    public EventBus(EventBridgeClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** An event to put: who says it, its name, and its detail as JSON. */
    public record Entry(String source, String detailType, String detail) {
        private int size() {
            return OVERHEAD + detail.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** For each entry, in the same order, the error code of the bus, or empty where the bus has it. */
    public List<Optional<String>> put(List<Entry> entries) {
        List<Optional<String>> results = new ArrayList<>(entries.size());
        List<Entry> batch = new ArrayList<>();
        int size = 0;
        for (Entry entry : entries) {
            if (batch.size() == ENTRIES || (!batch.isEmpty() && size + entry.size() > BYTES)) {
                results.addAll(call(batch));
                batch.clear();
                size = 0;
            }
            batch.add(entry);
            size += entry.size();
        }
        if (!batch.isEmpty()) {
            results.addAll(call(batch));
        }
        return results;
    }

    private List<Optional<String>> call(List<Entry> batch) {
        return client
                .putEvents(put -> put.entries(batch.stream().map(this::request).toList()))
                .entries()
                .stream()
                .map(PutEventsResultEntry::errorCode)
                .map(Optional::ofNullable)
                .toList();
    }

    private PutEventsRequestEntry request(Entry entry) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(entry.source())
                .detailType(entry.detailType())
                .detail(entry.detail())
                .build();
    }
}
