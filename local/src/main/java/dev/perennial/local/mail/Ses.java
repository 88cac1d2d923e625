package dev.perennial.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.bus.Buses;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Storage;
import dev.perennial.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SES version 2, {@code SendEmail} with simple content: into the inbox, and reported on the bus. */
public final class Ses {
    private static final int MOST_RECIPIENTS = 50;

    private final Storage storage;
    private final Inbox inbox;
    private final Reports reports;
    private final Set<String> configurationSets;
    private final LocalClock clock;

    /**
     * A service that knows these configuration sets.
     *
     * @param destinations resources of type {@code AWS::SES::ConfigurationSetEventDestination}
     */
    public Ses(
            Storage storage,
            Inbox inbox,
            Set<String> configurationSets,
            List<Resource> destinations,
            Buses buses,
            LocalClock clock,
            String account,
            String region) {
        this.storage = storage;
        this.inbox = inbox;
        this.configurationSets = Set.copyOf(configurationSets);
        this.clock = clock;
        this.reports = new Reports(destinations, buses, account, region);
    }

    /** A mail that SES would refuse, by the name of SES's exception. */
    public static final class Refused extends Exception {
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Takes a mail and answers its message id. */
    public ObjectNode send(JsonNode request) throws Refused {
        JsonNode simple = request.path("Content").path("Simple");
        if (simple.isMissingNode()) {
            throw new Refused("BadRequestException", "The local cloud takes simple content, not raw or templated.");
        }
        String from = request.path("FromEmailAddress").asText();
        check(from);
        List<String> to = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            request.path("Destination").path(kind).forEach(address -> to.add(address.asText()));
        }
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw new Refused("BadRequestException", "1 to 50 recipients are needed, not " + to.size());
        }
        for (String address : to) {
            check(address);
        }
        String configurationSet = request.path("ConfigurationSetName").asText();
        if (!configurationSet.isEmpty() && !configurationSets.contains(configurationSet)) {
            throw new Refused("NotFoundException", "Configuration set <" + configurationSet + "> does not exist.");
        }
        Mail mail = new Mail(
                "local-" + UUID.randomUUID(),
                clock.now(),
                from,
                to,
                simple.path("Subject").path("Data").asText(),
                simple.path("Body").path("Html").path("Data").asText(),
                simple.path("Body").path("Text").path("Data").asText(),
                headers(simple),
                tags(request),
                configurationSet);
        storage.together(() -> {
            inbox.add(mail);
            reports.report(mail);
        });
        return Json.object().put("MessageId", mail.id());
    }

    /**
     * Refuses what is no address for Amazon SES, in its words: a local part has to be ASCII, an international domain in
     * its ASCII form, and both without a dot too many.
     */
    private static void check(String given) throws Refused {
        String address = Simulator.plain(given);
        int at = address.lastIndexOf('@');
        if (at < 0 || at == address.length() - 1) {
            throw bad("Missing final '@domain'");
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        if (local.isEmpty()) {
            throw bad("Missing local name");
        }
        if (!local.matches("[!-~]+")) {
            throw bad("Local address contains control or whitespace");
        }
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            throw bad("Local address starts with, ends with or repeats a dot");
        }
        if (local.matches(".*[()<>@,;:\\\\\"\\[\\]].*")) {
            throw bad("Local address contains illegal character");
        }
        String label = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
        if (!domain.matches("(" + label + "\\.)+" + label) || domain.matches(".*\\.[0-9]+")) {
            throw bad("Domain contains illegal character");
        }
    }

    /** The message does not repeat the address, for it reaches a log. */
    private static Refused bad(String message) {
        return new Refused("BadRequestException", message);
    }

    private static List<Mail.Header> headers(JsonNode simple) throws Refused {
        List<Mail.Header> headers = new ArrayList<>();
        for (JsonNode header : simple.path("Headers")) {
            String name = header.path("Name").asText();
            String value = header.path("Value").asText();
            if (!name.matches("[!-9;-~]{1,126}")
                    || value.isEmpty()
                    || value.chars().anyMatch(each -> each < 32)) {
                throw new Refused("BadRequestException", "The header '" + name + "' is not valid.");
            }
            headers.add(new Mail.Header(name, value));
        }
        return headers;
    }

    private static Map<String, String> tags(JsonNode request) throws Refused {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : request.path("EmailTags")) {
            String name = tag.path("Name").asText();
            String value = tag.path("Value").asText();
            if (!name.matches("[A-Za-z0-9_-]{1,256}") || !value.matches("[A-Za-z0-9_.@-]{1,256}")) {
                throw new Refused(
                        "BadRequestException",
                        "The tag '" + name + "' may hold ASCII letters, digits, _, -, and its value . and @ too.");
            }
            tags.put(name, value);
        }
        return tags;
    }
}
