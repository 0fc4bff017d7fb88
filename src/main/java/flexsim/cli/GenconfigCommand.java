package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim genconfig}. */
@Command(
        name = "genconfig",
        mixinStandardHelpOptions = true,
        description = "Generate a configuration of agents, queues and a workflow from a domain description.")
final class GenconfigCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
