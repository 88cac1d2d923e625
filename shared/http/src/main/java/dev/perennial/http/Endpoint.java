package dev.perennial.http;

/** What a function does with a request. */
@FunctionalInterface
public interface Endpoint {
    Outcome handle(HttpRequest request);

    /**
     * The answer, and how many events were taken in and refused, for the log.
     *
     * @param accepted events
     * @param refused events
     */
    record Outcome(HttpAnswer answer, int accepted, int refused) {
        public static Outcome of(HttpAnswer answer) {
            return new Outcome(answer, 0, 0);
        }

        public static Outcome of(Problem problem) {
            return of(problem.answer());
        }
    }
}
