package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.Item;
import dev.perennial.domain.facts.Fact.OrderDelayed;
import dev.perennial.domain.facts.Fact.PointsRedeemed;
import dev.perennial.domain.facts.Fact.PurchaseCompleted;
import dev.perennial.domain.facts.Fact.PurchaseRefunded;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Key;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;
import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is bought and paid back, what comes late, and what is given for points. */
public final class PurchaseFacts {
    private static final Field<Item, String> SKU = Field.required("sku", Kinds.KEY, Item::sku, "The article's key.");
    private static final Field<Item, String> NAME =
            Field.optional("name", Kinds.NAME, Item::name, "The article's name.");
    private static final Field<Item, String> CATEGORY =
            Field.optional("category", Kinds.NAME, Item::category, "The article's category.");
    private static final Field<Item, Long> QUANTITY =
            Field.required("quantity", new Kind.Whole(1, 1_000_000), Item::quantity, "How many.");
    private static final Field<Item, Long> UNIT_PRICE = Field.optional(
            "unitPrice",
            new Kind.Whole(0, Money.MAX_MINOR_UNITS),
            Item::unitPrice,
            "Price of one in minor units of the order's currency.");
    private static final Shape<Item> ITEM = Shape.of(
            values -> new Item(
                    values.the(SKU),
                    values.get(NAME),
                    values.get(CATEGORY),
                    values.the(QUANTITY),
                    values.get(UNIT_PRICE)),
            SKU,
            NAME,
            CATEGORY,
            QUANTITY,
            UNIT_PRICE);

    private static final Field<PurchaseCompleted, String> ORDER_ID = Field.required(
                    "orderId",
                    Kinds.KEY,
                    PurchaseCompleted::orderId,
                    "The order's key in the shop; the same order counts once.")
            .inConditions()
            .inMails();
    private static final Field<PurchaseCompleted, Money> TOTAL = Field.required(
                    "total", Kinds.MONEY, PurchaseCompleted::total, "What the order cost, all items, after discounts.")
            .inConditions()
            .inMails();
    private static final Field<PurchaseCompleted, List<Item>> ITEMS = Field.optional(
                    "items",
                    new Kind.Many<>(ITEM, 200, "One line of the order."),
                    (PurchaseCompleted it) -> Optional.of(it.items()).filter(items -> !items.isEmpty()),
                    "What was bought.")
            .notInRecords();
    private static final Field<PurchaseCompleted, String> OFFER_CODE = Field.optional(
                    "offerCode",
                    Kind.Text.upTo(64),
                    PurchaseCompleted::offerCode,
                    "The code of an offer, as the customer gave it. A code that does not count changes nothing else"
                            + " about the order: the customer's timeline says why.")
            .inConditions();

    public static final FactType<PurchaseCompleted> PURCHASE_COMPLETED = FactType.of(
                    "PurchaseCompleted",
                    PurchaseCompleted.class,
                    "A purchase is paid or otherwise certain.",
                    Shape.of(
                            values -> new PurchaseCompleted(
                                    values.the(ORDER_ID),
                                    values.the(TOTAL),
                                    values.get(ITEMS).orElse(List.of()),
                                    values.get(OFFER_CODE)),
                            ORDER_ID,
                            TOTAL,
                            ITEMS,
                            OFFER_CODE),
                    it -> "bought: order " + it.orderId() + ", " + it.total())
            .key("purchase-<orderId>")
            .postedTo("/v1/purchases", Address.Access.COMPANY)
            .timeField("purchasedAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<PurchaseRefunded, String> REFUND_ID = Field.optional(
            "refundId", Kinds.KEY, it -> Optional.of(it.refundId()), "The refund's key; the order's id if absent.");
    private static final Field<PurchaseRefunded, String> REFUNDED_ORDER = Field.required(
                    "orderId", Kinds.KEY, PurchaseRefunded::orderId, "The order that is refunded.")
            .inConditions()
            .inMails();
    private static final Field<PurchaseRefunded, Money> AMOUNT = Field.required(
                    "amount", Kinds.MONEY, PurchaseRefunded::amount, "What was paid back.")
            .inConditions()
            .inMailsAs("total");

    public static final FactType<PurchaseRefunded> PURCHASE_REFUNDED = FactType.of(
                    "PurchaseRefunded",
                    PurchaseRefunded.class,
                    "A purchase, or a part of it, was paid back.",
                    Shape.of(
                            values -> new PurchaseRefunded(
                                    values.get(REFUND_ID).orElseGet(() -> values.the(REFUNDED_ORDER)),
                                    values.the(REFUNDED_ORDER),
                                    values.the(AMOUNT)),
                            REFUND_ID,
                            REFUNDED_ORDER,
                            AMOUNT),
                    it -> "refunded: " + it.amount() + " of order " + it.orderId())
            .key("refund-<refundId>")
            .postedTo("/v1/refunds", Address.Access.COMPANY)
            .timeField("refundedAt")
            .inJourneys()
            .build();

    private static final Field<PointsRedeemed, String> REDEMPTION_ID = Field.required(
                    "redemptionId",
                    Kinds.KEY,
                    PointsRedeemed::redemptionId,
                    "The redemption's key in the shop; the same redemption counts once.")
            .inConditions();
    private static final Field<PointsRedeemed, Long> POINTS = Field.required(
                    "points",
                    new Kind.Whole(1, 1_000_000_000),
                    PointsRedeemed::points,
                    "How many points the customer gave. More than there are is refused: the customer's timeline says so.")
            .inConditions();
    private static final Field<PointsRedeemed, String> REDEEMED_FOR = Field.optional(
                    "orderId",
                    Kinds.KEY,
                    PointsRedeemed::orderId,
                    "The order that they were given for; they come back when it is refunded as a whole.")
            .inConditions();

    public static final FactType<PointsRedeemed> POINTS_REDEEMED = FactType.of(
                    "PointsRedeemed",
                    PointsRedeemed.class,
                    "A customer gave points for something.",
                    Shape.of(
                            values -> new PointsRedeemed(
                                    values.the(REDEMPTION_ID), values.the(POINTS), values.get(REDEEMED_FOR)),
                            REDEMPTION_ID,
                            POINTS,
                            REDEEMED_FOR),
                    it -> "redeemed " + it.points() + " points"
                            + it.orderId().map(order -> " for order " + order).orElse(""))
            .key("redemption-<redemptionId>")
            .postedTo("/v1/redemptions", Address.Access.COMPANY)
            .timeField("redeemedAt")
            .inJourneys()
            .signOfLife()
            .build();

    private static final Field<OrderDelayed, String> DELAYED_ORDER = Field.required(
                    "orderId", Kinds.KEY, OrderDelayed::orderId, "The order that comes later than promised.")
            .inConditions()
            .inMails();
    private static final Field<OrderDelayed, LocalDate> EXPECTED_ON = Field.required(
                    "expectedOn", new Kind.Day(), OrderDelayed::expectedOn, "The day on which it is expected now.")
            .inConditions()
            .inMails();
    private static final Field<OrderDelayed, String> DELAYED_BY = Field.optional(
            "reason", Kinds.WORDS, OrderDelayed::reason, "Why, in a few words; customers do not see them.");

    public static final FactType<OrderDelayed> ORDER_DELAYED = FactType.of(
                    "OrderDelayed",
                    OrderDelayed.class,
                    "An order will come later than promised.",
                    Shape.of(
                            values -> new OrderDelayed(
                                    values.the(DELAYED_ORDER), values.the(EXPECTED_ON), values.get(DELAYED_BY)),
                            DELAYED_ORDER,
                            EXPECTED_ON,
                            DELAYED_BY),
                    it -> "order " + it.orderId() + " is delayed until " + it.expectedOn()
                            + it.reason().map(reason -> ": " + reason).orElse(""))
            .key(new Key<>(
                    "delay-<orderId>-<expectedOn>",
                    "",
                    it -> Optional.of("delay-" + it.orderId() + "-" + it.expectedOn())))
            .postedTo("/v1/delays", Address.Access.COMPANY)
            .timeField("knownAt")
            .inJourneys()
            .build();

    private PurchaseFacts() {}
}
