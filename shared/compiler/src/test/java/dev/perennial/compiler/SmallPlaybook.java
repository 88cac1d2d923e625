package dev.perennial.compiler;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A sound playbook of one journey, which a test spoils in one place. */
final class SmallPlaybook {
    private final Path source;
    private final Path target;

    SmallPlaybook(Path directory) {
        source = directory.resolve("source");
        target = directory.resolve("target");
        write("brand.yaml", "name: Tea & Co.\nwebsite: https://example.com/\n");
        write("stages.yaml", """
                onboarding:
                  lasts: P90D
                loyal:
                  orders: 4
                  for: P365D
                advocate:
                  npsScore: 9
                  untilBelow: 7
                """);
        write("inactivity.yaml", """
                atRisk:
                  after: P45D
                  usualIntervals: 2
                  fromOrders: 3
                  shortest: P30D
                  longest: P120D
                dormant:
                  after: P180D
                """);
        write("courtesy.yaml", """
                quietHours:
                  from: "22:00"
                  until: "08:00"
                  timezone: Europe/Berlin
                mails:
                  perDay: 1
                  perWeek: 3
                holdout:
                  percent: 5
                confirmation:
                  ask: false
                  perDay: 1
                  perMonth: 3
                  goodFor: P7D
                """);
        write("surveys.yaml", "nps:\n  window: P90D\n  askAgainAfter: P90D\n");
        write("journeys.yaml", """
                journeys:
                  thank-you:
                    on: PurchaseCompleted
                    when:
                      customer:
                        orders: [{ numeric: [">=", 2] }]
                    template: thanks
                    freshFor: P3D
                """);
        write("emails/layout.mjml", """
                <mjml>
                  <mj-head><mj-title>[[subject]]</mj-title><mj-preview>[[preheader]]</mj-preview></mj-head>
                  <mj-body>
                    <mj-section><mj-column>
                      <mj-include path="content"/>
                      <mj-text>[[brand.name]], {{postalAddress}}. <a href="{{unsubscribeUrl}}">[[layout.stop]]</a></mj-text>
                    </mj-column></mj-section>
                  </mj-body>
                </mjml>
                """);
        write("emails/thanks.mjml", "<mj-text>\n  [[body]]\n</mj-text>\n");
        write("emails/texts.en.yaml", """
                layout:
                  stop: Unsubscribe
                thanks:
                  subject: Thank you, {{name}}
                  preheader: 1 < 2 & "so on"
                  body:
                    - Hello {{name}},
                    - thank you for order {{orderId}}.
                """);
        write("emails/texts.de.yaml", """
                layout:
                  stop: Abmelden
                thanks:
                  subject: Danke, {{name}}
                  preheader: Schön
                  body: Guten Tag {{name}}
                """);
    }

    SmallPlaybook write(String file, String text) {
        try {
            Path path = source.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says by now. */
    String text(String file) {
        return read(source.resolve(file));
    }

    SmallPlaybook replace(String file, String old, String by) {
        String text = read(source.resolve(file));
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not say " + old);
        }
        return write(file, text.replace(old, by));
    }

    SmallPlaybook delete(String file) {
        try {
            Files.delete(source.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles and answers what is told and is no problem. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        PlaybookCompiler.compile(source, target, notices::add);
        return notices;
    }

    /** Compiles and answers the problems as they are printed. */
    List<String> problems() {
        return PlaybookCompiler.compile(source, target).stream()
                .map(Problem::toString)
                .toList();
    }

    /** The playbook as functions read it; to be called when it was compiled. */
    Playbook compiled() {
        try (InputStream json = Files.newInputStream(target.resolve("playbook.json"))) {
            return Playbooks.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output(String file) {
        return read(target.resolve(file));
    }

    /** The names of the compiled mails. */
    List<String> outputs() {
        try (Stream<Path> files = Files.list(target.resolve("emails"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean wroteNothing() {
        return !Files.exists(target);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
