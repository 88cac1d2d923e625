package dev.perennial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What comes of files, in their order; for tests. */
public final class Samples implements Observer {
    /** When the samples were last changed, for all that tests know. */
    public static final Instant CHANGED = Instant.parse("2026-04-01T00:00:00Z");

    public final List<Event> events = new ArrayList<>();
    /** {@code line: reason}. */
    public final List<String> leftOut = new ArrayList<>();
    /** {@code line, column: reason}. */
    public final List<String> rejected = new ArrayList<>();
    /** {@code address: state}, and the time where there is one. */
    public final List<String> consents = new ArrayList<>();

    public final List<String> notes = new ArrayList<>();
    /** {@code address: name=value}. */
    public final List<String> attributes = new ArrayList<>();

    private final List<Place> places = new ArrayList<>();

    /** Reads samples; the format is named. */
    public static Samples read(Settings settings, String format, String... files) {
        return read(
                settings,
                Formats.called(format),
                Arrays.stream(files)
                        .map(file -> path(file.contains("/") ? file : format + "/" + file))
                        .toList());
    }

    /** Reads files; where no format is given they tell it themselves. */
    public static Samples read(Settings settings, Optional<Format> format, List<Path> files) {
        Samples samples = new Samples();
        try {
            for (Path file : files) {
                Files.setLastModifiedTime(file, FileTime.from(CHANGED));
            }
            new Passage(format, files, settings).through(samples);
            return samples;
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** Reads a text as if it were a file of that name. */
    public static Samples text(Path folder, Settings settings, String format, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.writeString(path, text, UTF_8);
            return read(settings, Formats.called(format), List.of(path));
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    /** Where a sample lies: {@code shopify/orders_export.csv}. */
    public static Path path(String sample) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource("/samples/" + sample), sample)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The facts in one line each: address, time, words of the timeline; items of an order behind. */
    public List<String> facts() {
        return facts(_ -> true);
    }

    /** Those facts of which something holds. */
    public List<String> facts(Predicate<Event> which) {
        return events.stream().filter(which).map(Samples::told).toList();
    }

    private static String told(Event event) {
        String items = event.fact() instanceof Fact.PurchaseCompleted bought
                ? bought.items().stream()
                        .map(item -> String.format(
                                Locale.ROOT,
                                "; %d × %s%s%s",
                                item.quantity(),
                                item.sku(),
                                item.name()
                                        .filter(name -> !name.equals(item.sku()))
                                        .map(name -> " (" + name + ")")
                                        .orElse(""),
                                item.unitPrice().map(price -> " at " + price).orElse("")))
                        .reduce("", String::concat)
                : "";
        String more = event.fact() instanceof Fact.LeadCaptured lead
                ? lead.name().map(name -> ", " + name).orElse("")
                        + lead.birthday().map(day -> ", born " + day.value()).orElse("")
                : event.fact() instanceof Fact.CustomerSignedUp signedUp
                        ? signedUp.name().map(name -> ", " + name).orElse("")
                        : event.fact() instanceof Fact.ConsentChanged consent
                                ? consent.proof().map(proof -> ", " + proof).orElse("")
                                : "";
        return name(event.customer()) + " " + event.occurredAt() + " "
                + event.words().replace(" (history)", "") + more + items;
    }

    private static String name(CustomerRef who) {
        return who.email().map(EmailAddress::value).orElse("")
                + who.externalId()
                        .map(id -> (who.email().isPresent() ? "/" : "") + id)
                        .orElse("");
    }

    @Override
    public void fact(Event event, Place from) {
        events.add(event);
        places.add(from);
    }

    /** The lines that the facts come from. */
    public List<Long> lines() {
        return places.stream().map(Place::line).toList();
    }

    @Override
    public void leftOut(Place row, String because) {
        leftOut.add(row.line() + ": " + because);
    }

    @Override
    public void rejected(Place row, String column, String because) {
        rejected.add(row.line() + ", " + column + ": " + because);
    }

    @Override
    public void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from) {
        consents.add(
                name(who) + ": " + state.word() + at.map(time -> " " + time).orElse(""));
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    @Override
    public void attribute(CustomerRef who, String name, String value, Instant at, Place from) {
        attributes.add(name(who) + ": " + name + "=" + value);
    }
}
