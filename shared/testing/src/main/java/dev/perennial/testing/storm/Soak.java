package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.testing.storm.Storm.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many histories, on several threads; history and weather of each follow from its seed. The first that ends wrong ends
 * the soak.
 *
 * @param seed of the first history; the next has the next number
 */
public record Soak(Playbook playbook, long seed, long histories, int threads) {
    public Soak {
        if (histories < 1 || threads < 1) {
            throw new IllegalArgumentException("at least one history and one thread");
        }
    }

    /** What came of it. */
    public record Report(long histories, Optional<Failure> failure, Coverage coverage) {}

    public Report run() throws InterruptedException {
        return run(Duration.ofDays(1), _ -> {});
    }

    /** The same, and says every now and then how many histories are done. */
    public Report run(Duration every, LongConsumer progress) throws InterruptedException {
        return run(InjectionPoints.SOUND, every, progress);
    }

    Report run(InjectionPoints seams, Duration every, LongConsumer progress) throws InterruptedException {
        Run run = new Run(seams);
        Coverage coverage = new Coverage();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Coverage>> parts =
                    IntStream.range(0, threads).mapToObj(_ -> pool.submit(run)).toList();
            while (!run.ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.accept(run.done.get());
            }
            for (Future<Coverage> part : parts) {
                coverage.add(part.get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        return new Report(run.done.get(), Optional.ofNullable(run.failure.get()), coverage);
    }

    /** What one thread does. */
    private final class Run implements Callable<Coverage> {
        private final InjectionPoints seams;
        private final AtomicLong next = new AtomicLong(seed);
        private final AtomicLong done = new AtomicLong();
        private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        private final CountDownLatch ended = new CountDownLatch(threads);

        private Run(InjectionPoints seams) {
            this.seams = seams;
        }

        @Override
        public Coverage call() {
            try {
                return weather();
            } finally {
                ended.countDown();
            }
        }

        private Coverage weather() {
            Coverage coverage = new Coverage();
            for (long mine = next.getAndIncrement();
                    mine < seed + histories && failure.get() == null;
                    mine = next.getAndIncrement()) {
                Outcome outcome = Storm.weather(History.of(mine), Forecast.of(mine), playbook, seams);
                coverage.add(outcome.coverage());
                done.incrementAndGet();
                Failure.of(mine, outcome, playbook, seams).ifPresent(first -> failure.compareAndSet(null, first));
            }
            return coverage;
        }
    }
}
