package flexsim.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Runs one command line: only the subcommand that is named is loaded, and every failure becomes one line. */
final class Shell {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;

    Shell(Settings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** The exit code: 0 done, 1 the work failed, 2 the command line or an input is wrong. */
    int run(String... args) {
        PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Flexsim(settings, outWriter, errWriter))
                .setOut(outWriter)
                .setErr(errWriter)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(FailureLine::ofCommandLine)
                .setExecutionExceptionHandler(FailureLine::ofWork);
        Subcommand.named(args).forEach(subcommand -> subcommand.addTo(line));
        return line.execute(args);
    }
}
