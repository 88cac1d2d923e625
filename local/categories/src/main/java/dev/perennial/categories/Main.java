package dev.perennial.categories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.compiler.PlaybookCompiler;
import dev.perennial.compiler.Problem;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** {@code ./perennial categories}. Exit code 1 where the playbook has problems or a file cannot be read to its end. */
public final class Main {
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    /** More than fit into a customer's record cannot be used. */
    private static final int MOST_CATEGORIES = 40;

    private Main() {}

    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("root", "."));
        try {
            Options options = Options.parse(root.resolve("playbook"), arguments);
            System.exit(look(options) ? 0 : FAILED);
        } catch (Options.Misunderstood misused) {
            System.err.println(misused.getMessage());
            System.exit(MISUSED);
        } catch (IOException unreadable) {
            System.err.println("Not read to the end: " + unreadable);
            System.exit(FAILED);
        }
    }

    private static boolean look(Options options) throws IOException {
        Words words = Words.asCalled();
        if (options.playbook().isPresent()) {
            Optional<Categories> categories = compiled(options.playbook().get());
            if (categories.isEmpty()) {
                return false;
            }
            words = Words.of(categories.get());
        }
        Orders orders = new Orders(words, System.err::println);
        Thread progress = Thread.ofPlatform().daemon().start(() -> show(orders));
        for (Path file : options.files()) {
            try (Reader reader = reader(file)) {
                orders.read(file.toString(), reader);
            }
        }
        progress.interrupt();
        System.err.println(orders.told());
        Buyers buyers = orders.buyers();
        List<String> among = words.ofPlaybook()
                .orElseGet(() ->
                        buyers.mostBought().stream().limit(MOST_CATEGORIES).toList());
        Findings findings = Findings.of(buyers, among, options.customers());
        Proposal proposal = new Proposal(findings, words, options);
        System.out.println(proposal.table());
        System.out.println("# For playbook/categories.yaml:");
        System.out.print(proposal.yaml());
        return true;
    }

    private static Reader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8);
    }

    private static Optional<Categories> compiled(Path directory) throws IOException {
        Path target = Files.createTempDirectory("playbook");
        List<Problem> problems = PlaybookCompiler.compile(directory, target);
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println(directory + ": " + problem));
            System.err.println("With --as-called the playbook is not looked at.");
            return Optional.empty();
        }
        try (InputStream json = Files.newInputStream(target.resolve("playbook.json"))) {
            return Optional.of(Playbooks.read(json).rewards().categories());
        }
    }

    private static void show(Orders orders) {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(5));
                System.err.printf("%,d lines%n", orders.lines());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
