package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.SettingsReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** The thresholds: stages.yaml, inactivity.yaml, surveys.yaml, courtesy.yaml. */
final class SettingsFiles {
    private final Function<String, YamlFile> files;
    private final ObjectNode compiled;

    private SettingsFiles(Function<String, YamlFile> files, ObjectNode compiled) {
        this.files = files;
        this.compiled = compiled;
    }

    /**
     * Takes the settings to {@code compiled}.
     *
     * @param files gives each file by its name
     * @return how customers are left in peace; empty where that is not sound
     */
    static Optional<Playbook.Courtesy> compile(Function<String, YamlFile> files, ObjectNode compiled) {
        SettingsFiles settings = new SettingsFiles(files, compiled);
        settings.stages();
        settings.inactivity();
        settings.file("surveys");
        return settings.courtesy();
    }

    private YamlFile file(String name) {
        YamlFile file = files.apply(name + ".yaml");
        compiled.set(name, file.json());
        return file;
    }

    private void stages() {
        YamlFile file = file("stages");
        if (file.isSound("")) {
            Playbook.Stages stages = SettingsReader.stages(file.json());
            if (stages.advocateUntilBelow() > stages.advocateFromScore()) {
                file.add(
                        "/advocate/untilBelow",
                        "untilBelow is above npsScore: who becomes an advocate would cease to be one");
            }
        }
    }

    private void inactivity() {
        YamlFile file = file("inactivity");
        if (file.isSound("")) {
            Playbook.Inactivity inactivity = SettingsReader.inactivity(file.json());
            notShorter(
                    file,
                    "/atRisk/longest",
                    inactivity.longest(),
                    inactivity.shortest(),
                    "longest is shorter than shortest");
            notShorter(
                    file,
                    "/dormant/after",
                    inactivity.dormantAfter(),
                    inactivity.longest(),
                    "after is sooner than the longest silence of a customer at risk (atRisk: longest)");
            notShorter(
                    file,
                    "/dormant/after",
                    inactivity.dormantAfter(),
                    inactivity.atRiskAfter(),
                    "after is sooner than at risk (atRisk: after)");
            Playbook.Probability probability = inactivity.probability();
            if (probability.clearFrom() < probability.below()) {
                file.add(
                        "/atRisk/probability/clearFrom",
                        "clearFrom is smaller than below: nobody at risk could stay so");
            }
            if (!probability.within().isPositive()) {
                file.add("/atRisk/probability/within", "within is no time in which anybody could order");
            }
            if (file.json().path("atRisk").path("by").asText().equals("probability")
                    && file.json().path("atRisk").path("probability").isMissingNode()) {
                file.add("/atRisk/by", "by: probability needs 'probability', with within, below and clearFrom");
            }
        }
    }

    private static void notShorter(YamlFile file, String pointer, Duration length, Duration least, String sentence) {
        if (length.compareTo(least) < 0) {
            file.add(pointer, sentence);
        }
    }

    private Optional<Playbook.Courtesy> courtesy() {
        YamlFile file = file("courtesy");
        String timezone = file.at("/quietHours/timezone").asText();
        if (file.isSound("/quietHours/timezone")
                && !ZoneId.getAvailableZoneIds().contains(timezone)) {
            file.add("/quietHours/timezone", "timezone is a name such as Europe/Berlin, not " + timezone);
        }
        if (!file.isSound("")) {
            return Optional.empty();
        }
        Playbook.Courtesy courtesy = SettingsReader.courtesy(file.json());
        if (courtesy.mailsPerWeek() < courtesy.mailsPerDay()) {
            file.add("/mails/perWeek", "perWeek is less than perDay");
        }
        if (courtesy.confirmation().perMonth() < courtesy.confirmation().perDay()) {
            file.add("/confirmation/perMonth", "perMonth is less than perDay");
        }
        return Optional.of(courtesy);
    }
}
