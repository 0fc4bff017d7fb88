package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim agentsim}. */
@Command(name = "agentsim", mixinStandardHelpOptions = true, description = "Play the agents.")
final class AgentsimCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
