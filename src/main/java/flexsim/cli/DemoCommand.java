package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Run a whole contact centre on this machine: customers, agents and a local TaskRouter.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
