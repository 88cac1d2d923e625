package dev.perennial.local.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param path with its percent-encoding undone
 * @param query as written, without the question mark; empty where there is none
 * @param headers names in lower case, values in the order they came
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
public record HttpCall(
        String method, String path, String query, String protocol, Map<String, List<String>> headers, byte[] body) {
    public HttpCall {
        headers = new TreeMap<>(headers);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }
}
