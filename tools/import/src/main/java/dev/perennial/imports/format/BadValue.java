package dev.perennial.imports.format;

/** A value that cannot be read; its row is rejected with column and reason. The reason never repeats the value. */
public final class BadValue extends RuntimeException {
    private final String column;

    public BadValue(String column, String because) {
        super(because, null, false, false);
        this.column = column;
    }

    public BadValue(Column column, String because) {
        this(column.name(), because);
    }

    /** Where it stands. */
    public String column() {
        return column;
    }

    /** Why it cannot be read. */
    public String because() {
        return String.valueOf(getMessage());
    }
}
