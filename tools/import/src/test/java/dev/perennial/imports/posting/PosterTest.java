package dev.perennial.imports.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PosterTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final List<Duration> slept = new ArrayList<>();
    private final Poster.Results results = new Poster.Results() {
        @Override
        public void refused(Place row, String field, String because) {
            told.add(row + " " + field + ": " + because);
        }

        @Override
        public void done(long facts) {
            told.add("done " + facts);
        }
    };

    private static Event order(int number) {
        return new Event(
                "x",
                AT,
                AT,
                true,
                CustomerRef.ofExternal("K-" + number % 7),
                new Fact.PurchaseCompleted("A-" + number, new Money(100, "EUR"), List.of()));
    }

    private static List<String> lines(byte[] body) {
        return new String(body, UTF_8).lines().toList();
    }

    private static String id(String line) {
        return line.replaceFirst(".*\"eventId\":\"([^\"]*)\".*", "$1");
    }

    private static Target.Answer taken(byte[] body) {
        return answer(lines(body).stream().map(_ -> "202").toList());
    }

    private static Target.Answer answer(List<String> statuses) {
        AtomicInteger line = new AtomicInteger();
        String results = statuses.stream()
                .map(status -> "{\"line\":" + line.incrementAndGet() + ",\"status\":" + status + "}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"));
        return new Target.Answer(202, results.getBytes(UTF_8), Optional.empty());
    }

    private Poster poster(Target target, long skip) {
        return new Poster(new Patient(target), "run", 3, skip, results);
    }

    /** Notes how long it would have waited. */
    private final class Patient implements Target {
        private final Target target;

        Patient(Target target) {
            this.target = target;
        }

        @Override
        public Answer post(String id, byte[] body) throws IOException, InterruptedException {
            return target.post(id, body);
        }

        @Override
        public void pause(Duration time) {
            synchronized (slept) {
                slept.add(time);
            }
        }
    }

    private static void takeAll(Poster poster, int facts) throws InterruptedException {
        for (int i = 0; i < facts; i++) {
            poster.take(order(i), new Place("f", i + 2));
        }
        poster.finish();
    }

    @Test
    void factsGoInBatchesOfFiveHundredEachWithItsKeyAndMarkedAsHistory() throws InterruptedException {
        List<List<String>> posts = new ArrayList<>();
        try (Poster poster = poster(
                (id, body) -> {
                    synchronized (posts) {
                        posts.add(lines(body));
                    }
                    return taken(body);
                },
                0)) {
            takeAll(poster, 1_201);
            assertThat(poster.done()).isEqualTo(1_201);
            assertThat(poster.posts()).isEqualTo(3);
        }
        assertThat(posts).extracting(List::size).containsExactlyInAnyOrder(500, 500, 201);
        assertThat(posts.stream().flatMap(List::stream).map(PosterTest::id))
                .hasSize(1_201)
                .doesNotHaveDuplicates()
                .contains("purchase-A-0", "purchase-A-1200");
        assertThat(posts.getFirst().getFirst())
                .startsWith("{\"type\":\"PurchaseCompleted\",")
                .contains("\"backfill\":true");
    }

    @Test
    void refusalsForATimeSlowItDownAndLoseNothing() throws InterruptedException {
        for (long seed = 1; seed <= 20; seed++) {
            Random chance = new Random(seed);
            Set<String> kept = new HashSet<>();
            Target target = (id, body) -> {
                synchronized (kept) {
                    int luck = chance.nextInt(10);
                    if (luck < 2) {
                        return new Target.Answer(429, new byte[0], Optional.of(Duration.ofSeconds(1)));
                    }
                    if (luck < 4) {
                        return new Target.Answer(503, new byte[0], Optional.empty());
                    }
                    if (luck == 4) {
                        throw new IOException("nothing was kept");
                    }
                    List<String> statuses = new ArrayList<>();
                    for (String line : lines(body)) {
                        boolean now = chance.nextInt(50) > 0;
                        statuses.add(now ? "202" : "503");
                        if (now) {
                            kept.add(id(line));
                        }
                    }
                    if (luck == 5) {
                        throw new IOException("kept, and the answer is lost");
                    }
                    return answer(statuses);
                }
            };
            try (Poster poster = poster(target, 0)) {
                takeAll(poster, 2_600);
                assertThat(poster.done()).as("seed " + seed).isEqualTo(2_600);
            }
            assertThat(kept).as("seed " + seed).hasSize(2_600);
        }
        assertThat(slept).anyMatch(time -> time.compareTo(Duration.ofSeconds(1)) >= 0);
    }

    @Test
    void whatIsRefusedForGoodIsToldWithItsRowAndTheRestIsTaken() throws InterruptedException {
        String problem =
                "422,\"problem\":{\"detail\":\"no\",\"errors\":[{\"field\":\"total\",\"message\":\"is required\"}]}";
        try (Poster poster = poster((id, body) -> answer(List.of("202", problem, "202")), 0)) {
            takeAll(poster, 3);
        }
        assertThat(told).containsExactly("f:3 total: is required (422)", "done 3");
    }

    @Test
    void whatWasAnsweredBeforeIsPassedOver() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        try (Poster poster = poster(
                (id, body) -> {
                    ids.add(id);
                    lines(body).forEach(line -> ids.add(id(line)));
                    return taken(body);
                },
                2)) {
            takeAll(poster, 4);
        }
        assertThat(ids).containsExactly("run-2", "purchase-A-2", "purchase-A-3");
        assertThat(told).containsExactly("done 4");
    }

    @Test
    void onlyWhatLiesBeforeTheFirstBatchWithoutAnAnswerIsDone() {
        AtomicInteger posts = new AtomicInteger();
        Target target = (id, body) -> {
            // The first batch never gets an answer; the others do.
            if (lines(body).getFirst().contains("\"A-0\"")) {
                posts.incrementAndGet();
                throw new IOException("no route");
            }
            return taken(body);
        };
        try (Poster poster = poster(target, 0)) {
            assertThatThrownBy(() -> takeAll(poster, 1_600))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("goes on from there");
            assertThat(poster.done()).isZero();
        }
        assertThat(posts).hasValue(40);
    }

    @Test
    void aWrongSecretStopsItWithASentence() {
        try (Poster poster = poster((id, body) -> new Target.Answer(401, new byte[0], Optional.empty()), 0)) {
            assertThatThrownBy(() -> takeAll(poster, 1))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("is it the secret of this installation");
        }
    }

    @Test
    void waitsDoubleUntilSomethingIsTaken() throws InterruptedException {
        Pace pace = new Pace(8, slept::add);
        pace.tooMuch(Optional.empty());
        pace.tooMuch(Optional.empty());
        pace.tooMuch(Optional.of(Duration.ofSeconds(9)));
        assertThat(slept).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(9));
        assertThat(pace.allowed()).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            pace.succeeded();
        }
        assertThat(pace.allowed()).isEqualTo(2);
        pace.tooMuch(Optional.empty());
        assertThat(slept).endsWith(Duration.ofMillis(250));
    }
}
