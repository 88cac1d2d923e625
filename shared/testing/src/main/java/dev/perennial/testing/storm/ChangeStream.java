package dev.perennial.testing.storm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A table's stream and how far somebody has read it. */
final class ChangeStream<T> {
    private final List<T> images;
    private final Function<T, ?> key;
    private final Function<T, String> name;
    private final List<Change<T>> changes = new ArrayList<>();
    private final Map<Object, T> latest = new HashMap<>();
    private int position;

    /**
     * A stream.
     *
     * @param images a live view of all images ever written
     * @param key tells which images are of the same item
     * @param name under which the relay of an image draws its lots
     */
    ChangeStream(List<T> images, Function<T, ?> key, Function<T, String> name) {
        this.images = images;
        this.key = key;
        this.name = name;
    }

    /** An item before and after a write; {@code number} counts the writes from 1. */
    record Change<T>(int number, Optional<T> before, T after) {}

    String nameOf(T image) {
        return name.apply(image);
    }

    boolean isDrained() {
        return position >= images.size();
    }

    /** What lies before the reader, from some changes back. */
    List<Change<T>> fetch(int back, int most) {
        while (changes.size() < images.size()) {
            T image = images.get(changes.size());
            Optional<T> before = Optional.ofNullable(latest.put(key.apply(image), image));
            changes.add(new Change<>(changes.size() + 1, before, image));
        }
        int from = Math.max(0, position - back);
        return List.copyOf(changes.subList(from, Math.min(changes.size(), from + most)));
    }

    /** Everything up to this change is done. */
    void done(Change<T> change) {
        position = Math.max(position, change.number());
    }

    void stepBack(int by) {
        position = Math.max(0, position - by);
    }
}
