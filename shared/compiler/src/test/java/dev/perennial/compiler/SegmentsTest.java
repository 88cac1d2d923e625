package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(playbook.output("playbook.json"))
                .contains("\"segments\":{\"loyal-buyers\":{\"customer\":{\"orders\":")
                .contains("\"when\":{\"customer\":{\"stage\":[\"LOYAL\"],\"segments\":[\"loyal-buyers\"]}}")
                .contains("\"on\":\"SegmentEntered/germans\"")
                .contains("\"on\":\"SegmentLeft/germans\"")
                .contains("\"when\":{\"$or\":[{\"customer\":{\"segments\":[\"germans\"]}},")
                .contains("\"when\":{\"customer\":{\"segments\":[\"loyal-buyers\",\"germans\"]}}")
                .contains("\"on\":\"SegmentEntered/loyal-buyers\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    journeys.yaml | segment: loyal-buyers | segment: loyal-byers | journeys.yaml:5: there is no segment "loyal-byers"; segments.yaml has [germans, loyal-buyers]
                    journeys.yaml | [loyal-buyers, germans] | [loyal-buyers, german] | journeys.yaml:19: there is no segment "german"
                    journeys.yaml | { segment: germans } | { customer: { segments: [german] } } | journeys.yaml:16: there is no segment "german"
                    journeys.yaml | `    segment: germans` | `    when: { segment: germans }` | journeys.yaml:10: segment is missing in path
                    journeys.yaml | { segment: germans } | { segment: germans, customer: known } | journeys.yaml:16: segment says customer.segments
                    journeys.yaml | on: SegmentLeft | on: PurchaseCompleted | journeys.yaml:13: segment stands beside one of [SegmentEntered, SegmentLeft]; as a condition it belongs below when
                    segments.yaml | loyal-buyers: | Loyal Buyers: | segments.yaml:3: a segment's name is at most 30 small letters, digits and hyphens
                    segments.yaml | orders: | order: | segments.yaml:3: a condition cannot see customer.order; there are
                    segments.yaml | numeric: | nummeric: | segments.yaml:3: loyal-buyers of segments is not an EventBridge pattern:
                    segments.yaml | customer: { orders: [{ numeric: [">=", 4] }] } | event: { backfill: [true] } | segments.yaml:3: a segment looks at the customer alone
                    segments.yaml | customer: { orders: [{ numeric: [">=", 4] }] } | segment: germans | segments.yaml:3: a segment looks at the customer alone
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
                .contains("journeys.yaml:5: there is no segment \"loyal-buyers\"; segments.yaml has []");
    }
}
