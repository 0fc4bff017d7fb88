package flexsim.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Runs one command line: only the subcommand that is named is loaded, and every failure becomes one line. */
final class CommandLineRunner {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;

    CommandLineRunner(Settings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /** The exit code: 0 done, 1 the work failed, 2 the command line or an input is wrong. */
    int run(String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // Loads a tenth of what picocli would need for the same line.
            out.println(Flexsim.Version.line());
            return out.checkError() ? lost(err) : 0;
        }
        PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        FailureLine failureLine = new FailureLine();
        CommandLine line = new CommandLine(new Flexsim(settings, outWriter, errWriter))
                .setOut(outWriter)
                .setErr(errWriter)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failureLine)
                .setExecutionExceptionHandler(failureLine);
        Subcommand.named(args).forEach(subcommand -> subcommand.addTo(line));
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError full) {
            errWriter.println(
                    "flexsim: out of memory: let Java have more (FLEXSIM_JAVA_OPTS=-Xmx4g), or do less at once");
            return FailureLine.WORK_FAILED;
        }
        // Writers keep their failures to themselves: a result that nobody got would look like a success.
        return code == 0 && outWriter.checkError() ? lost(err) : code;
    }

    private static int lost(PrintStream err) {
        err.println("flexsim: stdout: cannot be written");
        return FailureLine.WORK_FAILED;
    }
}
