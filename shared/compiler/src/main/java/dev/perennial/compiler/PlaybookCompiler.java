package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.MailTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles a directory that holds a playbook. */
public final class PlaybookCompiler {
    private static final Pattern TEXTS = Pattern.compile("texts\\.([a-z]{2,3})\\.yaml");
    private static final Pattern MAIL = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)\\.mjml");
    private static final String LAYOUT = "layout";
    private static final String CONFIRM = Playbook.Confirmation.TEMPLATE;
    private static final int VERSION_CHARACTERS = 12;

    private final Path directory;
    private final Problems problems = new Problems();

    /** What will be written, by file name. */
    private final SortedMap<String, String> output = new TreeMap<>();

    private PlaybookCompiler(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes {@code playbook.json} and {@code emails/<mail>.<language>.{subject,html,txt}} to the target directory.
     *
     * @return what is wrong with the playbook; nothing is written unless this is empty
     */
    public static List<Problem> compile(Path source, Path target) {
        PlaybookCompiler compiler = new PlaybookCompiler(source);
        compiler.compile();
        if (compiler.problems.none()) {
            compiler.write(target);
        }
        return compiler.problems.all();
    }

    private void compile() {
        ObjectNode playbook = JsonNodeFactory.instance.objectNode();
        Settings.compile(this::section, playbook);
        Set<String> mails = new TreeSet<>(names(MAIL));
        mails.remove(LAYOUT);
        Set<String> languages = names(TEXTS);
        Set<String> offers = offers(languages, playbook);
        if (Files.exists(directory.resolve(Loyalty.FILE))) {
            Loyalty.compile(section(Loyalty.FILE), languages, playbook, output);
        }
        if (Files.exists(directory.resolve(Assortment.FILE))) {
            Assortment.compile(section(Assortment.FILE), languages, playbook, output);
        }
        Map<String, Set<String>> events = Journeys.compile(this::section, mails, offers, playbook);
        confirmation(playbook, mails, events);
        if (Files.exists(directory.resolve(Segments.FILE))) {
            Segments.compile(section(Segments.FILE), playbook);
        }
        Segments.tellUnknown(problems, playbook);
        MailCompiler compiler = new MailCompiler(source("emails/" + LAYOUT + ".mjml"), brand(), problems);
        if (!languages.contains("en")) {
            problems.add("emails/texts.en.yaml", 1, "this file is missing; English is the fallback");
        }
        for (String language : languages) {
            Texts texts = Texts.read(language, section("emails/texts." + language + ".yaml"));
            mails.forEach(mail -> mail(compiler, mail, texts, events.getOrDefault(mail, Set.of())));
            texts.tellUnused();
        }
        Journeys.markThoseThatShowOffers(playbook, any(Placeholders::needsOffer));
        Journeys.markThoseThatAsk(
                playbook,
                any(text -> Placeholders.shows(text, Vocabulary.CSAT_URL)),
                any(text -> Placeholders.needs(text, Vocabulary.CSAT_URL)));
        Journeys.markThoseThatShowCategories(playbook, this::showsCategory);
        Assortment.tellUnknown(problems, playbook);
        if (problems.none()) {
            playbook.put("version", version(playbook));
            output.put("playbook.json", playbook.toString());
        }
    }

    /** The mail that asks for a consent answers no journey: it has its name. */
    private void confirmation(ObjectNode playbook, Set<String> mails, Map<String, Set<String>> events) {
        boolean asked = playbook.at("/courtesy/confirmation/ask").asBoolean();
        String file = "emails/" + CONFIRM + ".mjml";
        if (mails.contains(CONFIRM)) {
            events.computeIfAbsent(CONFIRM, _ -> new TreeSet<>()).add(Vocabulary.CONFIRMATION);
            if (!source(file).text().contains("{{confirmUrl}}")) {
                problems.add(file, 1, "this mail must show {{confirmUrl}}");
            }
        } else if (asked) {
            problems.add(
                    file,
                    1,
                    "this file is missing: courtesy.yaml says that we ask for the confirmation" + " of consents");
        }
    }

    private Set<String> offers(Set<String> languages, ObjectNode playbook) {
        return Files.exists(directory.resolve(Offers.FILE))
                ? Offers.compile(section(Offers.FILE), languages, playbook, output)
                : Set.of();
    }

    /** The mails of which any text, in whatever language, is like that. */
    private Predicate<String> any(Predicate<String> text) {
        return mail -> output.entrySet().stream()
                .filter(it -> it.getKey().startsWith("emails/" + mail + "."))
                .map(Map.Entry::getValue)
                .anyMatch(text);
    }

    private boolean showsCategory(String mail) {
        boolean shows = any(text -> Placeholders.shows(text, Categories.NEXT)).test(mail);
        if (shows) {
            Assortment.needs(problems, source("emails/" + mail + ".mjml"));
        }
        return shows;
    }

    private void mail(MailCompiler compiler, String mail, Texts texts, Set<String> events) {
        Source template = source("emails/" + mail + ".mjml");
        compiler.compile(mail, template, texts, events).ifPresent(compiled -> {
            String name = "emails/" + mail + "." + texts.language();
            output.put(name + ".subject", compiled.subject());
            output.put(name + ".html", compiled.html());
            output.put(name + ".txt", compiled.text());
            tryOut(mail, texts, template);
        });
    }

    /** Renders the mail as a function will: a section left open, for one, is found here. */
    private void tryOut(String mail, Texts texts, Source template) {
        Map<String, String> samples = new HashMap<>();
        Vocabulary.variables()
                .forEach(name -> samples.put(name, name.endsWith("Url") ? "https://example.com/" : "sample"));
        try {
            new MailTemplates(name -> Optional.ofNullable(output.get("emails/" + name)))
                    .render(mail, Locale.forLanguageTag(texts.language()), samples);
        } catch (RuntimeException e) {
            problems.add(
                    template.name(),
                    1,
                    "with the texts of %s it cannot be rendered: %s".formatted(texts.fileName(), e.getMessage()));
        }
    }

    private Map<String, String> brand() {
        Section file = section("brand.yaml").only("name", "website");
        Map<String, String> brand = new HashMap<>();
        file.text("name").ifPresent(name -> brand.put("name", name));
        file.text("website").ifPresent(website -> {
            if (!Set.of("http", "https").contains(scheme(website))) {
                file.tell(file.lineOf("website"), "website is an address that begins with https://");
            }
            brand.put("website", website);
        });
        return brand;
    }

    private static String scheme(String address) {
        try {
            return String.valueOf(URI.create(address).getScheme());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Section section(String name) {
        return Yaml.read(source(name), problems);
    }

    private Source source(String name) {
        return Source.read(directory, name, problems);
    }

    /** What the pattern's group catches of the names of the files in {@code emails/}. */
    private Set<String> names(Pattern pattern) {
        Path emails = directory.resolve("emails");
        if (!Files.isDirectory(emails)) {
            problems.add("emails", 1, "this directory is missing");
            return Set.of();
        }
        try (Stream<Path> files = Files.list(emails)) {
            return files.map(file -> pattern.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the same playbook: a hash of everything that is written. */
    private String version(ObjectNode playbook) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(playbook.toString().getBytes(StandardCharsets.UTF_8));
            output.forEach((name, text) -> hash.update((name + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Path target) {
        try {
            deleteStale(target.resolve("emails"));
            for (Map.Entry<String, String> file : output.entrySet()) {
                Path path = target.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an earlier playbook had and this one has not. */
    private void deleteStale(Path emails) throws IOException {
        if (!Files.isDirectory(emails)) {
            return;
        }
        try (Stream<Path> files = Files.list(emails)) {
            for (Path file : files.toList()) {
                if (!output.containsKey("emails/" + file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
    }
}
