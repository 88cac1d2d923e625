package dev.perennial.local.http;

import dev.perennial.template.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the route of a request as API Gateway does: the most specific path first, {@code $default} last. */
final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}+]+)(\\+?)}");

    private final List<Compiled> routes = new ArrayList<>();

    private record Compiled(Route route, Pattern path, List<String> parameters) {
        static Compiled of(Route route) {
            List<String> names = new ArrayList<>();
            StringBuilder regex = new StringBuilder();
            Matcher matcher = PARAMETER.matcher(route.path());
            int end = 0;
            while (matcher.find()) {
                regex.append(Pattern.quote(route.path().substring(end, matcher.start())));
                regex.append(matcher.group(2).isEmpty() ? "([^/]+)" : "(.+)");
                names.add(matcher.group(1));
                end = matcher.end();
            }
            regex.append(Pattern.quote(route.path().substring(end)));
            return new Compiled(route, Pattern.compile(regex.toString()), names);
        }

        boolean isDefault() {
            return route.path().equals("$default");
        }

        boolean takes(String method) {
            return route.method().equals("ANY") || route.method().equals(method);
        }
    }

    /** A route that fits, with the values of its path's parameters. */
    record Match(Route route, Map<String, String> parameters) {}

    Routes(List<Route> declared) {
        declared.stream()
                .map(Compiled::of)
                .sorted(Comparator.comparing(Compiled::isDefault)
                        .thenComparing(compiled -> compiled.route().path().contains("+}"))
                        .thenComparing(compiled -> compiled.parameters().size())
                        .thenComparing(compiled -> compiled.route().method().equals("ANY")))
                .forEach(routes::add);
    }

    Optional<Match> find(String method, String path) {
        for (Compiled compiled : routes) {
            if (!compiled.takes(method) && !compiled.isDefault()) {
                continue;
            }
            Matcher matcher = compiled.path().matcher(path);
            if (compiled.isDefault() || matcher.matches()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int index = 0; index < compiled.parameters().size(); index++) {
                    values.put(compiled.parameters().get(index), matcher.group(index + 1));
                }
                return Optional.of(new Match(compiled.route(), values));
            }
        }
        return Optional.empty();
    }
}
