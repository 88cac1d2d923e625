package dev.perennial.imports.format;

/** Makes facts of rows. It keeps no row; of what it keeps, the amount does not grow with the file. */
public interface RowReader {
    /**
     * Takes a row. Each row ends as facts, left out with a reason, or rejected with its column; never as nothing.
     *
     * @param row good until the call ends
     */
    void read(Row row, Facts facts);

    /** A row that cannot be taken apart stands here; what waits for further rows of the same thing may lack one. */
    default void broken(Place row) {}

    /** The end of all files: what was waiting for further rows is told now. */
    default void end(Facts facts) {}
}
