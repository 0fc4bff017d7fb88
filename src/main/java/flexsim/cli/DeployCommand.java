package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.ConfigurationFiles;
import flexsim.deploy.DeployPlan;
import flexsim.deploy.DeployResult;
import flexsim.deploy.Deployment;
import flexsim.domain.InputException;
import flexsim.time.SwitchableScheduler;
import flexsim.workspace.AssignmentUrl;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code flexsim deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = "Make a workspace match the configuration: create and change its queues, workflow and workers."
                + " Nothing outside the brand is changed.",
        footer = {"", "Example:", "  flexsim deploy --assignURL https://sim.example.com"})
final class DeployCommand implements Callable<Integer> {
    private static final String DEFAULT_PORT = "3000";

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
            names = {"--assignURL", "--assign-url"},
            paramLabel = "URL",
            description =
                    "Public URL of agentsim; without a path, /reservation is added. Environment: ASSIGN_URL. Default:"
                            + " what the Workflow has; with a local TaskRouter http://localhost:PORT/reservation"
                            + " (environment: PORT, else 3000).")
    private String assignUrl;

    @Option(names = "--dry-run", description = "Print the plan and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Configuration configuration = ConfigurationFiles.read(directory);
        Optional<AssignmentUrl> url = assignmentUrl(assignUrl, flexsim.settings());
        AccountOptions.Account resolved = account.resolve(flexsim.settings());
        try (SwitchableScheduler clock = SwitchableScheduler.running("clock");
                ProgressLine progress = new ProgressLine(flexsim.err(), output.showsProgress())) {
            Deployment deployment =
                    new Deployment(WorkspaceConnection.open(resolved, clock), configuration, url, progress);
            if (dryRun) {
                show(deployment.plan());
                return 0;
            }
            DeployResult result = deployment.run();
            progress.close();
            return show(result);
        }
    }

    /** The option, then {@code ASSIGN_URL}, then agentsim on this machine when the TaskRouter is a local one. */
    static Optional<AssignmentUrl> assignmentUrl(String option, Settings settings) {
        if (option != null) {
            return Optional.of(AssignmentUrl.of("--assign-url", option));
        }
        return settings.get("ASSIGN_URL")
                .map(text -> AssignmentUrl.of("ASSIGN_URL", text))
                .or(() -> settings.get("FLEXSIM_URL").map(local -> onThisMachine(settings)));
    }

    private static AssignmentUrl onThisMachine(Settings settings) {
        String port = settings.get("PORT").orElse(DEFAULT_PORT);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new InputException("PORT", "", "must be a port from 0 to 65535, found '" + port + "'");
        }
        return AssignmentUrl.of("PORT", "http://localhost:" + port);
    }

    private void show(DeployPlan plan) {
        if (output.json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("dryRun", true);
            plan.steps().forEach(step -> document.withArray("steps").add(step.toString()));
            document.withArray("steps");
            output.print(flexsim.out(), document);
            return;
        }
        plan.steps().forEach(step -> flexsim.out().println("would " + step));
        if (plan.steps().isEmpty()) {
            flexsim.out().println("nothing to do: the workspace is as configured");
        }
    }

    private int show(DeployResult result) {
        if (output.json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("workflowSid", result.workflowSid());
            ObjectNode counts = document.putObject("done");
            result.counts().forEach(counts::put);
            result.failures().forEach(document.putArray("failures")::add);
            output.print(flexsim.out(), document);
        } else if (result.done().isEmpty() && result.failures().isEmpty()) {
            flexsim.out().println("nothing to do: the workspace is as configured");
        } else {
            result.counts().forEach((kind, count) -> flexsim.out().println(kind + ": " + count));
        }
        result.failures().forEach(line -> flexsim.err().println("flexsim: " + line));
        return result.failures().isEmpty() ? 0 : 1;
    }
}
