package dev.perennial.imports.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.imports.format.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * E-mail templates and journeys of Amazon Pinpoint, as {@code aws pinpoint get-email-template} and {@code get-journey}
 * answer them, as drafts for the playbook: frames, texts, attributes, a commented journeys.yaml, and what a person has
 * to do. Nothing is written into the playbook itself.
 */
public final class PinpointTemplates {
    /** What the command calls it. */
    public static final String NAME = "pinpoint-templates";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 4 << 20;

    private final SortedMap<String, String> frames = new TreeMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> journeys = new ArrayList<>();
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private final List<String> tasks = new ArrayList<>();

    private PinpointTemplates() {}

    /**
     * Reads the files and writes the drafts.
     *
     * @param folder where they go
     * @return what was written and what is to be done, for the user
     * @throws Refused where a file is neither a template for e-mail nor a journey
     */
    public static String convert(List<Path> files, Path folder) throws IOException {
        PinpointTemplates drafts = new PinpointTemplates();
        for (Path file : files) {
            drafts.read(file);
        }
        return drafts.write(folder);
    }

    @SuppressWarnings("UnusedException") // its message repeats the content
    private void read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new Refused("%s is larger than 4 MB: it is no answer of get-email-template or get-journey."
                    .formatted(file.getFileName()));
        }
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException none) {
            throw new Refused(
                    "%s is no JSON. Export it by  aws pinpoint get-email-template --template-name NAME  or  aws"
                                    .formatted(file.getFileName())
                            + " pinpoint get-journey --application-id ID --journey-id ID.");
        }
        JsonNode template = json.path("EmailTemplateResponse");
        JsonNode journey = json.path("JourneyResponse");
        if (template.isObject()) {
            template(file, template);
        } else if (journey.isObject()) {
            journeys.add(JourneyDraft.of(journey));
            tasks.add("journeys.draft.yaml, %s: say upon which event it begins, and what its conditions are"
                    .formatted(name(journey.path("Name").asText(""))));
        } else {
            throw new Refused(
                    ("%s has neither EmailTemplateResponse nor JourneyResponse. Templates for SMS, push and in-app"
                                    + " messages have no counterpart here.")
                            .formatted(file.getFileName()));
        }
    }

    private void template(Path file, JsonNode template) {
        String name = name(template.path("TemplateName").asText(""));
        if (name.isEmpty() || frames.containsKey(name)) {
            throw new Refused(
                    "%s: its TemplateName is missing, or that of another file.".formatted(file.getFileName()));
        }
        Variables variables = new Variables(defaults(file, template));
        String html = template.path("HtmlPart").asText("");
        String plain = template.path("TextPart").asText("");
        MailDraft draft = MailDraft.of(html.isBlank() ? paragraphs(plain) : html, variables);
        if (draft.isEmpty()) {
            tasks.add("emails/%s.mjml: the template has no text".formatted(name));
        }
        frames.put(name, draft.mjml());
        texts.add(draft.texts(name, template.path("Subject").asText("")));
        variables
                .attributes()
                .forEach((attribute, fallback) -> attributes.merge(attribute, fallback, (a, b) -> a.isEmpty() ? b : a));
        variables.tasks().forEach(task -> tasks.add("emails/%s.mjml: %s".formatted(name, task)));
        if (template.hasNonNull("RecommenderId")) {
            tasks.add("emails/%s.mjml: it showed recommendations, which are not taken over".formatted(name));
        }
    }

    private static String paragraphs(String plain) {
        StringBuilder html = new StringBuilder();
        plain.lines()
                .map(line -> line.replace("&", "&amp;").replace("<", "&lt;"))
                .forEach(line -> html.append("<p>").append(line).append("</p>"));
        return html.toString();
    }

    @SuppressWarnings("UnusedException") // its message repeats the content
    private Map<String, String> defaults(Path file, JsonNode template) {
        String written = template.path("DefaultSubstitutions").asText("");
        if (written.isBlank()) {
            return Map.of();
        }
        try {
            Map<String, String> defaults = new TreeMap<>();
            JSON.readTree(written)
                    .properties()
                    .forEach(it -> defaults.put(it.getKey(), it.getValue().asText("")));
            return defaults;
        } catch (JsonProcessingException none) {
            tasks.add(file.getFileName() + ": its DefaultSubstitutions cannot be read; fallbacks are left out");
            return Map.of();
        }
    }

    private String write(Path folder) throws IOException {
        Path emails = Files.createDirectories(folder.resolve("emails"));
        for (Map.Entry<String, String> frame : frames.entrySet()) {
            Files.writeString(emails.resolve(frame.getKey() + ".mjml"), frame.getValue());
        }
        if (!texts.isEmpty()) {
            Files.writeString(emails.resolve("texts.draft.yaml"), String.join("\n", texts));
        }
        if (!journeys.isEmpty()) {
            Files.writeString(folder.resolve("journeys.draft.yaml"), String.join("#\n", journeys));
        }
        if (!attributes.isEmpty()) {
            StringBuilder declared = new StringBuilder("attributes:\n");
            attributes.forEach((name, fallback) -> declared.append("  ")
                    .append(name)
                    .append(": { type: text, use: [mails]")
                    .append(fallback.isEmpty() ? "" : ", fallback: " + MailDraft.quoted(fallback))
                    .append(" }\n"));
            Files.writeString(folder.resolve("attributes.draft.yaml"), declared.toString());
        }
        StringBuilder told =
                new StringBuilder("%d mails and %d journeys are drafts in %s. Take over what you want into the"
                        .formatted(frames.size(), journeys.size(), folder));
        told.append(" folder playbook/, and look at it by ./perennial up.\n");
        if (!tasks.isEmpty()) {
            told.append("\nLeft to you:\n");
            tasks.forEach(task -> told.append("- ").append(task).append('\n'));
        }
        return told.toString();
    }

    /** A name as files and steps of the playbook have: {@code Welcome Mail_1} is {@code welcome-mail-1}. */
    static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }
}
