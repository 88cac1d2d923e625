package dev.perennial.document;

import dev.perennial.domain.fields.FieldSource;
import dev.perennial.domain.fields.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Fields as we stored them: they are believed, and what cannot be read is an error that names the field. */
record StoredFields(Document from) implements FieldSource {
    @Override
    public <T> Optional<T> text(String name, Kind.Text<T> kind) {
        return read(name, kind.read());
    }

    @Override
    public <T> Optional<T> choice(String name, Kind.Choice<T> kind) {
        return read(name, kind::of);
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> form) {
        return from.optionalText(name)
                .map(written ->
                        Document.read(name, written, it -> form.apply(it).orElseThrow()));
    }

    @Override
    public Optional<Long> whole(String name, Kind.Whole kind) {
        return from.optionalNumber(name);
    }

    @Override
    public Optional<Boolean> yesNo(String name) {
        return from.optionalFlag(name);
    }

    @Override
    public Optional<LocalDate> day(String name) {
        return from.optionalText(name).map(written -> Document.read(name, written, LocalDate::parse));
    }

    @Override
    public Optional<Instant> moment(String name) {
        return from.optionalInstant(name);
    }

    @Override
    public <T> Optional<T> parts(String name, Kind.Parts<T> kind) {
        return from.optionalMap(name).flatMap(map -> kind.shape().read(new StoredFields(map)));
    }

    @Override
    public <T> Optional<List<T>> many(String name, Kind.Many<T> kind) {
        return Optional.of(from.maps(name).stream()
                .flatMap(map -> kind.shape().read(new StoredFields(map)).stream())
                .toList());
    }

    @Override
    public Optional<Map<String, String>> textsByName(String name, Kind.TextsByName kind) {
        Map<String, String> texts = new TreeMap<>();
        from.map(name).forEach((key, text) -> texts.put(key, text.toString()));
        return Optional.<Map<String, String>>of(texts).filter(it -> !it.isEmpty());
    }

    @Override
    public void missing(String name) {
        throw Document.wrong(name, "is missing");
    }

    @Override
    public boolean isSound() {
        return true;
    }

    @Override
    public boolean isForm() {
        return false;
    }
}
