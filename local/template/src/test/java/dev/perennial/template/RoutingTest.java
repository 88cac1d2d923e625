package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** The rules of the template, matched by EventBridge's own library against the contract's examples. */
class RoutingTest {
    private static final String BOUNCE = """
            {"source": "aws.ses", "detail-type": "Email Bounced",
             "detail": {"eventType": "Bounce", "mail": {"tags": {"ses:configuration-set": ["%s"]}}}}
            """;

    private final Template template = Policy.Given.template();

    @Test
    void everyFactReachesExactlyOneFunction() throws Exception {
        for (FactType<?> type : FactTypes.onTheBus()) {
            assertThat(functionsFor("perennial", example(type.eventName())))
                    .as(type.eventName())
                    .hasSize(1);
        }
    }

    @Test
    void whatTheSystemTellsOthersComesBackToNoFunction() throws Exception {
        Set<String> outward = new TreeSet<>(examples());
        outward.removeAll(FactTypes.onTheBus().stream().map(FactType::eventName).toList());
        assertThat(outward).contains("StageChanged", "ChurnRiskRaised", "EmailSent");
        for (String name : outward) {
            assertThat(functionsFor("perennial", example(name))).as(name).isEmpty();
        }
    }

    @Test
    void everyRuleIsForAnEventOfTheContract() throws Exception {
        Set<String> events = examples();
        for (Rule rule : template.rules()) {
            if (rule.bus().equals("perennial")) {
                assertThat(events)
                        .as(rule.name())
                        .anySatisfy(event ->
                                assertThat(matches(rule, example(event))).isTrue());
            }
        }
    }

    @Test
    void ofAllMailsOfTheAccountOnlyOursAreHeardOf() throws Exception {
        assertThat(functionsFor("default", BOUNCE.formatted("perennial"))).containsExactly("on-email-feedback");
        assertThat(functionsFor("default", BOUNCE.formatted("newsletter-of-somebody-else")))
                .isEmpty();
    }

    private List<String> functionsFor(String bus, String event) throws Exception {
        Stream.Builder<String> functions = Stream.builder();
        for (Rule rule : template.rules()) {
            if (rule.bus().equals(bus) && matches(rule, event)) {
                rule.targets().forEach(target -> functions.add(target.function()));
            }
        }
        return functions.build().toList();
    }

    private static boolean matches(Rule rule, String event) throws Exception {
        return Ruler.matchesRule(event, rule.pattern());
    }

    private static Set<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(Policy.Given.root().resolve("events/examples"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String example(String name) throws IOException {
        return Files.readString(Policy.Given.root().resolve("events/examples").resolve(name + ".json"));
    }
}
