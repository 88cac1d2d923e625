package dev.perennial.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.template.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import software.amazon.event.ruler.Machine;

/** The account's event buses. An event is matched against its bus's rules and handed to each target. */
public final class Buses {
    private static final String DEFAULT = "default";

    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final LocalClock clock;
    private final String account;
    private final String region;
    private final BiConsumer<String, byte[]> invocation;

    /**
     * @param names of the declared buses
     * @param invocation is given a function's name and the event
     */
    public Buses(
            List<String> names,
            List<Rule> rules,
            LocalClock clock,
            String account,
            String region,
            BiConsumer<String, byte[]> invocation) {
        this.clock = clock;
        this.account = account;
        this.region = region;
        this.invocation = invocation;
        machines.put(DEFAULT, Machine.builder().build());
        names.forEach(name -> machines.put(name, Machine.builder().build()));
        rules.forEach(this::add);
    }

    private void add(Rule rule) {
        Machine machine = machines.get(rule.bus());
        if (machine == null) {
            throw new IllegalArgumentException(
                    "The rule " + rule.name() + " names the bus '" + rule.bus() + "', which is not declared");
        }
        try {
            machine.addRule(rule.name(), rule.pattern());
        } catch (IOException malformed) {
            throw new IllegalArgumentException(
                    "The pattern of the rule " + rule.name() + " is not valid: " + malformed.getMessage(), malformed);
        }
        rules.put(rule.name(), rule);
    }

    public Collection<Rule> rules() {
        return rules.values();
    }

    public Collection<String> names() {
        return machines.keySet();
    }

    /** Whether there is such a bus, by name or ARN. */
    boolean has(String bus) {
        return machines.containsKey(name(bus));
    }

    private static String name(String bus) {
        return bus.isEmpty() ? DEFAULT : bus.substring(bus.lastIndexOf('/') + 1);
    }

    /**
     * Puts an event onto a bus and returns its id.
     *
     * @param bus name or ARN; empty for the default bus
     * @param time as the entry states it; the local clock's where it does not
     */
    public String put(
            String bus,
            String source,
            String detailType,
            JsonNode detail,
            List<String> resources,
            Optional<Instant> time) {
        String id = UUID.randomUUID().toString();
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", account)
                .put(
                        "time",
                        time.orElseGet(clock::now)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("region", region);
        resources.forEach(event.putArray("resources")::add);
        event.set("detail", detail);
        deliver(name(bus), event.toString());
        return id;
    }

    private void deliver(String bus, String event) {
        Machine machine = machines.get(bus);
        if (machine == null) {
            throw new IllegalArgumentException("There is no bus " + bus);
        }
        List<String> matching;
        try {
            matching = machine.rulesForJSONEvent(event);
        } catch (Exception unmatched) {
            throw new IllegalStateException("The event cannot be matched: " + event, unmatched);
        }
        byte[] payload = event.getBytes(StandardCharsets.UTF_8);
        for (String name : matching) {
            Rule rule = rules.get(name);
            if (rule != null) {
                rule.targets().forEach(target -> invocation.accept(target.function(), payload));
            }
        }
    }
}
