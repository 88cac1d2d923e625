package dev.perennial.imports.shops;

import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.util.List;

/**
 * The list of orders of PrestaShop. It has names such as "A. EXAMPLE", and no addresses: nobody can say whose the
 * orders are. Its header and its states are in the language of whoever exported it.
 */
final class PrestaShop implements Layout {
    static final Format FORMAT = new Format("prestashop", List.of(), List.of(new PrestaShop()));

    private static final int COLUMNS = 9;

    @Override
    public String name() {
        return "orders of PrestaShop";
    }

    @Override
    public Shape shape() {
        return Shape.CSV;
    }

    @Override
    public boolean recognises(Header header) {
        return header.is("ID", "Reference", "New client", "Delivery", "Customer", "Total", "Payment", "Status", "Date");
    }

    /** In other languages it has as many columns, and the first is the number. */
    @Override
    public boolean fits(Header header) {
        return header.names().size() == COLUMNS && header.names().getFirst().equalsIgnoreCase("ID");
    }

    @Override
    public RowReader reader(Header header, Settings settings) {
        return (row, facts) ->
                facts.leftOut("the list has no e-mail addresses, and customers are not told apart by their names:"
                        + " export by the SQL manager of PrestaShop, with the address, and import that as csv");
    }
}
