package dev.perennial.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An order, and where it is to be carried out. */
record CommandLine(Order order, Place place) {
    private static final Set<String> WITH_VALUE =
            Set.of("by", "because", "data", "status", "endpoint-url", "region", "prefix");
    private static final String LOCAL = "http://localhost:8080";

    /**
     * Where the mails are.
     *
     * @param local the address of a local cloud, which tells all the rest
     * @param prefix of the environment's names
     */
    record Place(Optional<URI> local, Optional<URI> endpoint, Optional<String> region, String prefix) {}

    /**
     * Reads a command line.
     *
     * @param prefix where none is given
     * @throws Misunderstood with a sentence for the user
     */
    static CommandLine parse(List<String> arguments, String prefix) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith("--") ? argument.substring(2) : "";
            Optional<String> next = i + 1 < arguments.size() ? Optional.of(arguments.get(i + 1)) : Optional.empty();
            if (name.isEmpty()) {
                words.add(argument);
            } else if (name.equals("unknown")) {
                options.put("status", "UNKNOWN");
            } else if (name.equals("local")) {
                Optional<String> given = next.filter(it -> it.startsWith("http"));
                options.put(name, given.orElse(LOCAL));
                i += given.isPresent() ? 1 : 0;
            } else if (WITH_VALUE.contains(name)) {
                options.put(name, next.orElseThrow(() -> new Misunderstood(argument + " what?")));
                i++;
            } else {
                throw new Misunderstood("There is no option " + argument + ".");
            }
        }
        return new CommandLine(
                order(words, options),
                new Place(
                        uri(options, "local"),
                        uri(options, "endpoint-url"),
                        Optional.ofNullable(options.get("region")),
                        options.getOrDefault("prefix", prefix)));
    }

    private static Order order(List<String> words, Map<String, String> options) {
        return switch (words.isEmpty() ? "list" : words.getFirst()) {
            case "list" -> {
                words(words, Math.min(words.size(), 1), "list");
                yield new Order.Show(status(options.getOrDefault("status", "UNKNOWN")));
            }
            case "drop" -> {
                words(words, 3, "drop CUSTOMER_ID SEND_KEY");
                yield new Order.Drop(customer(words.get(1)), words.get(2), decision(options));
            }
            case "release" -> {
                words(words, 3, "release CUSTOMER_ID SEND_KEY");
                yield new Order.Release(customer(words.get(1)), words.get(2), data(options), decision(options));
            }
            case "unsuppress" -> {
                words(words, 2, "unsuppress CUSTOMER_ID");
                yield new Order.Unsuppress(customer(words.get(1)), decision(options));
            }
            default ->
                throw new Misunderstood("'" + words.getFirst() + "' is none of list, drop, release, unsuppress.");
        };
    }

    private static void words(List<String> words, int many, String form) {
        if (words.size() != many) {
            throw new Misunderstood("It is written: mails " + form);
        }
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

    private static Decision decision(Map<String, String> options) {
        String by = said(options, "by");
        String because = said(options, "because");
        try {
            return new Decision(by, because);
        } catch (IllegalArgumentException saysNothing) {
            throw new Misunderstood(String.valueOf(saysNothing.getMessage()));
        }
    }

    private static String said(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new Misunderstood("--" + name + " is missing: who decides, and why?"));
    }

    private static Map<String, String> data(Map<String, String> options) {
        Map<String, String> data = new HashMap<>();
        try {
            JsonNode json = StrictJson.parse(options.getOrDefault("data", "{}"));
            json.properties().forEach(it -> data.put(it.getKey(), it.getValue().asText()));
            if (json.isObject()) {
                return data;
            }
        } catch (MalformedBody malformed) {
            throw new Misunderstood("--data is no JSON: " + malformed.reason());
        }
        throw new Misunderstood("--data has to be a JSON object, such as {\"orderId\":\"A-1\"}.");
    }

    private static Optional<URI> uri(Map<String, String> options, String name) {
        try {
            return Optional.ofNullable(options.get(name)).map(URI::create);
        } catch (IllegalArgumentException unreadable) {
            throw new Misunderstood("--" + name + " is no address: " + options.get(name));
        }
    }
}
