package dev.perennial.typical;

import dev.perennial.peer.PurchaseEvent;
import dev.perennial.peer.Purchases;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

@SpringBootApplication
public class TypicalApplication {
    private static final Logger LOG = LoggerFactory.getLogger(TypicalApplication.class);

    public static void main(String[] arguments) {
        SpringApplication.run(TypicalApplication.class, arguments);
    }

    @Bean
    DynamoDbEnhancedClient dynamo() {
        return DynamoDbEnhancedClient.create();
    }

    @Bean
    Purchases purchases(DynamoDbEnhancedClient dynamo) {
        return new Purchases(dynamo, System.getenv());
    }

    @Bean
    Function<PurchaseEvent, String> onPurchase(Purchases purchases) {
        return event -> {
            String outcome = purchases.record(event);
            LOG.info("{}: {}", event.detail().eventId(), outcome);
            return outcome;
        };
    }
}
