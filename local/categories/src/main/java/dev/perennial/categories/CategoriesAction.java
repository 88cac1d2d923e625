package dev.perennial.categories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.CategoriesCommand;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Progress;
import dev.perennial.commandline.Repository;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** {@code ./perennial categories}: fails where the playbook has problems or a file cannot be read to its end. */
public final class CategoriesAction implements Action<CategoriesCommand> {
    /** More than fit into a customer's record cannot be used. */
    private static final int MOST_CATEGORIES = 40;

    @Override
    public Class<CategoriesCommand> command() {
        return CategoriesCommand.class;
    }

    @Override
    public int run(CategoriesCommand command) {
        try {
            return look(command) ? ExitCode.DONE : ExitCode.FAILED;
        } catch (IOException unreadable) {
            System.err.println("Not read to the end: " + unreadable);
            return ExitCode.FAILED;
        }
    }

    private static boolean look(CategoriesCommand command) throws IOException {
        List<Path> files = command.files();
        Words words = Words.asCalled();
        if (command.playbook().isPresent()) {
            Optional<Categories> categories = compiled(command.playbook().get());
            if (categories.isEmpty()) {
                return false;
            }
            words = Words.of(categories.get());
        }
        Orders orders = new Orders(words, System.err::println);
        Progress progress = new Progress(System.err, Repository.onTerminal(), "lines", OptionalLong.empty());
        try (Progress.Watch _ = progress.watch(orders::lines)) {
            for (Path file : files) {
                try (Reader reader = reader(file)) {
                    orders.read(file.toString(), reader);
                }
            }
        }
        System.err.println(orders.told());
        Buyers buyers = orders.buyers();
        List<String> among = words.ofPlaybook()
                .orElseGet(() ->
                        buyers.mostBought().stream().limit(MOST_CATEGORIES).toList());
        Findings findings = Findings.of(buyers, among, command.customers());
        Proposal proposal = new Proposal(findings, words, command.customers(), command.most());
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
}
