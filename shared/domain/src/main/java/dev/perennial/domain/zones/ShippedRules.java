package dev.perennial.domain.zones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that are shipped, as {@code zones.txt} has them: since 1990, a line for each zone with its offset from UTC
 * in seconds, each change of it, and the rules by which it changes each year; or the zone that it is like.
 */
final class ShippedRules {
    private static final String FILE = "zones.txt";
    private static final int DAY = 24 * 60 * 60;

    private ShippedRules() {}

    /** Read where somebody first asks. */
    private static final class Data {
        static final Data DATA = new Data();

        final String version;
        final LocalDate released;
        final Map<String, String> lines = new HashMap<>();

        Data() {
            try (InputStream in = ShippedRules.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("no " + FILE + " on the class path");
                }
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
                List<String> all = reader.lines().toList();
                String[] head = all.get(1).split(" ", -1);
                version = head[0];
                released = LocalDate.parse(head[1]);
                all.subList(2, all.size()).forEach(line -> {
                    int end = line.indexOf(' ');
                    lines.put(line.substring(0, end), line.substring(end + 1));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String version() {
        return Data.DATA.version;
    }

    static LocalDate released() {
        return Data.DATA.released;
    }

    static List<String> ids() {
        return Data.DATA.lines.keySet().stream().sorted().toList();
    }

    static Optional<ZoneRules> of(String id) {
        String line = Data.DATA.lines.get(id);
        return line == null ? Optional.empty() : line.startsWith("=") ? of(line.substring(1)) : Optional.of(read(line));
    }

    private static ZoneRules read(String line) {
        String[] words = line.split(" ", -1);
        ZoneOffset base = offset(words[0]);
        ZoneOffset before = base;
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        List<ZoneOffsetTransitionRule> yearly = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            if (word.contains("/")) {
                yearly.add(rule(base, word.split("/", -1)));
            } else {
                String[] change = word.split(":", -1);
                ZoneOffset after = offset(change[1]);
                LocalDateTime local = LocalDateTime.ofEpochSecond(Long.parseLong(change[0]), 0, before);
                changes.add(ZoneOffsetTransition.of(local, before, after));
                before = after;
            }
        }
        // Which of the offsets is called standard time matters to nobody here.
        return ZoneRules.of(base, base, List.of(), changes, yearly);
    }

    private static ZoneOffsetTransitionRule rule(ZoneOffset standard, String[] parts) {
        int seconds = Integer.parseInt(parts[3]);
        return ZoneOffsetTransitionRule.of(
                Month.of(Integer.parseInt(parts[0])),
                Integer.parseInt(parts[1]),
                DayOfWeek.of(Integer.parseInt(parts[2])),
                LocalTime.ofSecondOfDay(seconds % DAY),
                seconds == DAY,
                TimeDefinition.WALL,
                standard,
                offset(parts[4]),
                offset(parts[5]));
    }

    private static ZoneOffset offset(String seconds) {
        return ZoneOffset.ofTotalSeconds(Integer.parseInt(seconds));
    }
}
