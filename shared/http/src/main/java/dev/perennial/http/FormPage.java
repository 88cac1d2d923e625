package dev.perennial.http;

import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.FieldProblem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The forms that Perennial brings along: empty, or as they were posted together with what has to be corrected. Nothing
 * that somebody typed is lost by a mistake, and the summary of the mistakes has the focus and leads to the fields.
 */
public final class FormPage {
    private static final String MARKETING = "consent.marketing";

    /** Fields of the sign-up form that it writes itself; what else was posted it passes on. */
    private static final Set<String> SIGN_UP = Set.of("email", "name", MARKETING, "fax_number", "lang");

    private static final Set<String> SURVEY = Set.of("score", "comment");

    /** What a score is offered as. */
    private record Choice(int score, boolean checked) {}

    /** What is passed on without being seen. */
    private record Hidden(String name, String value) {}

    /** A mistake; {@code id} is that of the field, or empty. */
    private record Wrong(String id, String message) {}

    private FormPage() {}

    /**
     * Somebody leaves an address.
     *
     * @param action where the form posts to
     * @param values of the fields, seen and unseen, by their dotted names
     * @param problems of the same fields
     */
    public static HtmlPage signUp(
            Language language, String action, Map<String, String> values, List<FieldProblem> problems) {
        Map<String, Object> page = new HashMap<>();
        page.put("action", action);
        page.put("email", values.getOrDefault("email", ""));
        page.put("name", values.getOrDefault("name", ""));
        page.put("marketing", Set.of("true", "on").contains(values.getOrDefault(MARKETING, "")));
        page.put(
                "hidden",
                new TreeMap<>(values)
                        .entrySet().stream()
                                .filter(it -> !SIGN_UP.contains(it.getKey()))
                                .map(it -> new Hidden(it.getKey(), it.getValue()))
                                .toList());
        PageTexts texts = PageTexts.of(FormPage.class, "signup", language);
        return page("signup", texts, language, page, Set.of("email", "name"), problems);
    }

    /**
     * Somebody answers a survey; {@code score} may be chosen already.
     *
     * @param values {@code token}, {@code score}, {@code comment}
     * @param problems of the same fields
     */
    public static HtmlPage survey(
            Language language, Survey survey, Map<String, String> values, List<FieldProblem> problems) {
        String chosen = values.getOrDefault("score", "");
        Map<String, Object> page = new HashMap<>();
        page.put("token", values.getOrDefault("token", ""));
        page.put("comment", values.getOrDefault("comment", ""));
        page.put(
                "choices",
                IntStream.rangeClosed(survey.least(), survey.most())
                        .mapToObj(n -> new Choice(n, chosen.equals(Integer.toString(n))))
                        .toList());
        page.put("long", survey.most() - survey.least() > 5);
        page.put("survey", survey.word());
        page.put("first", survey.least());
        page.put("last", survey.most());
        PageTexts texts = PageTexts.of(FormPage.class, name(survey), language);
        return page("survey", texts, language, page, SURVEY, problems);
    }

    private static String name(Survey survey) {
        return switch (survey) {
            case NPS -> "survey";
            case CSAT -> "satisfaction";
        };
    }

    private static HtmlPage page(
            String template,
            PageTexts texts,
            Language language,
            Map<String, Object> page,
            Set<String> fields,
            List<FieldProblem> problems) {
        Map<String, Wrong> wrong = new LinkedHashMap<>();
        for (FieldProblem problem : problems) {
            String field = fields.contains(problem.field()) ? problem.field() : "other";
            wrong.putIfAbsent(field, new Wrong(id(field, page), texts.get("mistake-" + field + kind(field, page))));
        }
        for (String field : fields) {
            page.put(
                    field + "Wrong", wrong.containsKey(field) ? wrong.get(field).message() : "");
        }
        page.put("wrong", !wrong.isEmpty());
        page.put("problems", List.copyOf(wrong.values()));
        return HtmlPage.of(HtmlPage.template(FormPage.class, template), texts, language, page);
    }

    /** An address that is one, and that no mail reaches, has a sentence of its own. */
    private static String kind(String field, Map<String, Object> page) {
        return field.equals("email")
                ? EmailAddress.parse(page.getOrDefault("email", "").toString())
                        .flatMap(EmailAddress::fault)
                        .map(fault -> switch (fault) {
                            case LETTERS -> "-letters";
                            case DOTS -> "-dots";
                            case HOST -> "-host";
                        })
                        .orElse("")
                : "";
    }

    private static String id(String field, Map<String, Object> page) {
        return switch (field) {
            case "score" -> "score-" + page.get("first");
            case "other" -> "";
            default -> field;
        };
    }
}
