package dev.perennial.imports.shops;

import dev.perennial.imports.format.Format;
import java.util.List;

/** The formats of shops and payments. */
public final class ShopFormats {
    /** All of them. */
    public static final List<Format> ALL = List.of(
            new Format("shopify", List.of(), List.of(new ShopifyOrders(), new ShopifyCustomers())),
            WooCommerce.FORMAT,
            Stripe.FORMAT,
            Magento.FORMAT,
            Shopware.FORMAT,
            PrestaShop.FORMAT,
            MappedCsv.FORMAT);

    private ShopFormats() {}
}
