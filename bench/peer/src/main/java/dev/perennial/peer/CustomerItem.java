package dev.perennial.peer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;

/** A customer; the index {@code byLastPurchase} serves whoever looks for the silent ones. */
@DynamoDbBean
public class CustomerItem {
    private String customerId = "";
    private String stage = "LEAD";
    private @Nullable String lastPurchaseAt;
    private @Nullable String firstPurchaseAt;
    private long orders;
    private Map<String, Long> spent = Map.of();
    private @Nullable Integer npsScore;
    private @Nullable Long version;

    @DynamoDbPartitionKey
    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    @DynamoDbSecondaryPartitionKey(indexNames = "byLastPurchase")
    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    @DynamoDbSecondarySortKey(indexNames = "byLastPurchase")
    public @Nullable String getLastPurchaseAt() {
        return lastPurchaseAt;
    }

    public void setLastPurchaseAt(@Nullable String lastPurchaseAt) {
        this.lastPurchaseAt = lastPurchaseAt;
    }

    public @Nullable String getFirstPurchaseAt() {
        return firstPurchaseAt;
    }

    public void setFirstPurchaseAt(@Nullable String firstPurchaseAt) {
        this.firstPurchaseAt = firstPurchaseAt;
    }

    public long getOrders() {
        return orders;
    }

    public void setOrders(long orders) {
        this.orders = orders;
    }

    public Map<String, Long> getSpent() {
        return spent;
    }

    public void setSpent(Map<String, Long> spent) {
        this.spent = spent;
    }

    public @Nullable Integer getNpsScore() {
        return npsScore;
    }

    public void setNpsScore(@Nullable Integer npsScore) {
        this.npsScore = npsScore;
    }

    @DynamoDbVersionAttribute
    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }
}
