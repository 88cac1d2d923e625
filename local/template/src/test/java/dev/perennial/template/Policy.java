package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code template.yaml} promises about itself. A policy names every breach in words; each is held against the
 * template as it is, and against the same template with one defect, which it must find: a policy that cannot fail would
 * be no policy.
 */
@FunctionalInterface
interface Policy {
    List<String> breaches(Template template);

    default void isKept() {
        assertThat(breaches(Given.template())).isEmpty();
    }

    /** With the first {@code part} of the template replaced, exactly this policy's words appear. */
    default void finds(String breach, String part, String replacement) {
        assertThat(breaches(Given.with(part, replacement)))
                .as("breaches after %s became %s", part, replacement)
                .anySatisfy(words -> assertThat(words).contains(breach));
    }

    /** The template under judgement. */
    final class Given {
        private static final Setting SETTING = Setting.example(Map.of(
                "SenderAddress", "hello@example.com",
                "SenderIdentity", "example.com",
                "PostalAddress", "Example Ltd, 1 Example Street, Example Town",
                "PublicBaseUrl", "https://customers.example.com"));

        private Given() {}

        static Path root() {
            Path directory = Path.of("").toAbsolutePath();
            while (!Files.exists(directory.resolve("template.yaml"))) {
                Path parent = directory.getParent();
                if (parent == null) {
                    throw new IllegalStateException("no template.yaml above the module");
                }
                directory = parent;
            }
            return directory;
        }

        static Template template() {
            return Template.parse(text(), SETTING);
        }

        static Template with(String part, String replacement) {
            String text = text();
            int at = text.indexOf(part);
            assertThat(at).as("the template holds '%s'", part).isNotNegative();
            return Template.parse(text.substring(0, at) + replacement + text.substring(at + part.length()), SETTING);
        }

        private static String text() {
            try {
                return Files.readString(root().resolve("template.yaml"));
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
    }
}
