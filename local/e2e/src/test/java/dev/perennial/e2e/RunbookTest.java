package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Rehearses docs/operating.md: brings each trouble about on a local cloud, and gets out of it by the functions that the
 * page defines, taken from the page. What a rehearsal must show is compared in its script, and stands in the output as
 * "as it should be" or as what is wrong.
 */
@Tag("slow")
class RunbookTest {
    private static final String FINE = "as it should be";

    private static @Nullable LocalCloud cloud;
    private static @Nullable ReadyAws aws;

    /**
     * One for all rehearsals, and for nobody else: they break things. An emulator takes long to start and is shared:
     * what a rehearsal breaks it mends, and letters that others have left there are taken away first.
     */
    private static LocalCloud cloud() {
        if (cloud == null) {
            cloud = isLocal() ? LocalCloud.start() : (LocalCloud) Cloud.underTest();
            if (!isLocal()) {
                emptyQueues(cloud.sqs());
            }
        }
        return Objects.requireNonNull(cloud);
    }

    private static boolean isLocal() {
        return Cloud.name().equals("local");
    }

    private static void emptyQueues(SqsClient sqs) {
        for (String queue : List.of("failures", "streams-dead", "messages-dead")) {
            String url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
            sqs.purgeQueue(purge -> purge.queueUrl(url));
        }
    }

    private static Map<String, String> variables() {
        if (aws == null) {
            aws = ReadyAws.start();
        }
        Map<String, String> variables =
                new HashMap<>(Objects.requireNonNull(aws).variables());
        variables.put("FUNCTION_LOG", cloud().functionLog().toString());
        Set<Cloud.Offer> offers = cloud().offers();
        variables.put("MOVABLE_CLOCK", offers.contains(Cloud.Offer.MOVABLE_CLOCK) ? "yes" : "");
        variables.put("ARRIVED", offers.contains(Cloud.Offer.DELIVERY_REPORTS) ? "DELIVERED" : "SENT");
        variables.put("JAVA", ProcessHandle.current().info().command().orElse("java"));
        variables.put("CLASS_PATH", System.getProperty("java.class.path"));
        return variables;
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            aws.close();
        }
        if (cloud != null && isLocal()) {
            cloud.close();
        }
    }

    private static void rehearse(String name, int findings) throws IOException, InterruptedException {
        assumeTrue(Shell.has("aws", "curl", "jq", "openssl"), "a rehearsal needs bash, aws, curl, jq and openssl");
        List<String> steps = new ArrayList<>();
        steps.add(Shell.blocks("docs/tour.md").getFirst());
        steps.addAll(Shell.blocks("docs/operating.md"));
        steps.add(resource("rehearsal.sh"));
        steps.add(resource(name + ".sh"));
        String output = new Shell(cloud(), variables()).run(steps).getLast();
        assertThat(output.lines().filter(line -> line.endsWith(FINE)))
                .as(output)
                .hasSize(findings);
        assertThat(output).doesNotContain("but it is");
    }

    private static String resource(String name) throws IOException {
        try (var stream = RunbookTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void anEventThatFailedIsHandledOnceItsCauseIsMended() throws Exception {
        rehearse("failures", 4);
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void whatTheStreamGaveUpIsCarriedOutWithinADay() throws Exception {
        rehearse("streams-dead", 5);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.MOVABLE_CLOCK})
    void mailsThatWereGivenUpAreSentOnceTheCauseIsMended() throws Exception {
        rehearse("messages-dead", 3);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.ONE_ADDRESS})
    void anUnknownMailIsDroppedOrReleased() throws Exception {
        rehearse("mails-unknown", 10);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.ONE_ADDRESS})
    void anAddressThatWasMendedIsWrittenToAgain() throws Exception {
        rehearse("unsuppress", 4);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.MOVABLE_CLOCK, Cloud.Offer.DELIVERY_REPORTS})
    void sendingPausesByItselfAndGoesOnWhenItIsResumed() throws Exception {
        rehearse("sending-paused", 8);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.MOVABLE_CLOCK})
    void eventsThatComeAgainChangeNothingAndSendNothing() throws Exception {
        rehearse("replay", 4);
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void aRecordIsPutBackAndItsFactsComeAgain() throws Exception {
        rehearse("restore", 5);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.MOVABLE_CLOCK})
    void keysAreRotatedWithoutAPause() throws Exception {
        rehearse("keys", 5);
    }
}
