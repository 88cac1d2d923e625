import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the newest rules of the world's time zones: {@code java .ci/UpdateTimeZones.java}. They come from the Python
 * package tzdata, which holds IANA's database (public domain) as its own compiler made it; pip has to be there.
 */
class UpdateTimeZones {
    private static final Path TARGET =
            Path.of("shared/domain/src/main/resources/dev/perennial/domain/zones/zones.txt");

    /** Nothing that events tell is older. */
    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();

    /** The rule by which the clock is changed each year, as POSIX writes it. */
    private static final Pattern CHANGE = Pattern.compile("M(\\d+)\\.(\\d)\\.(\\d)(?:/(-?\\d+)(?::(\\d+))?)?");

    private static final Pattern FOOTER = Pattern.compile(
            "(<[^>]+>|[A-Za-z]+)([-+:\\d]+)(?:(<[^>]+>|[A-Za-z]+)([-+:\\d]+)?,([^,]+),([^,]+))?");

    /** One change of each year: on that weekday on or after that day (-1: the last one), so many seconds into it. */
    private record Rule(int month, int day, DayOfWeek weekday, int seconds, int before, int after) {
        long epochSecond(int year) {
            LocalDate date = day < 0
                    ? LocalDate.of(year, month, Month.of(month).length(Year.isLeap(year)))
                            .with(TemporalAdjusters.previousOrSame(weekday))
                    : LocalDate.of(year, month, day).with(TemporalAdjusters.nextOrSame(weekday));
            return date.atStartOfDay().plusSeconds(seconds).toEpochSecond(ZoneOffset.ofTotalSeconds(before));
        }

        String written() {
            return "%d/%d/%d/%d/%d/%d".formatted(month, day, weekday.getValue(), seconds, before, after);
        }
    }

    void main() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tzdata");
        int code = new ProcessBuilder(
                        "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder.toString(), "tzdata")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("pip could not load tzdata");
        }
        try (Stream<Path> files = Files.list(folder);
                ZipFile wheel = new ZipFile(files.findFirst().orElseThrow().toFile())) {
            Files.createDirectories(TARGET.getParent());
            Files.writeString(TARGET, text(wheel));
        }
        IO.println("wrote " + TARGET + ": " + Files.readAllLines(TARGET).get(1));
    }

    private static String text(ZipFile wheel) throws IOException {
        ZipEntry init = wheel.getEntry("tzdata/__init__.py");
        Matcher version = Pattern.compile("IANA_VERSION = \"(\\w+)\"").matcher(read(wheel, init));
        if (!version.find()) {
            throw new IOException("this tzdata does not say which version of IANA's it is");
        }
        SortedMap<String, String> zones = new TreeMap<>();
        Map<String, String> firsts = new HashMap<>();
        for (String zone : read(wheel, wheel.getEntry("tzdata/zones")).split("\n")) {
            zones.put(zone, zone(wheel, zone));
        }
        StringBuilder text = new StringBuilder("# IANA time zone database, public domain; written by .ci/UpdateTimeZones.java\n");
        text.append(version.group(1)).append(' ').append(init.getTimeLocal().toLocalDate()).append('\n');
        zones.forEach((zone, rules) -> {
            String first = firsts.putIfAbsent(rules, zone);
            text.append(zone).append(' ').append(first == null ? rules : "=" + first).append('\n');
        });
        return text.toString();
    }

    private static String zone(ZipFile wheel, String zone) throws IOException {
        try (DataInputStream in = new DataInputStream(wheel.getInputStream(wheel.getEntry("tzdata/zoneinfo/" + zone)))) {
            int[] counts = header(in);
            // The first part is for readers of 32 bits.
            in.skipNBytes(counts[3] * 5L + counts[4] * 6L + counts[5] + counts[2] * 8L + counts[1] + counts[0]);
            counts = header(in);
            long[] times = new long[counts[3]];
            for (int i = 0; i < times.length; i++) {
                times[i] = in.readLong();
            }
            byte[] types = in.readNBytes(times.length);
            int[] offsets = new int[counts[4]];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = in.readInt();
                in.skipNBytes(2);
            }
            in.skipNBytes(counts[5] + counts[2] * 12L + counts[1] + counts[0]);
            String footer = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return written(times, types, offsets, rules(zone, footer));
        }
    }

    private static int[] header(DataInputStream in) throws IOException {
        if (in.readInt() != 0x545A6966) {
            throw new IOException("not TZif");
        }
        in.skipNBytes(16);
        int[] counts = new int[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
        }
        return counts;
    }

    private static String written(long[] times, byte[] types, int[] offsets, List<Rule> rules) {
        List<String> words = new ArrayList<>();
        int offset = offsets[0];
        words.add("" + offset);
        for (int i = 0; i < times.length; i++) {
            int next = offsets[types[i]];
            if (times[i] < FIRST) {
                words.set(0, "" + next);
            } else if (next != offset) {
                words.add(times[i] + ":" + next);
            }
            offset = next;
        }
        if (!rules.isEmpty()) {
            // Java applies the rules from the last change on; here they begin to hold where the table ends.
            long last = times.length == 0 ? FIRST : times[times.length - 1];
            int year = LocalDateTime.ofEpochSecond(last, 0, ZoneOffset.UTC).getYear();
            SortedMap<Long, Integer> more = new TreeMap<>();
            for (Rule rule : rules) {
                for (int y = year - 1; y <= year + 1; y++) {
                    more.put(rule.epochSecond(y), rule.after());
                }
            }
            for (Map.Entry<Long, Integer> change : more.tailMap(last + 1).entrySet()) {
                if (change.getValue() != offset) {
                    words.add(change.getKey() + ":" + change.getValue());
                    offset = change.getValue();
                }
            }
        }
        rules.forEach(rule -> words.add(rule.written()));
        return String.join(" ", words);
    }

    private static List<Rule> rules(String zone, String footer) throws IOException {
        Matcher matcher = FOOTER.matcher(footer);
        if (!matcher.matches()) {
            throw new IOException(zone + ": cannot read " + footer);
        }
        if (matcher.group(3) == null) {
            return List.of();
        }
        int standard = -seconds(matcher.group(2));
        int summer = matcher.group(4) == null ? standard + 3600 : -seconds(matcher.group(4));
        List<Rule> rules = new ArrayList<>(List.of(
                rule(zone, matcher.group(5), standard, summer), rule(zone, matcher.group(6), summer, standard)));
        rules.sort((one, other) -> one.month() - other.month());
        return rules;
    }

    private static Rule rule(String zone, String written, int before, int after) throws IOException {
        Matcher change = CHANGE.matcher(written);
        if (!change.matches()) {
            throw new IOException(zone + ": cannot read " + written);
        }
        int month = Integer.parseInt(change.group(1));
        int week = Integer.parseInt(change.group(2));
        int weekday = Integer.parseInt(change.group(3));
        int seconds = change.group(4) == null ? 7200 : Integer.parseInt(change.group(4)) * 3600;
        if (change.group(5) != null) {
            seconds += Integer.signum(seconds) * Integer.parseInt(change.group(5)) * 60;
        }
        int day = week == 5 ? -1 : (week - 1) * 7 + 1;
        // An hour that is not of that day: the day before or after is meant.
        int shift = Math.floorDiv(seconds, 86400);
        if (seconds == 86400 || shift == 0) {
            shift = 0;
        } else if (day > 0) {
            day += shift;
        } else if (shift < 0) {
            day = Month.of(month).minLength() - 6 + shift;
        } else {
            throw new IOException(zone + ": cannot say " + written);
        }
        DayOfWeek of = DayOfWeek.of(weekday == 0 ? 7 : weekday).plus(shift);
        return new Rule(month, day, of, seconds - shift * 86400, before, after);
    }

    /** Hours, minutes and seconds west of Greenwich. */
    private static int seconds(String written) {
        String[] parts = written.replaceFirst("^[-+]", "").split(":");
        int seconds = 0;
        for (int i = 0; i < 3; i++) {
            seconds = seconds * 60 + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
        }
        return written.startsWith("-") ? -seconds : seconds;
    }

    private static String read(ZipFile wheel, ZipEntry entry) throws IOException {
        return new String(wheel.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
