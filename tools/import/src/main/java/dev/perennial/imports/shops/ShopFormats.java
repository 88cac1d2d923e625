package dev.perennial.imports.shops;

import dev.perennial.imports.format.Format;
import java.util.List;

/** The formats of shops and payments. */
public final class ShopFormats {
    /** All of them. */
    public static final List<Format> ALL = List.of(
            new Format("shopify", List.of(), List.of(new ShopifyOrders(), new ShopifyCustomers())));

    private ShopFormats() {}
}
