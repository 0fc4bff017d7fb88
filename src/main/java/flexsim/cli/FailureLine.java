package flexsim.cli;

import flexsim.domain.InputException;
import flexsim.metrics.BrokenInvariantException;
import flexsim.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns every failure into a line for a person and an exit code. A class, where two method references would do: no
 * archive of loaded classes can hold a lambda of picocli's interfaces, whose class files are of an old format.
 */
final class FailureLine implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int WORK_FAILED = 1;
    static final int INPUT_WRONG = 2;

    /** The command line itself is wrong. */
    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        print(
                line.getErr(),
                failure.getMessage() + " (see '" + line.getCommandSpec().qualifiedName() + " --help')");
        return INPUT_WRONG;
    }

    /** The command began and failed. */
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (verbose(line)) {
            failure.printStackTrace(line.getErr());
        }
        if (failure instanceof InputException input) {
            input.errors().forEach(error -> print(line.getErr(), error.toString()));
            return INPUT_WRONG;
        }
        print(line.getErr(), expected(failure) ? failure.getMessage() : unexpected(failure));
        return WORK_FAILED;
    }

    private static boolean expected(Exception failure) {
        return failure instanceof WorkspaceException
                || failure instanceof UncheckedIOException
                || failure instanceof BrokenInvariantException;
    }

    /** Only the kind: a message of unknown origin might carry a secret. */
    private static String unexpected(Exception failure) {
        return "internal error (" + failure.getClass().getSimpleName() + "); run again with --verbose and report it";
    }

    private static boolean verbose(CommandLine line) {
        Object option = line.getCommandSpec().findOption("--verbose") == null
                ? Boolean.FALSE
                : line.getCommandSpec().findOption("--verbose").getValue();
        return Boolean.TRUE.equals(option);
    }

    private static void print(PrintWriter err, String message) {
        err.println("flexsim: " + String.valueOf(message).replaceAll("\\s*\\R\\s*", " "));
    }
}
