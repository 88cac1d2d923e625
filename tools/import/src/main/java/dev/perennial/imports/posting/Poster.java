package dev.perennial.imports.posting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts facts in batches, several under way at once. A batch that got no answer, or was refused for a time, is posted
 * again until it is taken; each fact has an id of its own, so that nothing counts twice. What is refused for good is
 * told, with its row. The facts before {@link #done()} are all answered: a later run passes over them.
 */
public final class Poster implements AutoCloseable {
    private static final int ATTEMPTS = 40;

    private final Target target;
    private final String run;
    private final Results results;
    private final Pace pace;
    private final ExecutorService threads;
    private final List<Batch.Line> lines = new ArrayList<>();
    /** Batches that are answered while an earlier one is not, and how many facts they have. */
    private final TreeMap<Long, Integer> ahead = new TreeMap<>();

    private final long skip;
    private int bytes;
    private long seen;
    private long submitted;
    private long batches;
    private long answered;
    private long done;
    private long posts;
    private long slowed;
    private @Nullable RuntimeException failed;
    private long firstOpen;

    /** Hears what becomes of facts. */
    public interface Results {
        /** A fact that is refused for good. */
        void refused(Place row, String field, String because);

        /** All facts up to a number are answered. */
        void done(long facts);
    }

    /**
     * @param run names the run: of the same files with the same settings, the same
     * @param underWay how many posts at most at once
     * @param skip how many facts were answered in an earlier run
     */
    public Poster(Target target, String run, int underWay, long skip, Results results) {
        this.target = target;
        this.run = run;
        this.skip = skip;
        this.done = skip;
        this.answered = skip;
        this.submitted = skip;
        this.results = results;
        this.pace = new Pace(underWay, target::pause);
        this.threads = Executors.newFixedThreadPool(
                underWay, Thread.ofPlatform().name("post-", 0).daemon().factory());
    }

    /** Takes a fact; waits while as many posts as may be are under way. */
    public void take(Event event, Place from) throws InterruptedException {
        if (seen++ < skip) {
            return;
        }
        Batch.Line line = Batch.Line.of(event, from);
        if (lines.size() == Batch.MOST || bytes + line.json().length + 1 > Batch.MOST_BYTES) {
            post();
        }
        lines.add(line);
        bytes += line.json().length + 1;
    }

    /** Posts what is left, and waits until all is answered. */
    public void finish() throws InterruptedException {
        if (!lines.isEmpty()) {
            post();
        }
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
            check();
        }
        check();
    }

    private void post() throws InterruptedException {
        Batch batch;
        synchronized (this) {
            check();
            batch = new Batch(batches++, lines);
        }
        // Named by its place among all facts, so that a run that was resumed does not name another batch so.
        String id = run + "-" + submitted;
        submitted += batch.facts().size();
        lines.clear();
        bytes = 0;
        pace.begin();
        threads.execute(() -> {
            try {
                deliver(id, batch);
                answered(batch);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                fail(broken);
            } finally {
                pace.end();
            }
        });
    }

    private synchronized void fail(RuntimeException because) {
        failed = failed == null ? because : failed;
    }

    private synchronized void check() {
        if (failed != null) {
            threads.shutdownNow();
            throw failed;
        }
    }

    private void deliver(String id, Batch whole) throws InterruptedException {
        Batch batch = whole;
        String name = id;
        Optional<IOException> last = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Target.Answer answer;
            synchronized (this) {
                posts++;
            }
            try {
                answer = target.post(name, batch.body());
            } catch (IOException unanswered) {
                last = Optional.of(unanswered);
                again(Optional.empty());
                continue;
            }
            if (answer.status() == 429 || answer.status() >= 500) {
                again(answer.pause());
                continue;
            }
            if (answer.status() != 202) {
                throw refusal(answer);
            }
            List<Integer> open = results(batch, answer.body());
            if (open.isEmpty()) {
                pace.succeeded();
                return;
            }
            // Another body is another post.
            batch = batch.only(open);
            name = id + "-" + (attempt + 1);
            again(answer.pause());
        }
        throw new Refused(
                "The other side did not take a batch in %d attempts%s. What was answered is kept; the same command goes on from there."
                        .formatted(ATTEMPTS, last.map(it -> " (" + it + ")").orElse("")));
    }

    private void again(Optional<java.time.Duration> wait) throws InterruptedException {
        synchronized (this) {
            slowed++;
        }
        pace.tooMuch(wait);
    }

    /** Tells what is refused for good, and gives the lines that are to be posted again. */
    private List<Integer> results(Batch batch, byte[] body) {
        List<Integer> open = new ArrayList<>();
        boolean[] answers = new boolean[batch.facts().size()];
        JsonNode answer;
        try {
            answer = StrictJson.parse(body);
        } catch (MalformedBody unreadable) {
            throw new Refused("The answer to a batch cannot be read. Is the address that of Perennial's API?");
        }
        for (JsonNode result : answer.path("results")) {
            int line = result.path("line").asInt() - 1;
            if (line < 0 || line >= answers.length) {
                continue;
            }
            answers[line] = true;
            int status = result.path("status").asInt();
            if (status == 429 || status >= 500) {
                open.add(line);
            } else if (status != 202) {
                JsonNode problem = result.path("problem");
                JsonNode first = problem.path("errors").path(0);
                results.refused(
                        batch.facts().get(line).from(),
                        first.path("field").asText("the fact"),
                        "%s (%d)"
                                .formatted(
                                        first.path("message")
                                                .asText(problem.path("detail").asText("was refused")),
                                        status));
            }
        }
        for (int line = 0; line < answers.length; line++) {
            if (!answers[line]) {
                open.add(line);
            }
        }
        return open;
    }

    private static Refused refusal(Target.Answer answer) {
        String why = switch (answer.status()) {
            case 401 ->
                "The signature was not accepted: is it the secret of this installation, and is the clock right?";
            case 403 -> "The other side forbids it.";
            case 404 -> "There is no /v1/events at this address.";
            case 413 -> "A batch was too large for what stands in between.";
            default -> "The other side refused a batch.";
        };
        return new Refused(why + " (status " + answer.status() + ")");
    }

    private void answered(Batch batch) {
        synchronized (this) {
            ahead.put(batch.number(), batch.facts().size());
            long before = done;
            while (!ahead.isEmpty() && ahead.firstKey() == firstOpen) {
                done += ahead.pollFirstEntry().getValue();
                firstOpen++;
            }
            answered += batch.facts().size();
            if (done > before) {
                results.done(done);
            }
        }
    }

    /** How many facts are answered, wherever they stand. */
    public synchronized long answered() {
        return answered;
    }

    /** All facts before this number are answered. */
    public synchronized long done() {
        return done;
    }

    /** How many posts there were. */
    public synchronized long posts() {
        return posts;
    }

    /** How often something had to be posted again. */
    public synchronized long slowed() {
        return slowed;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
