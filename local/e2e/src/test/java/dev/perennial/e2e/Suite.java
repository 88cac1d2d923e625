package dev.perennial.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.EndToEndCommand;
import dev.perennial.commandline.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * {@code ./perennial e2e}: runs the suite on a cloud and says what passed, what failed, and what was left out and why.
 */
public final class Suite implements Action<EndToEndCommand>, TestExecutionListener {
    private final List<String> leftOut = new ArrayList<>();
    private int passed;
    private int failed;

    @Override
    public Class<EndToEndCommand> command() {
        return EndToEndCommand.class;
    }

    @Override
    public int run(EndToEndCommand command) {
        System.setProperty("cloud", command.cloud());
        if (command.cloud().equals("aws-emulator") && !hasAwsEmulator()) {
            System.out.println(
                    "On aws-emulator: left out, for there is no command aws-emulator here."
                            + " AWS publishes it for Linux (docs/emulators.md); PERENNIAL_AWS_EMULATOR may name another place.");
            return ExitCode.DONE;
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(Suite.class.getPackageName()))
                .build();
        LauncherFactory.create().execute(request, this);
        summarise();
        return failed > 0 || passed == 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static boolean hasAwsEmulator() {
        try {
            return Shell.has(System.getenv().getOrDefault("PERENNIAL_AWS_EMULATOR", "aws-emulator"));
        } catch (IOException | InterruptedException unknown) {
            return false;
        }
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
