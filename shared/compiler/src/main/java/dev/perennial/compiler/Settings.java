package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneId;

/** The thresholds: stages.yaml, inactivity.yaml, surveys.yaml, courtesy.yaml. */
final class Settings {
    private final Files files;
    private final ObjectNode compiled;

    /** Gives the sections of a file by its name. */
    interface Files {
        Section read(String name);
    }

    private Settings(Files files, ObjectNode compiled) {
        this.files = files;
        this.compiled = compiled;
    }

    static void compile(Files files, ObjectNode compiled) {
        Settings settings = new Settings(files, compiled);
        settings.stages();
        settings.inactivity();
        settings.surveys();
        settings.courtesy();
    }

    private void stages() {
        Section file = files.read("stages.yaml").only("onboarding", "loyal", "advocate");
        ObjectNode stages = compiled.putObject("stages");
        duration(stages, "onboardingLasts", file.section("onboarding").only("lasts"), "lasts");
        Section loyal = file.section("loyal").only("orders", "for");
        loyal.number("orders", 2, 1_000).ifPresent(orders -> stages.put("loyalFromOrders", orders));
        duration(stages, "loyalFor", loyal, "for");
        Section advocate = file.section("advocate").only("npsScore", "untilBelow");
        advocate.number("npsScore", 1, 10).ifPresent(score -> stages.put("advocateFromScore", score));
        advocate.number("untilBelow", 0, 10).ifPresent(score -> stages.put("advocateUntilBelow", score));
        if (stages.has("advocateFromScore")
                && stages.path("advocateUntilBelow").asInt()
                        > stages.path("advocateFromScore").asInt()) {
            advocate.tell(
                    advocate.lineOf("untilBelow"),
                    "untilBelow is above npsScore: who becomes an advocate would cease to be one");
        }
    }

    private void inactivity() {
        Section file = files.read("inactivity.yaml").only("atRisk", "dormant");
        Section atRisk = file.section("atRisk").only("after", "usualIntervals", "fromOrders", "shortest", "longest");
        ObjectNode inactivity = compiled.putObject("inactivity");
        duration(inactivity, "atRiskAfter", atRisk, "after");
        atRisk.decimal("usualIntervals", 1, 20).ifPresent(times -> inactivity.put("usualIntervals", times));
        atRisk.number("fromOrders", 2, 100).ifPresent(orders -> inactivity.put("rhythmFromOrders", orders));
        duration(inactivity, "shortest", atRisk, "shortest");
        duration(inactivity, "longest", atRisk, "longest");
        Section dormant = file.section("dormant").only("after");
        duration(inactivity, "dormantAfter", dormant, "after");
        inOrder(inactivity, "shortest", "longest", atRisk, "longest", "shorter than shortest");
        inOrder(
                inactivity,
                "longest",
                "dormantAfter",
                dormant,
                "after",
                "sooner than the longest silence of a customer at risk (atRisk: longest)");
        inOrder(inactivity, "atRiskAfter", "dormantAfter", dormant, "after", "sooner than at risk (atRisk: after)");
    }

    private void surveys() {
        Section file = files.read("surveys.yaml").only("nps", "csat");
        ObjectNode surveys = compiled.putObject("surveys");
        survey(file.section("nps"), surveys.putObject("nps"));
        if (file.has("csat")) {
            survey(file.section("csat"), surveys.putObject("csat"));
        }
    }

    private static void survey(Section section, ObjectNode survey) {
        section.only("window", "askAgainAfter");
        duration(survey, "window", section, "window");
        duration(survey, "askAgainAfter", section, "askAgainAfter");
    }

    private void courtesy() {
        Section file = files.read("courtesy.yaml")
                .only("quietHours", "mails", "holdout", "confirmation", "softBounces", "usualHour");
        ObjectNode courtesy = compiled.putObject("courtesy");
        Section quiet = file.section("quietHours").only("from", "until", "timezone");
        quiet.time("from").ifPresent(from -> courtesy.put("quietFrom", from.toString()));
        quiet.time("until").ifPresent(until -> courtesy.put("quietUntil", until.toString()));
        quiet.text("timezone").ifPresent(timezone -> {
            courtesy.put("timezone", timezone);
            if (!ZoneId.getAvailableZoneIds().contains(timezone)) {
                quiet.tell(quiet.lineOf("timezone"), "timezone is a name such as Europe/Berlin, not " + timezone);
            }
        });
        Section mails = file.section("mails").only("perDay", "perWeek");
        mails.number("perDay", 1, 100).ifPresent(most -> courtesy.put("mailsPerDay", most));
        mails.number("perWeek", 1, 100).ifPresent(most -> courtesy.put("mailsPerWeek", most));
        if (courtesy.has("mailsPerWeek")
                && courtesy.path("mailsPerDay").asInt()
                        > courtesy.get("mailsPerWeek").asInt()) {
            mails.tell(mails.lineOf("perWeek"), "perWeek is less than perDay");
        }
        file.section("holdout")
                .only("percent")
                .number("percent", 0, 50)
                .ifPresent(percent -> courtesy.put("holdoutPercent", percent));
        if (file.has("confirmation")) {
            confirmation(
                    file.section("confirmation").only("ask", "perDay", "perMonth", "goodFor"),
                    courtesy.putObject("confirmation"));
        }
        if (file.has("softBounces")) {
            Section bounces = file.section("softBounces").only("inARow", "over");
            ObjectNode softBounces = courtesy.putObject("softBounces");
            bounces.number("inARow", 2, 100).ifPresent(many -> softBounces.put("inARow", many));
            duration(softBounces, "over", bounces, "over");
        }
        if (file.has("usualHour")) {
            Section usual = file.section("usualHour").only("atLeast", "fallback");
            ObjectNode usualHour = courtesy.putObject("usualHour");
            usual.number("atLeast", 1, 100).ifPresent(many -> usualHour.put("atLeast", many));
            usual.time("fallback").ifPresent(time -> usualHour.put("fallback", time.toString()));
        }
    }

    private static void confirmation(Section section, ObjectNode compiled) {
        compiled.put("ask", section.yesOrNo("ask").orElse(true));
        section.number("perDay", 1, 10).ifPresent(most -> compiled.put("perDay", most));
        section.number("perMonth", 1, 100).ifPresent(most -> compiled.put("perMonth", most));
        duration(compiled, "goodFor", section, "goodFor");
        if (compiled.has("perMonth")
                && compiled.path("perDay").asInt() > compiled.get("perMonth").asInt()) {
            section.tell(section.lineOf("perMonth"), "perMonth is less than perDay");
        }
    }

    private static void duration(ObjectNode target, String field, Section section, String key) {
        section.duration(key).ifPresent(duration -> target.put(field, duration.toString()));
    }

    private static void inOrder(ObjectNode target, String least, String most, Section section, String key, String is) {
        if (target.has(least)
                && target.has(most)
                && Duration.parse(target.get(most).textValue())
                                .compareTo(Duration.parse(target.get(least).textValue()))
                        < 0) {
            section.tell(section.lineOf(key), key + " is " + is);
        }
    }
}
