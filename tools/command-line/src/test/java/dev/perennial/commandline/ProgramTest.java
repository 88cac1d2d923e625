package dev.perennial.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Long> soaked = new ArrayList<>();
    private final Program program =
            new Program(List.of(new Soaking()), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    /** Notes how many histories are asked for, fails at seven, and understands no eight. */
    private final class Soaking implements Action<SoakCommand> {
        @Override
        public Class<SoakCommand> command() {
            return SoakCommand.class;
        }

        @Override
        public int run(SoakCommand command) {
            if (command.histories() == 8) {
                throw new Misunderstood("Eight?");
            }
            soaked.add(command.histories());
            return command.histories() == 7 ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    @Test
    void anActionIsFoundByItsCommandAndItsCodeIsPassedOn() throws Exception {
        assertThat(program.run("soak", "--histories", "3")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("soak", "--histories", "7")).isEqualTo(ExitCode.FAILED);
        assertThat(soaked).containsExactly(3L, 7L);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithCodeTwo() throws Exception {
        assertThat(program.run("soak", "--histories", "x")).isEqualTo(ExitCode.MISUSED);
        assertThat(program.run("soak", "--histories", "8")).isEqualTo(ExitCode.MISUSED);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly("--histories needs a whole number from 1 to 999999999, not 'x'.", "Eight?");
        assertThat(soaked).isEmpty();
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamedBeforeThoseThereAre() throws Exception {
        assertThat(program.run("sook")).isEqualTo(ExitCode.MISUSED);
        assertThat(err.toString(UTF_8))
                .startsWith("There is no command 'sook'.")
                .contains("Usage: ./perennial", "simulate");
    }

    @Test
    void helpIsShownForAllAndForEachCommand() throws Exception {
        assertThat(said()).contains("Usage: ./perennial", "up ", "categories ");
        assertThat(said("help")).isEqualTo(said());
        assertThat(said("--help")).isEqualTo(said());
        for (String command : Program.all().getSubcommands().keySet()) {
            assertThat(said("help", command))
                    .contains("Usage: ./perennial " + command)
                    .isEqualTo(said(command, "--help"));
        }
        assertThat(said("help", "mails", "release")).contains("--data", "SEND_KEY", "--prefix");
        assertThat(soaked).isEmpty();
        assertThat(program.run("help", "nothing")).isEqualTo(ExitCode.MISUSED);
        assertThat(err.toString(UTF_8)).startsWith("There is no command 'nothing'");
    }

    @Test
    void shellsCompleteCommandsAndOptions() throws Exception {
        assertThat(said("completion", "bash")).contains("_complete_perennial", "simulate", "--against");
        assertThat(said("completion", "zsh")).contains("bashcompinit");
        assertThat(program.run("completion", "fish")).isEqualTo(ExitCode.MISUSED);
        assertThat(err.toString(UTF_8).strip()).isEqualTo("There is a completion for bash and zsh, not for 'fish'.");
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        out.reset();
        assertThat(program.run(arguments)).isEqualTo(ExitCode.DONE);
        return out.toString(UTF_8);
    }
}
