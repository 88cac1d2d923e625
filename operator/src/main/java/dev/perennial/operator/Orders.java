package dev.perennial.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.commandline.MailsCommand;
import dev.perennial.commandline.MailsCommand.Drop;
import dev.perennial.commandline.MailsCommand.Reason;
import dev.perennial.commandline.MailsCommand.Release;
import dev.perennial.commandline.MailsCommand.Show;
import dev.perennial.commandline.MailsCommand.Unsuppress;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a command line orders. */
final class Orders {
    private Orders() {}

    /**
     * The order of a command.
     *
     * @throws Misunderstood where a value makes no sense, with a sentence for the user
     */
    static Order of(MailsCommand command) {
        return switch (command.form()) {
            case Show _ -> new Order.Show(status(command.status()));
            case Drop it ->
                new Order.Drop(customer(it.mail().customer()), it.mail().sendKey(), decision(it.reason()));
            case Release it ->
                new Order.Release(
                        customer(it.mail().customer()), it.mail().sendKey(), data(it.data()), decision(it.reason()));
            case Unsuppress it -> new Order.Unsuppress(customer(it.customer()), decision(it.reason()));
        };
    }

    private static Status status(String name) {
        try {
            return Status.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new Misunderstood("'" + name + "' is no status of a mail: " + List.of(Status.values()));
        }
    }

    private static CustomerId customer(String id) {
        if (!CustomerId.isValid(id)) {
            throw new Misunderstood("'" + id + "' is no customer id.");
        }
        return new CustomerId(id);
    }

    private static Decision decision(Reason reason) {
        String by = reason.by();
        String because = reason.because();
        try {
            return new Decision(by, because);
        } catch (IllegalArgumentException saysNothing) {
            throw new Misunderstood(String.valueOf(saysNothing.getMessage()));
        }
    }

    private static Map<String, String> data(String text) {
        Map<String, String> data = new HashMap<>();
        try {
            JsonNode json = StrictJson.parse(text);
            json.properties().forEach(it -> data.put(it.getKey(), it.getValue().asText()));
            if (json.isObject()) {
                return data;
            }
        } catch (MalformedBody malformed) {
            throw new Misunderstood("--data is no JSON: " + malformed.reason());
        }
        throw new Misunderstood("--data has to be a JSON object, such as {\"orderId\":\"A-1\"}.");
    }
}
