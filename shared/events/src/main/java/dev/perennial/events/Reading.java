package dev.perennial.events;

import dev.perennial.domain.facts.Event;
import java.util.List;

/** What reading a body came to. */
public sealed interface Reading {
    record Accepted(Event event) implements Reading {}

    /** At least one problem; the paths are those of the body. */
    record Refused(List<FieldProblem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
