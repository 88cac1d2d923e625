package dev.perennial.functions.walkbroadcast;

import static dev.perennial.testing.Samples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.playbook.Mailing;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.broadcasts.BroadcastWalk;
import dev.perennial.flow.broadcasts.Clicks;
import dev.perennial.flow.broadcasts.WalkQueue;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.InMemoryBroadcasts;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalkBroadcastTest {
    private static final Broadcast NEWS = new Broadcast(
            "news",
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.of(60),
            Duration.ofDays(2),
            List.of(new Variant("", new Step.Send("mail", "news", Duration.ofDays(2), false))),
            Optional.empty(),
            0,
            Optional.empty(),
            new Mailing(Customer.MARKETING, true, Optional.empty(), Optional.of("news")),
            Optional.empty());

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK.with(NEWS.journeys()));
    private final InMemoryBroadcasts runs = new InMemoryBroadcasts();
    private final List<String> next = new ArrayList<>();

    @BeforeEach
    void newsAreStarted() {
        house.record(Samples.event("s", NOON, Samples.signUp(true)));
        runs.save(BroadcastRun.started("news", false, 1, new Decision("Grace", "it is time"), NOON));
    }

    @Test
    void aTurnReachesWhoIsThereAndTheLastOneEndsTheBroadcast() throws IOException {
        assertThat(turn("{\"broadcast\":\"news\",\"segment\":0}")).contains("\"batchItemFailures\":[]");
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("news");
        assertThat(runs.find("news").map(BroadcastRun::state)).contains(State.FINISHED);
        assertThat(next).isEmpty();
    }

    @Test
    void aSlowBroadcastGoesOnLater() throws IOException {
        for (int person = 0; person < 5; person++) {
            house.record(new Event(
                    "s" + person,
                    NOON,
                    NOON,
                    false,
                    CustomerRef.of(new EmailAddress("p" + person + "@example.com")),
                    Samples.signUp(true)));
        }
        turn("{\"broadcast\":\"news\",\"segment\":0}");
        house.settle(NOON);
        assertThat(house.mailed()).hasSize(2);
        assertThat(next).containsExactly("0 after PT1M1S");
    }

    @Test
    void whatIsNoTurnComesAgainAndEndsWithTheDeadLetters() throws IOException {
        assertThat(turn("{\"segment\":0}")).contains("turn-1");
    }

    private String turn(String body) throws IOException {
        BroadcastWalk walk = new BroadcastWalk(
                runs,
                house.customers,
                house.customers,
                new Recorder(house.customers, house.timeline, new Decider(Samples.PLAYBOOK.with(NEWS.journeys()))),
                new Clicks(new InMemoryCounters()),
                _ -> Optional.of(NEWS),
                new ContactPolicy(Samples.COURTESY),
                14);
        WalkQueue queue = (turn, delay) -> next.add(turn.segment() + " after " + delay);
        String event = """
            {"Records":[{"messageId":"turn-1","attributes":{"ApproximateReceiveCount":"1",\
            "ApproximateFirstReceiveTimestamp":"%d"},"body":"%s"}]}\
            """.formatted(NOON.toEpochMilli(), body.replace("\"", "\\\""));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new WalkBroadcast(walk, queue)
                .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new TestContext());
        return answer.toString(UTF_8);
    }
}
