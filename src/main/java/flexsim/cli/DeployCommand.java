package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = "Bring a Flex workspace in line with the configuration.")
final class DeployCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
