package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a file that are the company's own: all but those that a reader knows. */
record OwnColumns(List<Column> columns) {
    /** All but these; one whose name stands twice is nobody's. */
    static OwnColumns except(Header header, String... known) {
        Set<String> taken = new HashSet<>(Set.of(known));
        List<Column> own = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            if (!name.isBlank() && taken.add(name)) {
                own.add(new Column(i, name));
            }
        }
        return new OwnColumns(List.copyOf(own));
    }

    /** Tells those that hold something. */
    void tell(Row row, Facts facts, CustomerRef who, Optional<Instant> at) {
        for (Column column : columns) {
            row.value(column).ifPresent(value -> facts.attribute(who, column.name(), Contacts.list(value), at));
        }
    }

    /** Tells the fields of an object of JSON that hold something. */
    static void tell(JsonNode object, Facts facts, CustomerRef who, Optional<Instant> at) {
        object.properties()
                .forEach(it -> Optional.of(Contacts.text(it.getValue()))
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> facts.attribute(who, it.getKey(), value, at)));
    }
}
