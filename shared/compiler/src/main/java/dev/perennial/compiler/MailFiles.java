package dev.perennial.compiler;

import dev.perennial.domain.playbook.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in {@code emails/}. Each file is used, or it is told that it is not.
 *
 * @param mails the names of the mails, the layout among them
 * @param texts the file of each language, by its tag
 */
record MailFiles(Set<String> mails, Map<String, String> texts) {
    private static final String FOLDER = "emails";
    private static final Pattern MAIL = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)\\.mjml");
    private static final Pattern TEXTS = Pattern.compile("texts\\.(.+)\\.yaml");

    /** Hidden files, and what editors leave behind. */
    private static final Pattern NOT_MEANT = Pattern.compile("\\..*|.*~|.*\\.(?:md|swp|bak|orig)");

    static MailFiles in(Path directory, Problems problems) {
        MailFiles files = new MailFiles(new TreeSet<>(), new TreeMap<>());
        Path emails = directory.resolve(FOLDER);
        if (!Files.isDirectory(emails)) {
            problems.add(FOLDER, Place.START, "this directory is missing");
            return files;
        }
        try (Stream<Path> found = Files.list(emails)) {
            List<String> names = found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !NOT_MEANT.matcher(name).matches())
                    .sorted()
                    .toList();
            names.forEach(name -> files.take(name, problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void take(String name, Problems problems) {
        String file = FOLDER + "/" + name;
        Matcher mail = MAIL.matcher(name);
        Matcher text = TEXTS.matcher(name);
        if (mail.matches()) {
            mails.add(mail.group(1));
        } else if (text.matches()) {
            Languages.canonical(text.group(1))
                    .ifPresentOrElse(
                            language -> takeTexts(language, file, problems),
                            () -> problems.add(
                                    file,
                                    Place.START,
                                    "no mail uses this file: \"%s\" is not the tag of a language, such as de, de-AT or zh-Hant"
                                            .formatted(text.group(1))));
        } else {
            problems.add(
                    file,
                    Place.START,
                    "no mail uses this file: a mail is named such as thank-you.mjml, texts such as texts.de.yaml");
        }
    }

    private void takeTexts(String language, String file, Problems problems) {
        String before = texts.putIfAbsent(language, file);
        if (before != null) {
            problems.add(
                    file,
                    Place.START,
                    "no mail uses this file: the texts in %s are those of %s".formatted(language, before));
        }
    }
}
