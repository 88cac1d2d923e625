package dev.perennial.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** When a schedule fires next: {@code rate(1 hour)} or the simple forms of {@code cron(…)}, in UTC. */
sealed interface Expression {
    /** The first moment after the one given. */
    Instant after(Instant moment);

    static Expression parse(String text) {
        Matcher rate = Pattern.compile("rate\\(([0-9]+) (minute|hour|day)s?\\)").matcher(text);
        if (rate.matches()) {
            long count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        Matcher cron = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)")
                .matcher(text);
        if (cron.matches() && cron.group(5).matches("\\?|\\*") && cron.group(6).equals("*")) {
            return new Cron(
                    field(cron.group(1), 0, 59),
                    field(cron.group(2), 0, 23),
                    field(cron.group(3), 1, 31),
                    field(cron.group(4), 1, 12));
        }
        throw new IllegalArgumentException("The local cloud does not understand the schedule '"
                + text
                + "'; it knows rate(…) and cron(…) with numbers, lists, steps and *");
    }

    private static List<Integer> field(String text, int first, int last) {
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher step = Pattern.compile("(\\*|[0-9]+)/([0-9]+)").matcher(part);
            Matcher range = Pattern.compile("([0-9]+)-([0-9]+)").matcher(part);
            if (part.equals("*") || part.equals("?")) {
                IntStream.rangeClosed(first, last).forEach(values::add);
            } else if (step.matches()) {
                int from = step.group(1).equals("*") ? first : Integer.parseInt(step.group(1));
                for (int value = from; value <= last; value += Integer.parseInt(step.group(2))) {
                    values.add(value);
                }
            } else if (range.matches()) {
                IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                        .forEach(values::add);
            } else {
                values.add(Integer.parseInt(part));
            }
        }
        return List.copyOf(values);
    }

    /** Every so often, counted from the start. */
    record Rate(Duration every) implements Expression {
        @Override
        public Instant after(Instant moment) {
            return moment.plus(every);
        }
    }

    /** At minutes of hours of days of months. */
    record Cron(List<Integer> minutes, List<Integer> hours, List<Integer> days, List<Integer> months)
            implements Expression {
        @Override
        public Instant after(Instant moment) {
            ZonedDateTime day = moment.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
            for (int ahead = 0; ahead < 366 * 5; ahead++, day = day.plusDays(1)) {
                if (!months.contains(day.getMonthValue()) || !days.contains(day.getDayOfMonth())) {
                    continue;
                }
                for (int hour : hours) {
                    for (int minute : minutes) {
                        Instant candidate =
                                day.withHour(hour).withMinute(minute).toInstant();
                        if (candidate.isAfter(moment)) {
                            return candidate;
                        }
                    }
                }
            }
            throw new IllegalStateException("This schedule never fires");
        }
    }
}
