package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.fields.FieldSource;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One JSON object, read field by field. Every problem is collected with its dotted path, so that a sender learns all of
 * them at once; a field that has a problem reads as absent. Null and, in place of a text, one without a character that
 * shows are absent too; fields that nobody asks for are ignored.
 *
 * <p>In a form a person can correct what they typed and nothing else: another field that cannot be read stops nobody.
 * It is left out, and its name noted.
 */
final class Fields implements FieldSource {
    private static final Predicate<String> DAY =
            Pattern.compile(Kind.Day.PATTERN).asMatchPredicate();

    private static final int LONGEST_WORD = 100;

    /**
     * What a person sees of a form and can correct; and what the public must not say, however it came there. All else
     * is filled in by machines.
     */
    private static final Set<String> ANSWERED_FOR = Set.of(
            "email",
            "customer.email",
            "name",
            "score",
            "comment",
            "externalId",
            "customerId",
            "customer.externalId",
            "customer.customerId",
            "consent.proof");

    /** In the place of what could not be decoded on its way to us. */
    private static final String LOST = "\uFFFD";

    private final JsonNode node;
    private final String path;
    private final boolean form;
    private final List<FieldProblem> problems;
    private final SortedSet<String> unread;
    private final int problemsBefore;

    private Fields(JsonNode node, String path, boolean form, List<FieldProblem> problems, SortedSet<String> unread) {
        this.node = node;
        this.path = path;
        this.form = form;
        this.problems = problems;
        this.unread = unread;
        this.problemsBefore = problems.size();
    }

    static Fields of(JsonNode node) {
        return new Fields(node, "", false, new ArrayList<>(), new TreeSet<>());
    }

    /** Of an HTML form, where every value is a text: numbers and yes/no are read from it. */
    static Fields ofForm(JsonNode node) {
        return new Fields(node, "", true, new ArrayList<>(), new TreeSet<>());
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** The paths of what a form held and nobody could read. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    @Override
    public boolean isForm() {
        return form;
    }

    /** Whether nothing was found wrong so far, wherever in the whole. */
    boolean sound() {
        return problems.isEmpty();
    }

    /** Whether nothing was found wrong since this object was begun; what stands before it has no say. */
    @Override
    public boolean isSound() {
        return problems.size() == problemsBefore;
    }

    boolean has(String name) {
        return value(name)
                .filter(it -> !(it.isTextual() && it.textValue().isBlank()))
                .isPresent();
    }

    void problem(String name, String message) {
        if (form && !ANSWERED_FOR.contains(path + name)) {
            unread.add(path + name);
        } else {
            deny(name, message);
        }
    }

    /** Notes that the fact is taken in without a field that is there. */
    void leaveOut(String name) {
        unread.add(path + name);
    }

    /** A problem that nobody may leave out. */
    void deny(String name, String message) {
        FieldProblem problem = new FieldProblem(path + name, message);
        if (!problems.contains(problem)) { // A field may be read twice.
            problems.add(problem);
        }
    }

    <T> Optional<T> require(String name, Optional<T> value) {
        if (value.isEmpty()) {
            missing(name);
        }
        return value;
    }

    /** What is required of a part of a form that could not be read leaves out that part alone. */
    @Override
    public void missing(String name) {
        boolean leftOut = !path.isEmpty() && unread.contains(path + name);
        if (!leftOut && problems.stream().noneMatch(p -> concerns(p, path + name))) {
            deny(name, "is required");
        }
    }

    private static boolean concerns(FieldProblem problem, String field) {
        return problem.field().equals(field)
                || problem.field().startsWith(field + ".")
                || problem.field().startsWith(field + "[");
    }

    @Override
    public <T> Optional<T> text(String name, Kind.Text<T> kind) {
        Optional<String> text = kind.lines()
                ? lines(name, kind.most())
                : kind.trimmed() ? key(name, kind.most()) : text(name, kind.most());
        Optional<T> value = text.filter(kind.shape()).flatMap(kind.read());
        return text.isPresent() && value.isEmpty()
                ? refuse(name, kind.otherwise().apply(text.get()))
                : value;
    }

    /** One line of text, at most {@code max} characters, without control characters. */
    Optional<String> text(String name, int max) {
        return text(name, max, Fields::isOfOneLine);
    }

    private Optional<String> lines(String name, int max) {
        return text(name, max, c -> !Character.isISOControl(c) || "\n\r\t".indexOf(c) >= 0);
    }

    /** The same without what surrounds it and is not seen: blanks of any kind, and marks without a width. */
    Optional<String> key(String name, int max) {
        return text(name, string(name).map(Fields::trimmed).filter(key -> !key.isEmpty()), max, Fields::isOfOneLine);
    }

    private static boolean isOfOneLine(int point) {
        return !Character.isISOControl(point);
    }

    private static String trimmed(String text) {
        int[] points = text.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && isUnseen(points[from])) {
            from++;
        }
        while (from < to && isUnseen(points[to - 1])) {
            to--;
        }
        return new String(points, from, to - from);
    }

    private static boolean isUnseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }

    private Optional<String> text(String name, int max, Predicate<Integer> allowed) {
        return text(name, string(name), max, allowed);
    }

    private Optional<String> text(String name, Optional<String> given, int max, Predicate<Integer> allowed) {
        Optional<String> text = given.map(it -> form ? typed(it, allowed) : it).filter(it -> !it.isBlank());
        if (text.isPresent()) {
            String value = text.get();
            if (form && value.contains(LOST)) {
                unread.add(path + name);
                return Optional.of(value.replace(LOST, "?")).filter(_ -> allowed.test((int) '\n'));
            }
            if (value.codePointCount(0, value.length()) > max) {
                return refuse(name, "is longer than " + max + " characters");
            }
            if (!value.codePoints().boxed().allMatch(allowed)) {
                return refuse(name, "holds control characters");
            }
        }
        return text;
    }

    /** Nobody types a control character: one that was pasted is as good as a blank. */
    private static String typed(String text, Predicate<Integer> allowed) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> allowed.test(c) ? c : ' ').forEach(line::appendCodePoint);
        return line.toString();
    }

    private Optional<String> string(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isTextual()) {
            return refuse(name, "must be text");
        }
        return value.map(JsonNode::textValue).filter(text -> !text.isBlank());
    }

    /** A text that {@code shape} accepts. */
    Optional<String> shaped(String name, int max, Predicate<String> shape, String otherwise) {
        Optional<String> text = text(name, max);
        return text.isEmpty() || shape.test(text.get()) ? text : refuse(name, otherwise);
    }

    @Override
    public <T> Optional<T> choice(String name, Kind.Choice<T> kind) {
        Optional<String> text = text(name, LONGEST_WORD);
        Optional<T> value = text.flatMap(kind::of);
        return text.isPresent() && value.isEmpty() ? refuse(name, otherwise(kind.words())) : value;
    }

    private static String otherwise(List<String> words) {
        return "must be " + (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
    }

    @Override
    public Optional<Long> whole(String name, Kind.Whole kind) {
        long min = kind.least();
        long max = kind.most();
        Optional<JsonNode> value = value(name).filter(n -> !(form && n.asText().isBlank()));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> number = number(value.get());
        if (number.isEmpty()) {
            return refuse(name, "must be a whole number from " + min + " to " + max);
        }
        if (number.get() < min || number.get() > max) {
            return refuse(name, "must be from " + min + " to " + max);
        }
        return number;
    }

    private Optional<Long> number(JsonNode value) {
        if (form && value.isTextual() && value.textValue().strip().matches("-?[0-9]{1,18}")) {
            return Optional.of(Long.parseLong(value.textValue().strip()));
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    @Override
    public Optional<Boolean> yesNo(String name) {
        Optional<JsonNode> value = value(name).filter(n -> !(form && n.asText().isBlank()));
        if (value.isEmpty() || value.get().isBoolean()) {
            return value.map(JsonNode::booleanValue);
        }
        if (form && value.get().isTextual()) {
            switch (value.get().textValue().strip().toLowerCase(Locale.ROOT)) {
                case "on", "true", "t", "yes", "y", "1", "checked", "selected" -> {
                    return Optional.of(true);
                }
                case "off", "false", "f", "no", "n", "0", "unchecked" -> {
                    return Optional.of(false);
                }
                default -> {}
            }
        }
        return refuse(name, "must be true or false");
    }

    @Override
    public Optional<Instant> moment(String name) {
        return instant(name);
    }

    /** A point in time, ISO 8601 with an offset, kept to the millisecond. */
    Optional<Instant> instant(String name) {
        Optional<String> text = text(name, 40);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.get()).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notATime) {
            return refuse(name, "must be an ISO 8601 time with an offset, such as 2026-11-20T10:15:00Z");
        }
    }

    @Override
    public Optional<LocalDate> day(String name) {
        Optional<LocalDate> day = text(name, 40).flatMap(Fields::readDay);
        return day.isEmpty() && string(name).isPresent()
                ? refuse(name, "must be a date from 1990 to 2199, such as 2027-03-31")
                : day;
    }

    private static Optional<LocalDate> readDay(String text) {
        if (!DAY.test(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The time of a fact: not older than the trade, not later than now but for the clocks' difference. */
    Optional<Instant> pastInstant(String name, Instant receivedAt) {
        Optional<Instant> time = instant(name);
        if (time.isPresent() && time.get().isAfter(receivedAt.plus(Times.CLOCK_DIFFERENCE))) {
            return refuse(name, "is in the future");
        }
        if (time.isPresent() && time.get().isBefore(Times.EARLIEST)) {
            return refuse(name, "is before 1990");
        }
        return time;
    }

    @Override
    public <T> Optional<T> parts(String name, Kind.Parts<T> kind) {
        return object(name)
                .filter(parts ->
                        !form || kind.asked().filter(asked -> !parts.has(asked)).isEmpty())
                .flatMap(parts -> read(kind, parts));
    }

    private static <T> Optional<T> read(Kind.Parts<T> kind, Fields parts) {
        Shape<T> shape = kind.shape();
        return kind.saysSomething() ? shape.read(parts) : shape.readUnlessEmpty(parts);
    }

    Optional<Fields> object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            return refuse(name, "must be an object");
        }
        return value.map(n -> new Fields(n, path + name + ".", form, problems, unread));
    }

    /** An object whose values are all texts of any characters, each at most {@code max} long. */
    Map<String, String> texts(String name, int max) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).ifPresent(fields -> fields.copyTexts(texts, max));
        return texts;
    }

    private void copyTexts(Map<String, String> target, int max) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            JsonNode value = property.getValue();
            if (!value.isTextual() || value.textValue().length() > max) {
                problem(property.getKey(), "must be text of at most " + max + " characters");
            } else {
                target.put(property.getKey(), value.textValue());
            }
        }
    }

    /** A list of at most so many words, each one line of at most {@code max} characters. */
    List<String> words(String name, int most, int max) {
        List<String> words = new ArrayList<>();
        Optional<JsonNode> list = value(name);
        list.ifPresent(it -> it.forEach(word -> words.add(word.asText())));
        boolean good = list.filter(it -> !it.isArray()).isEmpty()
                && words.size() <= most
                && words.stream()
                        .allMatch(it -> it.length() <= max && it.chars().noneMatch(Character::isISOControl));
        if (!good) {
            problem(name, "must be a list of at most " + most + " words");
        }
        return good ? List.copyOf(words) : List.of();
    }

    @Override
    public <T> Optional<List<T>> many(String name, Kind.Many<T> kind) {
        return Optional.of(objects(name, kind.most()).stream()
                .flatMap(entry -> kind.shape().read(entry).stream())
                .toList());
    }

    @Override
    public Optional<Map<String, String>> textsByName(String name, Kind.TextsByName kind) {
        Map<String, String> texts = new TreeMap<>();
        object(name).ifPresent(fields -> fields.copyNamed(texts, kind));
        if (texts.size() > kind.most()) {
            return refuse(name, "has more than " + kind.most() + " entries");
        }
        return Optional.<Map<String, String>>of(texts).filter(it -> !it.isEmpty());
    }

    private void copyNamed(Map<String, String> target, Kind.TextsByName kind) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String name = property.getKey();
            if (!name.matches(kind.names())) {
                problem(shown(name), "is no name: a small letter, then letters and digits, at most 40 in all");
                continue;
            }
            scalar(property.getValue())
                    .filter(it -> it.codePointCount(0, it.length()) <= kind.characters())
                    .filter(it -> it.codePoints().allMatch(Fields::isOfOneLine))
                    .ifPresentOrElse(
                            text -> target.put(name, text),
                            () -> problem(
                                    name,
                                    "must be one line of at most " + kind.characters()
                                            + " characters, a number, or true or false"));
        }
    }

    /** A text from outside as a problem may repeat it. */
    private static String shown(String name) {
        String line = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD);
    }

    /** What was taken back is an empty text. */
    private static Optional<String> scalar(JsonNode value) {
        if (value.isNull()) {
            return Optional.of("");
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs((long) number.precision() - number.scale()) > 40
                    ? Optional.empty()
                    : Optional.of(number.toPlainString());
        }
        return value.isTextual()
                ? Optional.of(value.textValue().strip())
                : Optional.of(value.asText()).filter(_ -> value.isBoolean());
    }

    private List<Fields> objects(String name, int max) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray() || !allObjects(value.get())) {
            problem(name, "must be a list of objects");
            return List.of();
        }
        if (value.get().size() > max) {
            problem(name, "has more than " + max + " entries");
            return List.of();
        }
        return IntStream.range(0, value.get().size())
                .mapToObj(i -> new Fields(value.get().get(i), path + name + "[" + i + "].", form, problems, unread))
                .toList();
    }

    private static boolean allObjects(JsonNode array) {
        for (JsonNode entry : array) {
            if (!entry.isObject()) {
                return false;
            }
        }
        return true;
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private <T> Optional<T> refuse(String name, String message) {
        problem(name, message);
        return Optional.empty();
    }
}
