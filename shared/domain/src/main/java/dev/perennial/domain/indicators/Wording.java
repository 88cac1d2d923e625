package dev.perennial.domain.indicators;

import dev.perennial.domain.indicators.Indicator.Unit;
import dev.perennial.domain.statistics.Interval;
import dev.perennial.domain.statistics.ShareDifference;
import dev.perennial.domain.statistics.Verdict;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them, in English, German or French. */
public enum Wording {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN),
    FRENCH(Locale.FRENCH);

    private static final double HOUR = 3_600;
    private static final double DAY = 24 * HOUR;

    private final Locale locale;

    Wording(Locale locale) {
        this.locale = locale;
    }

    /** English for a language that nothing is written in. */
    public static Wording of(Locale locale) {
        return Arrays.stream(values())
                .filter(it -> it.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The language as the JDK knows it. */
    public Locale locale() {
        return locale;
    }

    /** A sentence; what {@link French} has no words for is English there. */
    public String say(String english, String german) {
        return switch (this) {
            case ENGLISH -> english;
            case GERMAN -> german;
            case FRENCH -> French.of(english);
        };
    }

    /** A value of so many of a unit, such as {@code 21.3 %} or {@code EUR 49.98}. */
    public String value(Unit unit, Optional<String> currency, double value) {
        return switch (unit) {
            case COUNT -> digits(value, 0);
            case SHARE -> digits(100 * value, 1) + say(" %", " %");
            case SCORE -> digits(value, 1);
            case MONEY -> money(currency.orElse(""), value);
            case SECONDS -> duration(value);
            case RATIO -> digits(value, 2);
        };
    }

    /** A difference, with its sign; of shares in points of a hundred. */
    public String difference(Unit unit, Optional<String> currency, double value) {
        String sign = value > 0 ? "+" : "";
        return unit == Unit.SHARE
                ? sign + digits(100 * value, 1) + say(" points", " Punkte")
                : (value < 0 ? "-" : sign) + value(unit, currency, Math.abs(value));
    }

    public String interval(Unit unit, Optional<String> currency, Interval interval) {
        return value(unit, currency, interval.low()) + " … " + value(unit, currency, interval.high());
    }

    /** Whole minor units as their currency writes them; of a currency that nobody knows, as if it had two digits. */
    private String money(String currency, double minor) {
        int digits = 2;
        try {
            digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            // Two digits, as most have.
        }
        return (currency + " " + digits(minor / Math.pow(10, digits), digits)).strip();
    }

    private String duration(double seconds) {
        if (Math.abs(seconds) < 2 * HOUR) {
            return digits(seconds / 60, 0) + " min";
        }
        return Math.abs(seconds) < 2 * DAY
                ? digits(seconds / HOUR, 1) + " h"
                : digits(seconds / DAY, 1) + say(" days", " Tage");
    }

    private String digits(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        // No minus before a zero.
        return format.format(value + 0.0).replaceFirst("^-(0([.,]0*)?)$", "$1");
    }

    /** Why there is no number. */
    public String because(Reading.Why why) {
        return switch (why) {
            case NOTHING_COUNTED -> say("nothing was counted", "es wurde nichts gezählt");
            case NOTHING_TO_DIVIDE_BY -> say("there is nothing to divide by", "es gibt nichts, wodurch zu teilen wäre");
            case TOO_YOUNG -> say("too young: it may still change", "zu jung: es kann sich noch ändern");
            case SEVERAL_CURRENCIES -> say("several currencies were paid in", "es wurde in mehreren Währungen gezahlt");
            case ONE_MONTH_AT_A_TIME -> say("it is a number of one month", "es ist eine Zahl eines einzelnen Monats");
        };
    }

    /** What follows from a comparison, as a sentence. */
    public String verdict(ShareDifference groups) {
        return switch (groups.verdict()) {
            case Verdict.Higher _ ->
                say(
                        "It works: the share is higher, however often you look.",
                        "Es wirkt: Der Anteil ist höher, wie oft auch nachgesehen wird.");
            case Verdict.Lower _ ->
                say(
                        "It does harm: the share is lower, however often you look.",
                        "Es schadet: Der Anteil ist niedriger, wie oft auch nachgesehen wird.");
            case Verdict.NobodyToCompare _ ->
                say(
                        "Nobody to compare with: one of the groups is empty.",
                        "Niemand zum Vergleichen: Eine der Gruppen ist leer.");
            case Verdict.Alike _ ->
                say(
                        "No difference that matters, however often you look.",
                        "Kein Unterschied, auf den es ankäme, wie oft auch nachgesehen wird.");
            case Verdict.NotEnough it -> notEnough(it);
        };
    }

    private String notEnough(Verdict.NotEnough verdict) {
        if (verdict.missing().isEmpty()) {
            return say("Not enough to tell.", "Noch nicht zu sagen.");
        }
        return say("Not enough to tell: about ", "Noch nicht zu sagen: etwa ")
                + digits(rounded(verdict.missing().getAsLong()), 0)
                + say(
                        " more customers needed to see a difference of ",
                        " weitere Kunden nötig, um einen Unterschied von ")
                + difference(Unit.SHARE, Optional.empty(), verdict.toSee()).substring(1)
                + say(".", " zu sehen.");
    }

    /** Two digits are all that is known of it. */
    private static double rounded(long count) {
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10((double) Math.max(1, count))) - 1));
        return Math.ceil((double) count / step) * step;
    }
}
