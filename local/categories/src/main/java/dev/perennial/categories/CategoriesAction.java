package dev.perennial.categories;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.CategoriesCommand;
import dev.perennial.commandline.ExitCode;
import dev.perennial.compiler.PlaybookCompiler;
import dev.perennial.compiler.Problem;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        Baskets baskets = new Baskets(words);
        Orders orders = new Orders(baskets, List.of("customer", "category"), System.err::println);
        orders.read(files, System.err);
        System.err.println(orders.told(baskets.told()));
        Buyers buyers = baskets.buyers();
        List<String> among = words.ofPlaybook()
                .orElseGet(() ->
                        buyers.mostBought().stream().limit(MOST_CATEGORIES).toList());
        Findings findings = Findings.of(buyers, among, command.customers());
        Proposal proposal = new Proposal(findings, words, command.customers(), command.most());
        System.out.println(proposal.table());
        System.out.println(
                baskets.hindsight()
                        .result(among, command.customers())
                        .map(Hindsight.Result::words)
                        .orElse(
                                "How well they would have done is not known: the orders have no days, or nobody bought anything new."));
        System.out.println("# For playbook/categories.yaml:");
        System.out.print(proposal.yaml());
        return true;
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
