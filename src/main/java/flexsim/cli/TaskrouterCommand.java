package flexsim.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim taskrouter}. */
@Command(name = "taskrouter", mixinStandardHelpOptions = true, description = "Serve a local TaskRouter.")
final class TaskrouterCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        throw new UnsupportedOperationException("being written");
    }
}
