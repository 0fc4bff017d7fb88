package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim cleansim}. */
@Command(name = "cleansim", mixinStandardHelpOptions = true, description = "End what a run has left behind.")
final class CleansimCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
