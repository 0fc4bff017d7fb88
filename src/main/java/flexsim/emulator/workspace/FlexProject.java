package flexsim.emulator.workspace;

import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.TaskOrder;
import java.util.List;
import java.util.Optional;

/** The resources of a new workspace beyond what every workspace has. */
public final class FlexProject {
    private static final int RESERVATION_TIMEOUT = 120;

    private FlexProject() {}

    /** As in a project made for Flex, together with the activities of flexsim's default domain. */
    public static void setUp(LiveWorkspace workspace) {
        for (String activity : List.of("Break", "Busy", "Lunch")) {
            done(workspace, new Command.CreateActivity(activity, false));
        }
        addRoute(workspace, "Everyone", "Assign to Anyone");
    }

    /** Twilio's workspace template FIFO. */
    public static void setUpFifo(LiveWorkspace workspace) {
        addRoute(workspace, "Sample Queue", "Default Fifo Workflow");
    }

    private static void addRoute(LiveWorkspace workspace, String queueName, String workflowName) {
        String queue = done(
                workspace,
                new Command.CreateTaskQueue(
                        queueName,
                        Expressions.targetWorkers("1==1"),
                        1,
                        TaskOrder.FIFO,
                        Optional.empty(),
                        Optional.empty()));
        String configuration = "{\"task_routing\":{\"filters\":[],\"default_filter\":{\"queue\":\"" + queue + "\"}}}";
        done(
                workspace,
                new Command.CreateWorkflow(
                        workflowName,
                        WorkflowReader.read(configuration),
                        Optional.empty(),
                        Optional.empty(),
                        RESERVATION_TIMEOUT));
    }

    private static String done(LiveWorkspace workspace, Command command) {
        if (workspace.execute(command) instanceof CommandResult.Done done) {
            return done.sid();
        }
        throw new IllegalStateException(
                "a new workspace refused " + command.getClass().getSimpleName());
    }
}
