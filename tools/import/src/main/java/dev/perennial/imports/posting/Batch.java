package dev.perennial.imports.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.facts.Event;
import dev.perennial.events.EventCodec;
import dev.perennial.imports.format.Place;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts that are posted together, one a line.
 *
 * @param number from 0
 * @param facts one line each, without its end
 */
record Batch(long number, List<Line> facts) {
    /** As many as the address takes at once. */
    static final int MOST = dev.perennial.events.Batch.MAX_LINES;
    /** Well below the 4 MB that the address takes. */
    static final int MOST_BYTES = 3 << 20;

    /** A fact as it is posted, and the row that it comes from. */
    @SuppressWarnings("ArrayRecordComponent") // Posted, never compared.
    record Line(byte[] json, Place from) {
        static Line of(Event event, Place from) {
            // The detail as the bus has it, with its type in front: what the address takes as well.
            String detail = EventCodec.detail(event);
            return new Line(("{\"type\":\"" + event.fact().type() + "\"," + detail.substring(1)).getBytes(UTF_8), from);
        }
    }

    Batch {
        facts = List.copyOf(facts);
    }

    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Line fact : facts) {
            body.writeBytes(fact.json);
            body.write('\n');
        }
        return body.toByteArray();
    }

    /** The same without those that were taken; the rest keeps its order. */
    Batch only(List<Integer> lines) {
        List<Line> left = new ArrayList<>();
        lines.forEach(line -> left.add(facts.get(line)));
        return new Batch(number, left);
    }
}
