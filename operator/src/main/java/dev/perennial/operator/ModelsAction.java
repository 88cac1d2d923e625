package dev.perennial.operator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.commandline.ModelsCommand;
import dev.perennial.document.Document;
import dev.perennial.document.ModelDocument;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.flow.models.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial models}: fails where nothing was changed that should have been. */
public final class ModelsAction implements Action<ModelsCommand> {
    @Override
    public Class<ModelsCommand> command() {
        return ModelsCommand.class;
    }

    @Override
    public int run(ModelsCommand command) {
        Optional<PredictionModel> wanted = command.use().map(ModelsAction::read);
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            return carryOut(command.rollBack(), wanted, Account.of(place).models(), System.out)
                    ? ExitCode.DONE
                    : ExitCode.FAILED;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Does what is asked, and shows what is in use then; whether it could be done. */
    static boolean carryOut(boolean rollBack, Optional<PredictionModel> wanted, Models models, PrintStream out) {
        boolean done = true;
        if (rollBack) {
            done = models.rollBack().isPresent();
            out.println(done ? "Back to the model before." : "There is no model to go back to; nothing was changed.");
        } else if (wanted.isPresent()) {
            done = models.offer(wanted.get());
            out.println(
                    done
                            ? "The model is in use from now on."
                            : "Kept and not used, for a better one is in use: "
                                    + wanted.get().because());
        }
        show("in use", models.inUse(), out);
        show("before", models.before(), out);
        return done;
    }

    private static void show(String place, Optional<PredictionModel> model, PrintStream out) {
        out.println(place + ": "
                + model.map(it -> "%s, %,d customers until %s, %s (%s)"
                                .formatted(it.version(), it.customers(), it.fittedAt(), it.verdict(), it.because()))
                        .orElse("none"));
    }

    private static PredictionModel read(Path file) {
        try {
            Map<String, Object> json = new ObjectMapper().readValue(Files.readAllBytes(file), new TypeReference<>() {});
            return ModelDocument.read(new Document(json));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Misunderstood("The file '%s' holds no model: %s".formatted(file, unreadable.getMessage()));
        }
    }
}
