package dev.perennial.checks;

import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.nio.file.Path;
import java.util.Map;

/** What this repository ships. */
final class Shipped {
    /** template.yaml, with some value for each parameter that has no default. */
    static final Template TEMPLATE = Template.read(
            Path.of("../../template.yaml"),
            Setting.example(Map.of(
                    "PublicBaseUrl", "https://api.example.com",
                    "SenderAddress", "shop@example.com",
                    "SenderIdentity", "example.com",
                    "PostalAddress", "Tea Street 1, Berlin")));

    private Shipped() {}
}
