package dev.perennial.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.perennial.aws.Environment;
import dev.perennial.aws.EventBus;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.priming.InvocationContext;
import dev.perennial.template.Function;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] CORE = {"dev.perennial.domain..", "dev.perennial.document..", "dev.perennial.flow.."};
    private static final String[] SHIPPED = {
        "dev.perennial.domain..",
        "dev.perennial.document..",
        "dev.perennial.flow..",
        "dev.perennial.events..",
        "dev.perennial.playbook..",
        "dev.perennial.priming..",
        "dev.perennial.aws..",
        "dev.perennial.http..",
        "dev.perennial.functions.."
    };

    private static final JavaClasses HOUSE = house();

    private static JavaClasses house() {
        // The names of what is used suffice; reading the classes of all libraries takes long.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.perennial");
    }

    @Test
    void everyFunctionOfTheTemplateIsInSight() {
        assertThat(Shipped.TEMPLATE.functions().stream().map(Function::handlerClass))
                .isNotEmpty()
                .allMatch(HOUSE::contain);
    }

    @Test
    void theCoreKnowsNothingButTheJdk() {
        classes()
                .that(resideInAnyPackage(CORE))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(CORE).or(resideInAnyPackage("java..", "org.jspecify.annotations..")))
                .check(HOUSE);
    }

    /** The rooms of the core, lowest first: each may know those before it, and no other. */
    private static final List<String> ROOMS = List.of(
            "domain.idna",
            "domain.statistics",
            "domain.values",
            "domain.zones",
            "domain.attributes",
            "domain.fields",
            "domain.facts",
            "domain.entitlements",
            "domain.prediction",
            "domain.record",
            "domain.metrics",
            "domain.indicators",
            "domain.decision",
            "domain.playbook",
            "domain.rules.contact",
            "domain.rules.profile",
            "domain.rules.consent",
            "domain.rules.commerce",
            "domain.rules.feedback",
            "domain.rules.lifecycle",
            "domain.rules.journeys",
            "domain.rules.broadcasts",
            "domain.rules",
            "flow.records",
            "flow.mail",
            "flow.administration",
            "flow.effects",
            "flow.numbers",
            "flow.models",
            "flow.report",
            "flow.broadcasts",
            "document");

    private static final int MOST_FILES = 15;

    @Test
    void aRoomOfTheCoreKnowsThoseBelowItAlone() {
        for (int room = 0; room < ROOMS.size(); room++) {
            String[] above = ROOMS.subList(room + 1, ROOMS.size()).stream()
                    .map(name -> "dev.perennial." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage("dev.perennial." + ROOMS.get(room)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(above))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void theCoreHasTheseRoomsAndNoneIsOverfull() {
        Map<String, Long> files = HOUSE.stream()
                .filter(resideInAnyPackage(CORE))
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(files.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(name -> "dev.perennial." + name).toList());
        assertThat(files)
                .allSatisfy((name, count) -> assertThat(count)
                        .as("files in %s, package-info included", name)
                        .isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void valuesKnowNoFlowsAndNoStoredWords() {
        noClasses()
                .that(resideInAPackage("dev.perennial.domain.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.perennial.document..", "dev.perennial.flow.."))
                .check(HOUSE);
    }

    /** The bus is changed in one place when it becomes another product. */
    @Test
    void theBusIsKnownToOneClassAndToTheOneThatMakesItsClient() {
        noClasses()
                .that(resideInAnyPackage(SHIPPED)
                        .and(not(type(EventBus.class).or(nameMatching(EventBus.class.getName() + "\\$.*"))))
                        .and(not(type(Environment.class))))
                .should()
                .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.services.eventbridge.."))
                .check(HOUSE);
    }

    /** What is stored or sent must not follow from how a class is called; an error may tell it. */
    @Test
    void noFactAndNoEventIsNamedAfterAClass() {
        noClasses()
                .that(resideInAnyPackage("dev.perennial.domain..", "dev.perennial.flow.."))
                .should()
                .callMethod(Class.class, "getSimpleName")
                .orShould()
                .callMethod(Class.class, "getName")
                .check(HOUSE);
    }

    @Test
    void whatIsShippedReadsNoClockAndTheCoreDrawsNoRandomNumber() {
        noClasses()
                .that(resideInAnyPackage(SHIPPED))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(HOUSE);
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Random.class, RandomGenerator.class, SecureRandom.class, ThreadLocalRandom.class, UUID.class)
                .check(HOUSE);
    }

    /** The AWS console brings no time that AWS wrote. */
    @Test
    void theWindowReadsTheClockInOnePlace() {
        noClasses()
                .that(resideInAnyPackage(SHIPPED).and(not(nameMatching("dev.perennial.functions.console.CallTime"))))
                .should()
                .callMethod(InstantSource.class, "system")
                .check(HOUSE);
    }

    /** Whatever else it drew from would have the same state in all copies of a snapshot. */
    @Test
    void whatFunctionsMakeUniqueIsDrawnFromTheOperatingSystem() {
        noClasses()
                .that(resideInAnyPackage(SHIPPED))
                .and()
                .resideOutsideOfPackage("dev.perennial.priming..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, RandomGenerator.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void whatIsSharedDependsDownwardsOnly() {
        noClasses()
                .that(resideInAPackage("dev.perennial.events.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.perennial.playbook..",
                        "dev.perennial.aws..",
                        "dev.perennial.http..",
                        "dev.perennial.functions..",
                        "software.amazon.awssdk.."))
                .check(HOUSE);
        noClasses()
                .that(resideInAPackage("dev.perennial.playbook.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.perennial.aws..",
                        "dev.perennial.http..",
                        "dev.perennial.functions..",
                        "software.amazon.awssdk.."))
                .check(HOUSE);
        noClasses()
                .that(resideInAnyPackage("dev.perennial.aws..", "dev.perennial.http.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.perennial.functions.."))
                .check(HOUSE);
    }

    /** The time that a comparison by {@code equals} takes tells how much of a guess was right. */
    @Test
    void signaturesAreComparedInConstantTime() {
        noClasses()
                .that()
                .belongToAnyOf(StandardWebhooks.class, LinkTokens.class)
                .should()
                .callMethod(String.class, "equals", Object.class)
                .orShould()
                .callMethod(String.class, "compareTo", String.class)
                .orShould()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(HOUSE);
        for (Class<?> judge : List.of(StandardWebhooks.class, LinkTokens.class)) {
            assertThat(HOUSE.get(judge).getMethodCallsFromSelf())
                    .as("what %s compares by", judge)
                    .anyMatch(call -> call.getTarget().getFullName().contains("Hmac.same("));
        }
        assertThat(HOUSE.get("dev.perennial.events.Hmac").getMethodCallsFromSelf())
                .anyMatch(call -> call.getTarget().getFullName().startsWith("java.security.MessageDigest.isEqual("));
    }

    @Test
    void functionsDoNotKnowEachOther() {
        slices().matching("dev.perennial.functions.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void whatIsShippedKnowsNothingOfTheLocalCloudAndOfTests() {
        noClasses()
                .that(resideInAnyPackage(SHIPPED))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.perennial.local..",
                        "dev.perennial.template..",
                        "dev.perennial.testing..",
                        "dev.perennial.compiler..",
                        "org.junit..",
                        "org.assertj.."))
                .check(HOUSE);
    }

    /**
     * The demonstration is a customer of the house: it signs its posts as a company does. The preview of the mails
     * renders them as they are sent, and a page says by which rules of time zones. The local cloud invokes functions
     * with the context that they rehearse with.
     */
    @Test
    void theLocalCloudRunsFunctionsWithoutKnowingThem() {
        noClasses()
                .that(resideInAPackage("dev.perennial.local..")
                        .and(not(resideInAPackage("dev.perennial.local.demo..")))
                        .and(not(nameMatching("dev.perennial.local.pages.(TemplatesPage.*|TimeZoneRules)"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SHIPPED).and(not(type(InvocationContext.class))))
                .check(HOUSE);
    }
}
