package dev.perennial.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite on a cloud and says what passed, what failed, and what was left out and why: {@code Suite --cloud
 * NAME}.
 */
public final class Suite implements TestExecutionListener {
    private final List<String> leftOut = new ArrayList<>();
    private int passed;
    private int failed;

    private Suite() {}

    public static void main(String[] arguments) {
        System.setProperty("cloud", cloud(arguments));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(Suite.class.getPackageName()))
                .build();
        Suite suite = new Suite();
        LauncherFactory.create().execute(request, suite);
        suite.summarise();
        System.exit(suite.failed > 0 || suite.passed == 0 ? 1 : 0);
    }

    private static String cloud(String... arguments) {
        if (arguments.length == 1 && arguments[0].startsWith("--cloud=")) {
            return arguments[0].substring("--cloud=".length());
        }
        if (arguments.length == 2 && arguments[0].equals("--cloud")) {
            return arguments[1];
        }
        System.err.println("Usage: ./perennial e2e --cloud local|moto|localstack|aws");
        System.exit(2);
        throw new IllegalStateException("not reached");
    }

    /** {@code aPurchaseCountsOnce} is a sentence. */
    private static String sentence(TestIdentifier test) {
        String name = test.getDisplayName().replaceAll("\\(.*", "");
        return name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        leftOut.add(sentence(test) + " (" + reason + ")");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    passed++;
                    System.out.println("  passed    " + sentence(test));
                }
            }
            case ABORTED ->
                executionSkipped(
                        test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
            case FAILED -> {
                failed++;
                System.out.println("  FAILED    " + sentence(test));
                result.getThrowable().ifPresent(cause -> cause.printStackTrace(System.out));
            }
        }
    }

    private void summarise() {
        leftOut.forEach(test -> System.out.println("  left out  " + test));
        System.out.printf("On %s: %d passed, %d failed, %d left out.%n", Cloud.name(), passed, failed, leftOut.size());
    }
}
