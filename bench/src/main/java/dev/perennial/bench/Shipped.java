package dev.perennial.bench;

import dev.perennial.template.Function;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.nio.file.Path;
import java.util.Map;

/** This repository, as it is built. */
final class Shipped {
    private final Path root;
    private final Template template;

    Shipped(Path root) {
        this.root = root;
        this.template = Template.read(
                root.resolve("template.yaml"),
                Setting.example(Map.of(
                        "PublicBaseUrl", "https://api.example.com",
                        "SenderAddress", "shop@example.com",
                        "SenderIdentity", "example.com",
                        "PostalAddress", "Tea Street 1, Berlin")));
    }

    Path root() {
        return root;
    }

    Template template() {
        return template;
    }

    Function function(String logicalId) {
        return template.functions().stream()
                .filter(it -> it.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    /** The archive that is deployed. */
    Path archive(Function function) {
        return root.resolve(template.resource(function.logicalId())
                .orElseThrow()
                .properties()
                .path("CodeUri")
                .asText());
    }
}
