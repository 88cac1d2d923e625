package dev.perennial.document;

import dev.perennial.domain.record.ConfirmationRequests;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.record.SuppressionCause;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
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
                .putUnlessEmpty("confirmation", of(permission.asking()))
                .build();
    }

    private static Map<String, Object> of(ConfirmationRequests asking) {
        return Document.builder()
                .putUnlessEmpty(
                        "askedAt",
                        asking.askedAt().stream().map(Instant::toString).toList())
                .putUnlessEmpty(
                        "waiting",
                        asking.waiting().stream().map(PermissionDocument::of).toList())
                .build();
    }

    private static Map<String, Object> of(ConfirmationRequests.Waiting waiting) {
        return Document.builder()
                .put("type", waiting.type())
                .put("at", waiting.at().toString())
                .putUnlessEmpty("data", waiting.data())
                .build();
    }

    private static ConfirmationRequests asking(Document from) {
        return new ConfirmationRequests(
                from.each("askedAt", Instant::parse),
                from.maps("waiting").stream().map(PermissionDocument::waiting).toList());
    }

    private static ConfirmationRequests.Waiting waiting(Document from) {
        Document data = new Document(from.map("data"));
        Map<String, String> texts = new LinkedHashMap<>();
        from.map("data").keySet().forEach(name -> texts.put(name, data.text(name)));
        return new ConfirmationRequests.Waiting(from.text("type"), from.instant("at"), texts);
    }

    static Permission read(Document from) {
        Map<String, Consent> consent = new LinkedHashMap<>();
        from.maps("consent", (purpose, it) -> consent.put(purpose, consent(it)));
        List<Suppression> suppressions = Stream.concat(
                        from.optionalMap("suppressed").stream(), from.maps("suppressedElsewhere").stream())
                .map(PermissionDocument::suppression)
                .toList();
        return new Permission(consent, suppressions, asking(new Document(from.map("confirmation"))));
    }

    private static Map<String, Object> of(Consent consent) {
        Document.Builder out = Document.builder().put("state", written(consent.state()));
        consent.word().ifPresent(word -> out.putAll(of(word)));
        return out.put("request", consent.request().map(PermissionDocument::of)).build();
    }

    private static Map<String, Object> of(Word word) {
        return Document.builder()
                .put("at", word.at().toString())
                .put("source", word.source().words())
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
                from.as("source", ConsentSource::read),
                from.optionalText("textVersion"),
                from.optionalText("proof"));
    }

    private static Map<String, Object> of(Suppression suppression) {
        return Document.builder()
                .put("at", suppression.at().toString())
                .put("because", suppression.cause().words())
                .put("address", suppression.address().map(EmailAddress::value))
                .build();
    }

    private static Suppression suppression(Document from) {
        return new Suppression(
                from.instant("at"),
                from.as("because", SuppressionCause::read),
                from.optionalText("address").map(EmailAddress::new));
    }

    private static String written(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
