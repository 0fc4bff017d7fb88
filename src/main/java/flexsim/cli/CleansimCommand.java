package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.ConfigurationFiles;
import flexsim.deploy.Cleanup;
import flexsim.deploy.CleanupResult;
import flexsim.deploy.CleanupScope;
import flexsim.time.SwitchableScheduler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim cleansim}. */
@Command(
        name = "cleansim",
        mixinStandardHelpOptions = true,
        description =
                "Clean up after a run: end its tasks and log its agents out. Nothing outside the brand is touched.",
        footer = {"", "Example:", "  flexsim cleansim --all --dry-run"})
final class CleansimCommand implements Callable<Integer> {
    @ParentCommand
    private Flexsim flexsim;

    @Mixin
    private AccountOptions account;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"--cfgdir", "--cfg-dir"},
            paramLabel = "DIR",
            defaultValue = "config",
            description = "Configuration directory. Default: ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = {"--dletWorkers", "--delete-workers"},
            description = "Remove the workers too.")
    private boolean deleteWorkers;

    @Option(names = "--all", description = "Remove workers, queues and the Workflow too.")
    private boolean all;

    @Option(names = "--dry-run", description = "Print what would be done and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        String brand = ConfigurationFiles.read(directory).metadata().brand();
        AccountOptions.Account resolved = account.resolve(flexsim.settings());
        try (SwitchableScheduler clock = SwitchableScheduler.running("clock");
                ProgressLine progress = new ProgressLine(flexsim.err(), output.showsProgress())) {
            Cleanup cleanup = new Cleanup(WorkspaceConnection.open(resolved, clock), brand, scope(), progress);
            CleanupResult result = dryRun ? cleanup.preview() : cleanup.run();
            progress.close();
            show(result);
            return result.complete() ? 0 : 1;
        }
    }

    private CleanupScope scope() {
        if (all) {
            return CleanupScope.ALL;
        }
        return deleteWorkers ? CleanupScope.WORKERS : CleanupScope.TASKS;
    }

    private void show(CleanupResult result) {
        if (output.json) {
            output.print(flexsim.out(), document(result));
        } else {
            print(result);
        }
        result.failures().forEach(line -> flexsim.err().println("flexsim: " + line));
    }

    private ObjectNode document(CleanupResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("dryRun", dryRun);
        document.put("canceled", result.canceled())
                .put("completed", result.completed())
                .put("gone", result.gone())
                .put("deleted", result.deleted())
                .put("offline", result.offline())
                .put("workersDeleted", result.workersDeleted())
                .put("queuesDeleted", result.queuesDeleted())
                .put("workflowsDeleted", result.workflowsDeleted())
                .put("remaining", result.remaining());
        result.failures().forEach(document.putArray("failures")::add);
        return document;
    }

    private void print(CleanupResult result) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        lines.put("tasks canceled", result.canceled());
        lines.put("tasks completed", result.completed());
        lines.put("tasks already gone", result.gone());
        lines.put("tasks deleted", result.deleted());
        lines.put("agents set Offline", result.offline());
        lines.put("agents deleted", result.workersDeleted());
        lines.put("queues deleted", result.queuesDeleted());
        lines.put("workflows deleted", result.workflowsDeleted());
        lines.put("tasks remaining", result.remaining());
        lines.values().removeIf(count -> count == 0);
        if (lines.isEmpty()) {
            flexsim.out().println("nothing to do: nothing of the brand is left to clean up");
        }
        if (dryRun) {
            flexsim.out().println("dry run, nothing was changed; it would be:");
        }
        lines.forEach((what, count) -> flexsim.out().println(what + ": " + count));
    }
}
