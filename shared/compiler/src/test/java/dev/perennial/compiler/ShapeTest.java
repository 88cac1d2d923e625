package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schemas find, in words that help. */
class ShapeTest {
    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory).write("journeys.yaml", """
                journeys:
                  path:
                    on: PurchaseCompleted
                    when: { customer: { stage: [LOYAL] } }
                    freshFor: P3D
                    steps:
                      - name: soon
                        waitFor: PurchaseCompleted
                        atMost: P3D
                        then: end
                      - send: thanks
                        freshFor: P3D
                """);
        playbook.replace("emails/texts.en.yaml", "order {{orderId}}", "it");
    }

    @Test
    void whatIsSoundCompiles() {
        assertThat(playbook.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    journeys.yaml | [LOYAL] | [LOYALL] | journeys.yaml:4:33: there is no stage "LOYALL"; there are [ACTIVE, ADVOCATE, AT_RISK,
                    journeys.yaml | [LOYAL] | LOYAL | journeys.yaml:4:32: stage needs a list, such as [a, b]
                    journeys.yaml | stage: [LOYAL] | orders: 4 | journeys.yaml:4:33: orders needs a list, such as [a, b]
                    journeys.yaml | name: soon\\n        waitFor | waitFor | journeys.yaml:7:9: waitFor needs name beside it: Customers wait at it, and others lead to it.
                    journeys.yaml | send: thanks | send: thanks\\n        wait: P3D | journeys.yaml:11:9: a step says one of [goTo, grant, if, publish, send, split, wait, waitFor, waitUntil], not send and wait
                    journeys.yaml | send: thanks\\n        freshFor: P3D | thanks | journeys.yaml:11:9: steps needs "key: value" lines below each "- "
                    journeys.yaml | freshFor: P3D\\n    steps | freshFor: P3D\\n    template: thanks\\n    steps | journeys.yaml:3:5: a journey says one of [steps, template], not steps and template
                    journeys.yaml | steps: | stepps: | journeys.yaml:3:5: a journey says one of [steps, template]
                    journeys.yaml | steps: | stepps: | journeys.yaml:6:5: "stepps" is not known in path; there are [again, freshFor,
                    journeys.yaml | then: end | then: Later On | journeys.yaml:10:15: a name is at most 30 small letters, digits and hyphens, not "Later On"
                    journeys.yaml | atMost: P3D\\n        then: end | atMost: P3D | journeys.yaml:7:9: then or else says where to go on; neither is there
                    journeys.yaml | send: thanks\\n        freshFor: P3D | send: thanks | journeys.yaml:11:9: send needs freshFor beside it: How long after the step is reached
                    journeys.yaml | send: thanks | send: thanks\\n        until: usual | journeys.yaml:12:9: until needs wait beside it
                    journeys.yaml | send: thanks | send: thanks\\n        then: end | journeys.yaml:11:9: then goes with if or waitFor only
                    journeys.yaml | send: thanks | sent: thanks | journeys.yaml:11:9: a step says one of [goTo, grant, if,
                    stages.yaml | orders: 4 | orders: "4" | stages.yaml:4:11: orders must be a number: leave out the quotation marks around 4
                    inactivity.yaml | dormant:\\n  after: P180D | dormant: soon | inactivity.yaml:7:10: dormant needs indented lines below it
                    stages.yaml | orders: 4 | orders: [4] | stages.yaml:4:11: orders must be a single value, with nothing below it
                    stages.yaml | orders: 4 | orders: | stages.yaml:4:10: orders is empty
                    brand.yaml | Tea & Co. | 2026 | brand.yaml:1:7: name must be a text: put quotation marks around 2026
                    brand.yaml | Tea & Co. | | brand.yaml:1:6: name is empty
                    brand.yaml | Tea & Co. | " " | brand.yaml:1:7: name is empty
                    courtesy.yaml | from: "22:00" | from: 22 | courtesy.yaml:2:9: from is not a time of day such as "09:00": 22
                    """)
    void whatDoesNotHaveItsShapeIsToldWithItsPlace(String file, String sound, String wrong, String told) {
        String by = wrong == null ? "" : wrong;
        playbook.replace(file, sound.replace("\\n", "\n"), by.replace("\\n", "\n"));
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
        assertThat(playbook.wroteNothing()).isTrue();
    }

    @Test
    void aMailAtOnceIsNotLeft() {
        playbook.write("journeys.yaml", """
                journeys:
                  thank-you:
                    on: PurchaseCompleted
                    template: thanks
                    freshFor: P3D
                    leave:
                      - on: ComplaintRaised
                """);
        assertThat(playbook.problems()).containsExactly("journeys.yaml:6:5: leave needs steps beside it");
    }

    @Test
    void ofAStepThatIsWrongOneThingIsTold() {
        playbook.replace("journeys.yaml", "atMost: P3D", "atMost: soon");
        assertThat(playbook.problems())
                .containsExactly(
                        "journeys.yaml:9:17: atMost is not a duration such as P45D (45 days) or PT12H (12 hours): soon");
    }
}
