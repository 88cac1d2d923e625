package dev.perennial.checks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Reads off every call what DynamoDB says that it cost. */
final class Meter implements ExecutionInterceptor {
    private static final ReturnConsumedCapacity ALL = ReturnConsumedCapacity.INDEXES;

    private final List<Call> calls = new ArrayList<>();

    /**
     * One call.
     *
     * @param units of the table and its indexes together
     * @param bytes of the item that was put, as DynamoDB counts them; 0 for a read
     */
    record Call(boolean write, double units, long bytes) {}

    /** The calls since the last time that this was asked. */
    List<Call> read() {
        List<Call> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    /** A kind of call that is not expected here fails, for it would not be counted. */
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes unused) {
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(ALL).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(ALL).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(ALL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(ALL).build();
            case TransactWriteItemsRequest write ->
                write.toBuilder().returnConsumedCapacity(ALL).build();
            default -> throw new IllegalArgumentException("not metered: " + context.request());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes unused) {
        if (context.response() instanceof TransactWriteItemsResponse written
                && context.request() instanceof TransactWriteItemsRequest asked) {
            // Each item is a write; they are told together.
            double units = written.consumedCapacity().stream()
                    .mapToDouble(ConsumedCapacity::capacityUnits)
                    .sum();
            int items = asked.transactItems().size();
            for (int i = 0; i < items; i++) {
                calls.add(new Call(true, units / items, 0));
            }
            return;
        }
        calls.add(call(context.request(), context.response()));
    }

    private static Call call(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case GetItemResponse got -> new Call(false, units(got.consumedCapacity()), 0);
            case QueryResponse found -> new Call(false, units(found.consumedCapacity()), 0);
            case PutItemResponse put
            when request instanceof PutItemRequest asked ->
                new Call(true, units(put.consumedCapacity()), bytes(asked.item()));
            case UpdateItemResponse updated -> new Call(true, units(updated.consumedCapacity()), 0);
            default -> throw new IllegalArgumentException("not metered: " + response);
        };
    }

    private static double units(ConsumedCapacity consumed) {
        double parts = Stream.concat(Stream.of(consumed.table()), consumed.globalSecondaryIndexes().values().stream())
                .mapToDouble(it -> it.capacityUnits())
                .sum();
        if (parts != consumed.capacityUnits()) {
            throw new IllegalStateException("the parts do not add up: " + consumed);
        }
        return parts;
    }

    /** By the rules of DynamoDB's developer guide, "item sizes and formats". */
    private static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(it -> utf8(it.getKey()) + bytes(it.getValue()))
                .sum();
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case BOOL -> 1;
            case L -> 3 + value.l().stream().mapToLong(it -> 1 + bytes(it)).sum();
            case M -> 3 + value.m().size() + bytes(value.m());
            default -> throw new IllegalArgumentException("not stored: " + value.type());
        };
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
