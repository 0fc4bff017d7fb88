package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineRunnerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "erlang --calls 60/1m --aht 60 --agents 70",
                "erlang --calls 60/1m --aht 60 --agents 70 --json",
                "simulate --for 1h --seed 1 --json",
            })
    void a_result_that_cannot_be_written_is_a_failure_in_one_line(String line) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineRunner shell = new CommandLineRunner(
                new Settings(Map.of(), Map::of), new PrintStream(full()), new PrintStream(err, true));
        assertEquals(1, shell.run(line.split(" ")), () -> err.toString(StandardCharsets.UTF_8));
        assertEquals(
                1,
                err.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter("flexsim: stdout: cannot be written"::equals)
                        .count());
    }

    /** Takes nothing, as a full disk. */
    private static OutputStream full() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }
}
