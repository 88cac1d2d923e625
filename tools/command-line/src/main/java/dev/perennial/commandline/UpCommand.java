package dev.perennial.commandline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code up}. */
@Command(
        name = "up",
        description = "run template.yaml on this machine: HTTP API, AWS endpoint, inbox, clock",
        footer = {
            "",
            "While it runs",
            "  GET  /local/clock        the time here; POST {\"advance\":\"P30D\"} moves it, and what falls due happens",
            "  POST /local/drain        answers when nothing is in flight",
            "  GET  /local/inbox        the mails, as JSON; /local/inbox.html shows them",
            "  GET  /local/info         addresses and signing secret",
            "",
            "Ctrl-C stops it. What is in flight ends first.",
            "Exit codes: 130 after Ctrl-C, 143 after SIGTERM, 1 when it cannot run, 2 when it is called wrongly."
        })
public class UpCommand {
    @Option(names = "--in-memory", description = "forget everything at the end; without it data is kept in .perennial/")
    private boolean inMemory;

    @Option(names = "--throttled", description = "answer 429 beyond the limits of the template, as API Gateway does")
    private boolean throttled;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            converter = Port.class,
            description = "of the HTTP API and the pages (8080); 0 takes any free port")
    private long httpPort = 8080;

    @Option(
            names = "--aws-port",
            paramLabel = "N",
            converter = Port.class,
            description = "of the AWS endpoint (4566); 0 takes any free port")
    private long awsPort = 4566;

    @Option(names = "--template", paramLabel = "FILE", description = "another template (template.yaml)")
    private Path template = Repository.root().resolve("template.yaml");

    @Option(
            names = "--parameter",
            paramLabel = "Name=Value",
            converter = ParameterConverter.class,
            description = "a value for one of the template's parameters; may be repeated")
    private List<Parameter> parameters = List.of();

    /** A port on this machine; 0 is any free one. */
    static final class Port extends WholeNumber {
        Port() {
            super(0, 65_535);
        }

        @Override
        String kind() {
            return "a port";
        }
    }

    /** A value for one of the template's parameters. */
    record Parameter(String name, String value) {}

    static final class ParameterConverter implements ITypeConverter<Parameter> {
        @Override
        public Parameter convert(String value) {
            int divider = value.indexOf('=');
            if (divider < 1) {
                throw new TypeConversionException("%s needs Name=Value, not '%s'.".formatted(Sentence.OPTION, value));
            }
            return new Parameter(value.substring(0, divider), value.substring(divider + 1));
        }
    }

    /** Whether a small history is sent through it. */
    public boolean demonstrates() {
        return false;
    }

    /** Whether everything is forgotten at the end. */
    public boolean inMemory() {
        return inMemory;
    }

    /** Whether requests are throttled as the template has it. */
    public boolean throttled() {
        return throttled;
    }

    /** The port of the HTTP API and the pages; 0 is any. */
    public int httpPort() {
        return (int) httpPort;
    }

    /** The port of the AWS endpoint; 0 is any. */
    public int awsPort() {
        return (int) awsPort;
    }

    /** The template's file. */
    public Path template() {
        return template;
    }

    /** Values for the template's parameters; the last word on each counts. */
    public Map<String, String> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(it -> values.put(it.name(), it.value()));
        return values;
    }
}
