package dev.perennial.imports.files;

import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows whose first line was read for the names of columns, and may turn out to be a row. */
final class FirstLine implements Rows {
    private final CsvRows rows;
    private boolean again;

    FirstLine(CsvRows rows) {
        this.rows = rows;
    }

    List<String> header() throws IOException {
        return rows.header();
    }

    void isARow() {
        rows.withoutHeader(rows.count());
        again = true;
    }

    @Override
    public boolean next() throws IOException {
        if (again) {
            again = false;
            return true;
        }
        return rows.next();
    }

    @Override
    public Row row() {
        return rows.row();
    }

    @Override
    public Optional<BadValue> broken() {
        return rows.broken();
    }

    @Override
    public Map<String, Long> notes() {
        return rows.notes();
    }
}
