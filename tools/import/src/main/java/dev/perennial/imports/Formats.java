package dev.perennial.imports;

import dev.perennial.imports.contacts.ContactFormats;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.shops.ShopFormats;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All formats that there are. */
public final class Formats {
    private static final List<Format> ALL =
            Stream.concat(ContactFormats.ALL.stream(), ShopFormats.ALL.stream()).toList();

    private Formats() {}

    /** All of them. */
    public static List<Format> all() {
        return ALL;
    }

    /** The one that a word names. */
    public static Optional<Format> called(String word) {
        return ALL.stream().filter(format -> format.isCalled(word)).findFirst();
    }

    /** A layout with the format that it belongs to. */
    public record Found(Format format, Layout layout) {}

    /** Those that recognise a file of a shape beyond doubt. */
    public static List<Found> recognising(Header header, boolean json) {
        return ALL.stream()
                .flatMap(format -> format.layouts().stream().map(layout -> new Found(format, layout)))
                .filter(found -> (found.layout().shape() == Layout.Shape.JSON_LINES) == json)
                .filter(found -> found.layout().shape() != Layout.Shape.CSV_WITHOUT_HEADER)
                .filter(found -> found.layout().recognises(header))
                .toList();
    }
}
