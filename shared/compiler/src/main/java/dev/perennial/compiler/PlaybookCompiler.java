package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Languages;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step.Question;
import dev.perennial.domain.values.Survey;
import dev.perennial.playbook.MailContent;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles a directory that holds a playbook. */
public final class PlaybookCompiler {
    private static final String LAYOUT = "layout";
    private static final String BRAND = "brand.yaml";

    /** The tags of the languages in which there are mails, one a line. */
    private static final String LANGUAGES = "languages.txt";

    private static final String CONFIRM = Playbook.Confirmation.TEMPLATE;
    private static final int VERSION_CHARACTERS = 12;

    private final Path directory;
    private final Consumer<String> notices;
    private final Problems problems = new Problems();
    private final PlaybookSchema schemas = new PlaybookSchema();

    /** A value of each name that mails may show. */
    private final Map<String, String> samples = new HashMap<>();

    /** What will be written, by file name. */
    private final SortedMap<String, String> output = new TreeMap<>();

    private PlaybookCompiler(Path directory, Consumer<String> notices) {
        this.directory = directory;
        this.notices = notices;
        Vocabulary.variables()
                .forEach(name -> samples.put(name, name.endsWith("Url") ? "https://example.com/" : "sample"));
    }

    /**
     * Writes {@code playbook.json} and {@code emails/<mail>.<language>.{subject,html,txt}} to the target directory.
     *
     * @return what is wrong with the playbook; nothing is written unless this is empty
     */
    public static List<Problem> compile(Path source, Path target) {
        return compile(source, target, _ -> {});
    }

    /**
     * The same.
     *
     * @param notices takes a sentence for each text that a language leaves out which need not have it
     */
    public static List<Problem> compile(Path source, Path target, Consumer<String> notices) {
        PlaybookCompiler compiler = new PlaybookCompiler(source, notices);
        compiler.compile();
        if (compiler.problems.none()) {
            compiler.write(target);
        }
        return compiler.problems.all();
    }

    private void compile() {
        ObjectNode playbook = JsonNodeFactory.instance.objectNode();
        Optional<Playbook.Courtesy> courtesy = SettingsFiles.compile(this::file, playbook);
        MailFiles files = MailFiles.in(directory, problems);
        Set<String> mails = new TreeSet<>(files.mails());
        mails.remove(LAYOUT);
        Set<String> languages = files.texts().keySet();
        YamlFile brand = file(BRAND);
        WholeLanguages whole = WholeLanguages.of(brand, languages, notices);
        LocalizedTexts localized = new LocalizedTexts(languages, whole, output);
        Set<String> offers = optional(OffersFile.NAME)
                .map(file -> OffersFile.compile(file, localized, playbook))
                .orElse(Set.of());
        optional("identity.yaml").ifPresent(file -> playbook.set("identity", file.json()));
        optional(LoyaltyFile.NAME).ifPresent(file -> LoyaltyFile.compile(file, localized, playbook));
        optional(CategoriesFile.NAME).ifPresent(file -> CategoriesFile.compile(file, localized, playbook));
        AttributeCatalog attributes = AttributesFile.compile(optional(AttributesFile.NAME), playbook);
        Map<String, Set<String>> events =
                JourneysFile.compile(file(JourneysFile.NAME), mails, offers, attributes, playbook);
        BroadcastFiles.in(directory, problems, this::broadcast).compile(mails, attributes, events, playbook);
        confirmation(courtesy.filter(it -> it.confirmation().ask()).isPresent(), mails, events);
        optional(SegmentsFile.NAME).ifPresent(file -> SegmentsFile.compile(file, attributes, playbook));
        SegmentsFile.addUnknown(problems, playbook);
        MailCompiler compiler =
                new MailCompiler(source("emails/" + LAYOUT + ".mjml"), values(brand), attributes, problems);
        if (!languages.contains("en")) {
            problems.add("emails/texts.en.yaml", Place.START, "this file is missing; English is the fallback");
        }
        Map<String, Texts> texts = texts(files);
        attributes
                .usedFor(Attribute.Use.MAILS)
                .keySet()
                .forEach(name -> samples.put(AttributeCatalog.IN_MAILS + name, "sample"));
        texts.values()
                .forEach(it -> mails.stream()
                        .filter(mail -> whole.has(it, mail))
                        .forEach(mail -> mail(compiler, mail, it, events.getOrDefault(mail, Set.of()))));
        texts.values().forEach(Texts::addUnused);
        output.put(LANGUAGES, String.join("\n", languages) + "\n");
        mailContents(mails, playbook.putObject("mails"));
        CategoriesFile.addUnknown(problems, playbook);
        if (problems.none()) {
            playbook.put("version", version(playbook));
            // Whatever functions could not read fails here.
            Playbooks.read(playbook);
            output.put("playbook.json", playbook.toString());
            output.put(AttributesFile.COMPILED, AttributesFile.compiled(playbook));
        }
    }

    /** The texts of each language; a language comes before its regions, which it helps out. */
    private Map<String, Texts> texts(MailFiles files) {
        Map<String, Texts> texts =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        files.texts().entrySet().stream()
                .sorted(Comparator.comparingInt(it -> it.getKey().length()))
                .forEach(each -> {
                    String language = each.getKey();
                    Optional<Texts> otherwise = Languages.fallbacks(Locale.forLanguageTag(language)).stream()
                            .filter(tag -> tag.length() < language.length())
                            .flatMap(tag -> Optional.ofNullable(texts.get(tag)).stream())
                            .findFirst();
                    String schema = otherwise.isPresent() ? "texts-of-a-region" : "texts";
                    texts.put(language, new Texts(language, file(each.getValue(), schema), otherwise));
                });
        return texts;
    }

    /** The mail that asks for a consent answers no journey: it has its name. */
    private void confirmation(boolean asked, Set<String> mails, Map<String, Set<String>> events) {
        String file = "emails/" + CONFIRM + ".mjml";
        if (mails.contains(CONFIRM)) {
            events.computeIfAbsent(CONFIRM, _ -> new TreeSet<>()).add(Vocabulary.CONFIRMATION);
            if (!source(file).text().contains("{{confirmUrl}}")) {
                problems.add(file, Place.START, "this mail must show {{confirmUrl}}");
            }
        } else if (asked) {
            problems.add(
                    file,
                    Place.START,
                    "this file is missing: courtesy.yaml says that we ask for the confirmation of consents");
        }
    }

    /** What of a mail decides whether it is sent. */
    private void mailContents(Set<String> mails, ObjectNode target) {
        for (String mail : mails) {
            MailContent content =
                    new MailContent(any(mail, Placeholders::needsOffer), showsCategory(mail), question(mail));
            if (!content.equals(MailContent.PLAIN)) {
                target.set(mail, content.write());
            }
        }
    }

    private Optional<Question> question(String mail) {
        return any(mail, text -> Placeholders.shows(text, Vocabulary.CSAT_URL))
                ? Optional.of(new Question(
                        Survey.CSAT, any(mail, text -> Placeholders.needs(text, Vocabulary.CSAT_URL))))
                : Optional.empty();
    }

    private boolean showsCategory(String mail) {
        boolean shows = any(mail, text -> Placeholders.shows(text, Categories.NEXT));
        if (shows) {
            CategoriesFile.refer(problems, source("emails/" + mail + ".mjml"));
        }
        return shows;
    }

    /** Whether a text of the mail, in whatever language, is like that. */
    private boolean any(String mail, Predicate<String> text) {
        return output.entrySet().stream()
                .filter(it -> it.getKey().startsWith("emails/" + mail + "."))
                .map(Map.Entry::getValue)
                .anyMatch(text);
    }

    private void mail(MailCompiler compiler, String mail, Texts texts, Set<String> events) {
        Source template = source("emails/" + mail + ".mjml");
        compiler.compile(mail, template, texts, events).ifPresent(compiled -> {
            String name = "emails/" + mail + "." + texts.language();
            output.put(name + ".subject", compiled.subject());
            output.put(name + ".html", compiled.html());
            output.put(name + ".txt", compiled.text());
            renderSample(mail, texts, template);
        });
    }

    /** Renders the mail as a function will: a section left open, for one, is found here. */
    private void renderSample(String mail, Texts texts, Source template) {
        try {
            new MailTemplates(name -> Optional.ofNullable(output.get("emails/" + name)))
                    .render(mail, Locale.forLanguageTag(texts.language()), samples);
        } catch (RuntimeException e) {
            problems.add(
                    template.name(),
                    Place.START,
                    "with the texts of %s it cannot be rendered: %s".formatted(texts.fileName(), e.getMessage()));
        }
    }

    private static Map<String, String> values(YamlFile brand) {
        return brand.json().properties().stream()
                .filter(it -> it.getValue().isTextual())
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asText()));
    }

    private YamlFile file(String name) {
        return file(name, name.replace(".yaml", ""));
    }

    /** The file, checked by its schema. */
    private YamlFile file(String name, String schema) {
        YamlFile file = YamlFile.of(source(name), problems);
        if (file.isSound("")) {
            schemas.check(file, schema);
        }
        return file;
    }

    private YamlFile broadcast(String name) {
        return file(name, "broadcast");
    }

    private Optional<YamlFile> optional(String name) {
        return Files.exists(directory.resolve(name)) ? Optional.of(file(name)) : Optional.empty();
    }

    private Source source(String name) {
        return Source.read(directory, name, problems);
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
