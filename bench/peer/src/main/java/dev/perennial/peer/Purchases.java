package dev.perennial.peer;

import dev.perennial.peer.PurchaseEvent.Amount;
import dev.perennial.peer.PurchaseEvent.Detail;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Takes a purchase in by four calls: is the order known, who is the customer, both written in one transaction, a row
 * for the timeline.
 */
public final class Purchases {
    private static final int ATTEMPTS = 10;
    private static final Expression NEW =
            Expression.builder().expression("attribute_not_exists(orderId)").build();

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<CustomerItem> customers;
    private final DynamoDbTable<OrderItem> orders;
    private final DynamoDbTable<TimelineItem> timeline;

    public Purchases(DynamoDbEnhancedClient client, Map<String, String> environment) {
        this.client = client;
        this.customers = client.table(name(environment, "CUSTOMERS_TABLE"), TableSchema.fromBean(CustomerItem.class));
        this.orders = client.table(name(environment, "ORDERS_TABLE"), TableSchema.fromBean(OrderItem.class));
        this.timeline = client.table(name(environment, "TIMELINE_TABLE"), TableSchema.fromBean(TimelineItem.class));
    }

    private static String name(Map<String, String> environment, String variable) {
        String name = environment.get(variable);
        if (name == null) {
            throw new IllegalStateException(variable + " is not set");
        }
        return name;
    }

    /**
     * Whatever the number of times that it comes, an order counts once.
     *
     * @return what came of it, for the log
     */
    public String record(PurchaseEvent event) {
        Detail detail = event.detail();
        String customerId = detail.customer().email().toLowerCase(Locale.ROOT);
        String outcome = count(customerId, detail);
        // After a crash in between, the repetition writes the same row.
        timeline.putItem(line(customerId, detail));
        return outcome;
    }

    private String count(String customerId, Detail detail) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (find(orders, detail.data().orderId()) != null) {
                return "already counted";
            }
            CustomerItem customer = find(customers, customerId);
            CustomerItem next = customer == null ? new CustomerItem() : customer;
            next.setCustomerId(customerId);
            buy(next, detail);
            try {
                client.transactWriteItems(write -> write.addPutItem(customers, next)
                        .addPutItem(
                                orders,
                                TransactPutItemEnhancedRequest.builder(OrderItem.class)
                                        .item(order(customerId, detail))
                                        .conditionExpression(NEW)
                                        .build()));
                return next.getOrders() + " orders";
            } catch (TransactionCanceledException rival) {
                // Somebody else wrote the record or counted the order: look again.
            }
        }
        throw new IllegalStateException("the record was written by others again and again");
    }

    private static <T> @org.jspecify.annotations.Nullable T find(DynamoDbTable<T> table, String key) {
        return table.getItem(
                get -> get.key(Key.builder().partitionValue(key).build()).consistentRead(true));
    }

    private static void buy(CustomerItem customer, Detail detail) {
        Amount total = detail.data().total();
        String at = detail.occurredAt();
        Map<String, Long> spent = new HashMap<>(customer.getSpent());
        spent.merge(total.currency(), total.amount(), Math::addExact);
        customer.setSpent(spent);
        customer.setOrders(customer.getOrders() + 1);
        customer.setStage("ACTIVE");
        String first = customer.getFirstPurchaseAt();
        customer.setFirstPurchaseAt(first == null || at.compareTo(first) < 0 ? at : first);
        String last = customer.getLastPurchaseAt();
        customer.setLastPurchaseAt(last == null || at.compareTo(last) > 0 ? at : last);
    }

    private static OrderItem order(String customerId, Detail detail) {
        OrderItem order = new OrderItem();
        order.setOrderId(detail.data().orderId());
        order.setCustomerId(customerId);
        order.setOccurredAt(detail.occurredAt());
        order.setAmount(detail.data().total().amount());
        order.setCurrency(detail.data().total().currency());
        return order;
    }

    private static TimelineItem line(String customerId, Detail detail) {
        TimelineItem line = new TimelineItem();
        line.setCustomerId(customerId);
        line.setEntry(detail.occurredAt() + "#" + detail.data().orderId());
        line.setWhat("bought " + detail.data().orderId());
        line.setEventId(detail.eventId());
        return line;
    }
}
