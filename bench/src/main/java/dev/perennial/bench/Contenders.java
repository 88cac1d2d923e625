package dev.perennial.bench;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.emulators.Packages;
import dev.perennial.local.tables.Tables;
import dev.perennial.template.Function;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our function for purchases and its peers.
 *
 * @param plain plain Java with what the SDK brings by default
 * @param typical Spring Cloud Function
 */
record Contenders(Contender ours, Contender plain, Contender typical) {
    private static final List<String> PEERS = List.of("plain", "typical");

    /** Ours, when it primes itself as it does before a snapshot; empty where it cannot. */
    Optional<Variant> primed() {
        return Optional.of(ours.variant().with("PRIMING", "init"))
                .filter(it -> AotCache.holds(it, "dev/perennial/priming/Priming.class"));
    }

    List<Contender> all() {
        return List.of(ours, plain, typical);
    }

    /** Unpacks each as Lambda does. */
    static Contenders unpack(Shipped shipped, Path folder) {
        Function onPurchase = shipped.function("OnPurchase");
        return new Contenders(
                new Contender(
                        new Variant(
                                "Perennial",
                                unpacked(shipped.archive(onPurchase), folder.resolve("ours")),
                                onPurchase.handler(),
                                List.of(),
                                onPurchase.environment()),
                        "customers",
                        Contender.key(
                                "customerId",
                                CustomerId.of(EmailAddress.parse(Purchase.EMAIL).orElseThrow())
                                        .value())),
                peer(new Variant(
                        "plain",
                        unpacked(peer(shipped, "plain"), folder.resolve("plain")),
                        "dev.perennial.plain.PlainHandler",
                        List.of(),
                        tables("plain"))),
                peer(new Variant(
                                "typical",
                                unpacked(peer(shipped, "typical"), folder.resolve("typical")),
                                "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest",
                                List.of(),
                                tables("typical"))
                        .with("MAIN_CLASS", "dev.perennial.typical.TypicalApplication")
                        .with("SPRING_CLOUD_FUNCTION_DEFINITION", "onPurchase")));
    }

    private static Contender peer(Variant variant) {
        return new Contender(variant, variant.name() + "-customers", Contender.key("customerId", Purchase.EMAIL));
    }

    private static Map<String, String> tables(String peer) {
        return Map.of(
                "CUSTOMERS_TABLE", peer + "-customers",
                "ORDERS_TABLE", peer + "-orders",
                "TIMELINE_TABLE", peer + "-timeline");
    }

    static boolean isPeer(String name) {
        return PEERS.contains(name);
    }

    /** The archive of a peer. */
    static Path peer(Shipped shipped, String name) {
        return shipped.root().resolve("bench/" + name + "/target/" + name + ".zip");
    }

    private static Path unpacked(Path zip, Path folder) {
        Packages.unpack(zip, folder);
        return folder;
    }

    /** The tables of all. */
    static void create(Metered tables, Shipped shipped) {
        new Tables(tables.engine()).create(shipped.template().tables());
        for (String peer : PEERS) {
            tables.call("CreateTable", Contender.read("""
                            {"TableName":"%s-customers","BillingMode":"PAY_PER_REQUEST",
                             "AttributeDefinitions":[{"AttributeName":"customerId","AttributeType":"S"},
                              {"AttributeName":"stage","AttributeType":"S"},{"AttributeName":"lastPurchaseAt","AttributeType":"S"}],
                             "KeySchema":[{"AttributeName":"customerId","KeyType":"HASH"}],
                             "GlobalSecondaryIndexes":[{"IndexName":"byLastPurchase",
                              "KeySchema":[{"AttributeName":"stage","KeyType":"HASH"},{"AttributeName":"lastPurchaseAt","KeyType":"RANGE"}],
                              "Projection":{"ProjectionType":"KEYS_ONLY"}}]}\
                            """.formatted(peer)));
            tables.call("CreateTable", Contender.read("""
                            {"TableName":"%s-orders","BillingMode":"PAY_PER_REQUEST",
                             "AttributeDefinitions":[{"AttributeName":"orderId","AttributeType":"S"}],
                             "KeySchema":[{"AttributeName":"orderId","KeyType":"HASH"}]}\
                            """.formatted(peer)));
            tables.call("CreateTable", Contender.read("""
                            {"TableName":"%s-timeline","BillingMode":"PAY_PER_REQUEST",
                             "AttributeDefinitions":[{"AttributeName":"customerId","AttributeType":"S"},{"AttributeName":"entry","AttributeType":"S"}],
                             "KeySchema":[{"AttributeName":"customerId","KeyType":"HASH"},{"AttributeName":"entry","KeyType":"RANGE"}]}\
                            """.formatted(peer)));
        }
    }
}
