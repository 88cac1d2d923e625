package dev.perennial.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.MailsCommand;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.commandline.PersonCommand;
import dev.perennial.document.PersonDocument;
import dev.perennial.domain.record.Customer;
import dev.perennial.flow.administration.CustomerFiles;
import dev.perennial.flow.administration.Erasures;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial person}: fails where nobody is known, and where nothing was changed. */
public final class PersonAction implements Action<PersonCommand> {

    @Override
    public Class<PersonCommand> command() {
        return PersonCommand.class;
    }

    @Override
    public int run(PersonCommand command) {
        PersonCommand.Form form = command.form();
        Optional<Decision> decision =
                form instanceof PersonCommand.Erase erase ? Optional.of(decision(erase.reason())) : Optional.empty();
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            Account account = Account.of(place);
            PersonalData data = new PersonalData(account.customers(), account.timeline(), account.emails());
            Optional<Customer> found =
                    new CustomerFiles(account.customers(), account.timeline(), account.emails()).find(form.person());
            if (found.isEmpty()) {
                System.err.println("Nobody is known by that.");
                return ExitCode.FAILED;
            }
            PersonalData.Copy copy = data.of(found.get().id());
            return decision.map(it -> erase(account, copy, it, command))
                    .orElseGet(() -> say(PersonDocument.of(copy, account.now())));
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static int erase(Account account, PersonalData.Copy copy, Decision decision, PersonCommand command) {
        Optional<String> refused = new Erasures(account.customers(), account.facts())
                .request(copy.customer().id(), decision, account.now());
        if (refused.isPresent()) {
            System.err.println("Nothing was changed: " + refused.get() + ".");
            return ExitCode.FAILED;
        }
        return say(PersonDocument.erasure(
                PersonalData.Erasure.of(copy, account.now()), command.archiveDays(), command.logDays()));
    }

    private static int say(Map<String, Object> document) {
        try {
            System.out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(document));
            return ExitCode.DONE;
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Decision decision(MailsCommand.Reason reason) {
        String by = reason.by();
        String because = reason.because();
        try {
            return new Decision(by, because);
        } catch (IllegalArgumentException saysNothing) {
            throw new Misunderstood(String.valueOf(saysNothing.getMessage()));
        }
    }
}
