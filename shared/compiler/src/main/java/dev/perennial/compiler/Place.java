package dev.perennial.compiler;

import java.util.Comparator;
import org.yaml.snakeyaml.nodes.Node;

/** Where something stands in a file; lines and columns count from 1. */
public record Place(int line, int column) implements Comparable<Place> {
    static final Place START = new Place(1, 1);

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::line).thenComparing(Place::column);

    static Place of(Node node) {
        return new Place(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
