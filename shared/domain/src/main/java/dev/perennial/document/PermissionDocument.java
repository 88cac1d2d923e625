package dev.perennial.document;

import dev.perennial.domain.Customer;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Permission;
import dev.perennial.domain.Permission.Consent;
import dev.perennial.domain.Permission.State;
import dev.perennial.domain.Permission.Suppression;
import dev.perennial.domain.Permission.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The part of a customer's record that says what is allowed. */
public final class PermissionDocument {
    private PermissionDocument() {}

    /** An operator reads first what concerns the address in use. */
    public static Map<String, Object> of(Customer customer) {
        Permission permission = customer.permission();
        Optional<Suppression> inUse = customer.suppression();
        Map<String, Object> purposes = new TreeMap<>();
        permission.consent().forEach((purpose, consent) -> purposes.put(purpose, of(consent)));
        return Document.builder()
                .putUnlessEmpty("consent", purposes)
                .put("suppressed", inUse.map(PermissionDocument::of))
                .putUnlessEmpty(
                        "suppressedElsewhere",
                        permission.suppressions().stream()
                                .filter(it -> !inUse.equals(Optional.of(it)))
                                .map(PermissionDocument::of)
                                .toList())
                .build();
    }

    static Permission read(Document from) {
        Map<String, Consent> consent = new LinkedHashMap<>();
        from.maps("consent", (purpose, it) -> consent.put(purpose, consent(it)));
        List<Suppression> suppressions =
                Stream.concat(
                                from.optionalMap("suppressed").stream(),
                                from.maps("suppressedElsewhere").stream())
                        .map(PermissionDocument::suppression)
                        .toList();
        return new Permission(consent, suppressions);
    }

    private static Map<String, Object> of(Consent consent) {
        Document.Builder out = Document.builder().put("state", written(consent.state()));
        consent.word().ifPresent(word -> out.putAll(of(word)));
        return out.put("request", consent.request().map(PermissionDocument::of)).build();
    }

    private static Map<String, Object> of(Word word) {
        return Document.builder()
                .put("at", word.at().toString())
                .put("source", word.source())
                .put("textVersion", word.textVersion())
                .put("proof", word.proof())
                .build();
    }

    private static Consent consent(Document from) {
        boolean granted = from.text("state").equals(written(State.GRANTED));
        return new Consent(
                from.has("at") ? Optional.of(word(from, granted)) : Optional.empty(),
                from.optionalMap("request").map(request -> word(request, true)));
    }

    private static Word word(Document from, boolean granted) {
        return new Word(
                granted,
                from.instant("at"),
                from.text("source"),
                from.optionalText("textVersion"),
                from.optionalText("proof"));
    }

    private static Map<String, Object> of(Suppression suppression) {
        return Document.builder()
                .put("at", suppression.at().toString())
                .put("because", suppression.because())
                .put("address", suppression.address().map(EmailAddress::value))
                .build();
    }

    private static Suppression suppression(Document from) {
        return new Suppression(
                from.instant("at"),
                from.text("because"),
                from.optionalText("address").map(EmailAddress::new));
    }

    private static String written(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
