package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments, and journeys that name them. */
class SegmentsTest {
    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory).write("segments.yaml", """
                                segments:
                                  loyal-buyers:
                                    customer: { orders: [{ numeric: [">=", 4] }] }
                                  germans:
                                    $or:
                                      - customer: { locale: [{ prefix: de }] }
                                      - customer: { timezone: [Europe/Berlin] }
                                """).write("journeys.yaml", """
                                journeys:
                                  thank-you:
                                    on: PurchaseCompleted
                                    when:
                                      segment: loyal-buyers
                                      customer: { stage: [LOYAL] }
                                    template: thanks
                                    freshFor: P3D
                                  path:
                                    on: SegmentEntered
                                    segment: germans
                                    freshFor: P3D
                                    goal: { on: SegmentLeft, segment: germans, within: P9D }
                                    leave:
                                      - on: PurchaseCompleted
                                        when: { $or: [{ segment: germans }, { customer: { orders: [1] } }] }
                                    steps:
                                      - name: which
                                        if: { segment: [loyal-buyers, germans] }
                                        else: end
                                      - name: await
                                        waitFor: SegmentEntered
                                        segment: loyal-buyers
                                        atMost: P9D
                                        else: end
                                      - publish: GiftDue
                                """);
    }

    @Test
    void whatIsSoundIsCompiled() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().segments()).extracting(Segment::name).containsExactly("loyal-buyers", "germans");
        Journey path = playbook.compiled().journeys().getLast();
        assertThat(path.on()).isEqualTo("SegmentEntered/germans");
        assertThat(path.terms().goal().orElseThrow().event().on()).isEqualTo("SegmentLeft/germans");
        assertThat(path.steps().get(1))
                .isInstanceOfSatisfying(
                        Step.Await.class, it -> assertThat(it.event().on()).isEqualTo("SegmentEntered/loyal-buyers"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    journeys.yaml | segment: loyal-buyers | segment: loyal-byers | journeys.yaml:5:7: there is no segment "loyal-byers"; segments.yaml has [germans, loyal-buyers]
                    journeys.yaml | [loyal-buyers, germans] | [loyal-buyers, german] | journeys.yaml:19:13: there is no segment "german"
                    journeys.yaml | { segment: germans } | { customer: { segments: [german] } } | journeys.yaml:16:23: there is no segment "german"
                    journeys.yaml | `    segment: germans` | `    when: { segment: germans }` | journeys.yaml:10:5: segment is missing beside SegmentEntered: which one?
                    journeys.yaml | { segment: germans } | { segment: germans, customer: known } | journeys.yaml:16:53: customer needs indented lines below it
                    journeys.yaml | { segment: germans } | { segment: germans, customer: { segments: [germans] } } | journeys.yaml:16:23: segment says customer.segments; leave one of the two out
                    journeys.yaml | on: SegmentLeft | on: PurchaseCompleted | journeys.yaml:13:45: segment stands beside one of [SegmentEntered, SegmentLeft]; as a condition it belongs below when
                    segments.yaml | loyal-buyers: | Loyal Buyers: | segments.yaml:2:3: a segment's name is at most 30 small letters, digits and hyphens, not "Loyal Buyers"
                    segments.yaml | orders: | order: | segments.yaml:3:17: "order" is not known in customer; there are [
                    segments.yaml | numeric: | nummeric: | segments.yaml:3:5: loyal-buyers of segments is not an EventBridge pattern:
                    segments.yaml | customer: { orders: [{ numeric: [">=", 4] }] } | event: { backfill: [true] } | segments.yaml:3:5: "event" is not known in loyal-buyers; there are [$or, customer]: a segment looks at the customer alone
                    segments.yaml | customer: { orders: [{ numeric: [">=", 4] }] } | segment: germans | segments.yaml:3:5: "segment" is not known in loyal-buyers; there are [$or, customer]: a segment looks at the customer alone
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String file, String sound, String wrong, String told) {
        playbook.replace(file, sound, wrong);
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
        assertThat(playbook.wroteNothing()).isTrue();
    }

    @Test
    void withoutTheFileThereAreNoSegments() {
        playbook.delete("segments.yaml");
        assertThat(playbook.problems())
                .contains("journeys.yaml:5:7: there is no segment \"loyal-buyers\"; segments.yaml has []");
    }
}
