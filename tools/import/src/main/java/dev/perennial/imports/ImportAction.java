package dev.perennial.imports;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.ImportCommand;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.commandline.Progress;
import dev.perennial.commandline.Repository;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.posting.HttpTarget;
import dev.perennial.imports.templates.PinpointTemplates;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code ./perennial import}: fails where a file cannot be read, or rows of it were rejected. */
public final class ImportAction implements Action<ImportCommand> {
    private static final String LOCAL = "http://localhost:8080";
    private static final String SECRET = "PERENNIAL_SIGNING_SECRET";

    @Override
    public Class<ImportCommand> command() {
        return ImportCommand.class;
    }

    @Override
    public int run(ImportCommand command) throws IOException, InterruptedException {
        if (command.format().filter(PinpointTemplates.NAME::equals).isPresent()) {
            return templates(command);
        }
        Optional<Format> format = command.format().map(OptionReader::format);
        Settings settings = OptionReader.settings(command.exports());
        ImportCommand.Into into = command.into();
        Optional<URI> api = command.api().map(ImportAction::address);
        if (into == ImportCommand.Into.AWS && api.isEmpty() && !command.dryRun()) {
            throw new Misunderstood(
                    "--api is missing: the address of your installation, the output ApiUrl of its stack.");
        }
        URI address = api.orElse(URI.create(LOCAL));
        Import run = new Import(format, command.files(), settings, command.out(), System.out);
        try {
            Tally tally;
            Progress reading = new Progress(
                    System.err,
                    Repository.onTerminal(),
                    "bytes",
                    OptionalLong.of(run.passage().allBytes()));
            try (Progress.Watch _ = reading.watch(run.passage()::bytes)) {
                tally = run.look(address.toString());
            }
            System.out.print(tally.report());
            if (command.dryRun()) {
                System.out.println("\nNothing was written (--dry-run).");
                return tally.rejectedRows() == 0 ? ExitCode.DONE : ExitCode.FAILED;
            }
            try (HttpTarget target =
                    into == ImportCommand.Into.LOCAL ? HttpTarget.local(address) : HttpTarget.of(address, secret())) {
                Progress posting =
                        new Progress(System.err, Repository.onTerminal(), "facts", OptionalLong.of(tally.events()));
                Import.Outcome outcome;
                try (Progress.Watch _ = posting.watch(run::answered)) {
                    outcome = run.post(target, address.toString(), command.posts());
                }
                System.out.println(outcome.words());
                return outcome.refused() + tally.rejectedRows() == 0 ? ExitCode.DONE : ExitCode.FAILED;
            }
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Drafts for the playbook, and no facts. */
    private static int templates(ImportCommand command) throws IOException {
        try {
            System.out.print(
                    PinpointTemplates.convert(command.files(), command.out().resolve(PinpointTemplates.NAME)));
            return ExitCode.DONE;
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static String secret() {
        String secret = System.getenv(SECRET);
        if (secret == null || secret.isBlank()) {
            throw new Refused(SECRET + " is not set: put the signing secret there, for example by  export " + SECRET
                    + "=\"$(aws secretsmanager get-secret-value --secret-id perennial/signing --query SecretString"
                    + " --output text)\"");
        }
        return secret;
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && Set.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException none) {
            // It is said below.
        }
        throw new Misunderstood("--api is no address: " + text);
    }
}
