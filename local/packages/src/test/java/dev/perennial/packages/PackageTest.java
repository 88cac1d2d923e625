package dev.perennial.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageTest {
    private static final List<String> UNUSED =
            List.of(
                    "io/netty/",
                    "org/apache/http",
                    "software/amazon/awssdk/http/nio/",
                    "software/amazon/awssdk/http/apache/",
                    "codegen-resources/",
                    "META-INF/maven/",
                    "META-INF/versions/",
                    "module-info.class",
                    "org/yaml/",
                    "org/junit/",
                    "dev/perennial/compiler/",
                    "dev/perennial/local/",
                    "dev/perennial/template/",
                    "dev/perennial/testing/");

    @Test
    void everyFunctionOfTheTemplateHasItsPackage() {
        assertThat(DeploymentPackage.all())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(Files.exists(it.file())).as("%s", it.file()).isTrue());
    }

    @Test
    void aPackageHoldsItsHandlerAndNothingThatIsNotUsed() {
        for (DeploymentPackage it : DeploymentPackage.all()) {
            assertThat(it.entries())
                    .as("%s", it)
                    .contains(it.function().handlerClass().replace('.', '/') + ".class")
                    .allSatisfy(entry -> assertThat(UNUSED).noneMatch(entry::startsWith));
        }
    }

    @Test
    void everyClassThatOurCodeNamesIsInThePackage() {
        assertThat(DeploymentPackage.all())
                .allSatisfy(it -> assertThat(it.missingClasses()).as("%s", it).isEmpty());
    }

    @Test
    void aFunctionStartsWithItsOwnPackageAndEnvironment() {
        assertThat(DeploymentPackage.all().parallelStream().map(DeploymentPackage::start).toList())
                .allSatisfy(
                        start -> {
                            assertThat(start.exitCode()).isZero();
                            assertThat(start.output())
                                    .contains(
                                            "com.amazonaws.services.lambda.runtime.RequestStreamHandler");
                        });
    }

    @Test
    void aFunctionIsToldOfNothingThatItDoesNotNeed() {
        assertThat(
                        DeploymentPackage.all().parallelStream()
                                .flatMap(PackageTest::startsThatLackOneVariable)
                                .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        lacking -> {
                            assertThat(lacking.start().exitCode()).isNotZero();
                            assertThat(lacking.start().output()).contains(lacking.variable());
                        });
    }

    private record Lacking(String variable, DeploymentPackage.Start start) {}

    private static Stream<Lacking> startsThatLackOneVariable(DeploymentPackage function) {
        return function.function().environment().keySet().stream()
                .map(variable -> new Lacking(variable, function.startWithout(variable)));
    }
}
