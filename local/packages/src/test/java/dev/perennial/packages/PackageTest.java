package dev.perennial.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PackageTest {
    private static final long LARGEST = 8_000_000;

    private static final List<String> UNUSED = List.of(
            "io/netty/",
            "org/apache/http",
            "software/amazon/awssdk/http/nio/",
            "software/amazon/awssdk/http/apache",
            "software/amazon/awssdk/http/crt/",
            "software/amazon/awssdk/crt",
            "software/amazon/awssdk/enhanced/",
            "software/amazon/awssdk/regions/internal/region/endpoints.json",
            "codegen-resources/",
            "META-INF/maven/",
            "META-INF/versions/",
            "module-info.class",
            "org/yaml/",
            "org/junit/",
            "dev/perennial/compiler/",
            "dev/perennial/packager/",
            "dev/perennial/local/",
            "dev/perennial/template/",
            "dev/perennial/testing/");

    @Test
    void everyFunctionOfTheTemplateHasItsPackage() {
        assertThat(DeploymentPackage.all())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(Files.exists(it.file())).as("%s", it.file()).isTrue());
    }

    @Test
    void aPackageIsOneJarOfAtMostEightMegabytesAsItIsUploaded() {
        assertThat(DeploymentPackage.all()).allSatisfy(it -> {
            assertThat(it.bytes()).as("%s", it).isLessThanOrEqualTo(LARGEST);
            assertThat(it.outside()).containsExactly("lib/" + it.module() + ".jar");
        });
    }

    @Test
    void aPackageHoldsItsHandlerAndNothingThatIsNotUsed() throws IOException {
        for (DeploymentPackage it : DeploymentPackage.all()) {
            assertThat(it.files().keySet())
                    .as("%s", it)
                    .contains(it.function().handlerClass().replace('.', '/') + ".class")
                    .allSatisfy(entry -> assertThat(UNUSED).noneMatch(entry::startsWith));
        }
    }

    @Test
    void aPackageHoldsTheServicesThatTheFunctionDeclaresAndNoOther() throws IOException {
        Set<String> services = new TreeSet<>();
        for (DeploymentPackage it : DeploymentPackage.all()) {
            services.addAll(it.services());
        }
        assertThat(services).contains("dynamodb", "sesv2");
        for (DeploymentPackage it : DeploymentPackage.all()) {
            Set<String> declared = new TreeSet<>(it.declaredModules());
            declared.retainAll(services);
            assertThat(it.services()).as("%s", it).isEqualTo(declared);
        }
    }

    @Test
    void everyClassAndEveryOperationThatOurCodeNamesIsInThePackage() throws IOException {
        for (DeploymentPackage it : DeploymentPackage.all()) {
            Linkage linkage = new Linkage(it.files());
            assertThat(linkage.missingClasses()).as("%s", it).isEmpty();
            assertThat(linkage.missingMethods()).as("%s", it).isEmpty();
            assertThat(linkage.calls().findAny().isPresent())
                    .as("%s calls a service", it)
                    .isEqualTo(!it.services().isEmpty());
        }
    }

    @Test
    void aFunctionStartsWithItsOwnPackageAndEnvironment() {
        assertThat(DeploymentPackage.all().parallelStream()
                        .map(DeploymentPackage::start)
                        .toList())
                .allSatisfy(start -> {
                    assertThat(start.exitCode()).isZero();
                    assertThat(start.output()).contains("com.amazonaws.services.lambda.runtime.RequestStreamHandler");
                });
    }

    @Test
    void aFunctionIsToldOfNothingThatItDoesNotNeed() {
        assertThat(DeploymentPackage.all().parallelStream()
                        .flatMap(PackageTest::startsThatLackOneVariable)
                        .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(lacking -> {
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
