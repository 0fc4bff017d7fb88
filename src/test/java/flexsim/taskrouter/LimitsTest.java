package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Refusal;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A workspace holds so many of each kind and no more. */
class LimitsTest {
    private final Floor floor = new Floor();

    private void assertRoomFor(int more, String kind, IntFunction<Command> creation) {
        for (int i = 0; i < more; i++) {
            floor.done(creation.apply(i));
        }
        Refusal refusal = floor.refused(creation.apply(more));
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().contains(kind), refusal.message());
    }

    @Test
    void a_hundred_activities_with_the_three_that_it_begins_with() {
        assertRoomFor(97, "at most 100 activities", i -> new Command.CreateActivity("a" + i, false));
    }

    @Test
    void fifteen_task_channels_with_the_five_that_it_begins_with() {
        assertRoomFor(10, "at most 15 task channels", i -> new Command.CreateTaskChannel("c" + i, "c" + i, false));
    }

    @Test
    void a_thousand_workflows() {
        String queue = floor.queue("all", "1==1");
        WorkflowDocument document = new WorkflowDocument("{}", List.of(), Optional.of(Floor.target(queue)));
        assertRoomFor(
                1_000,
                "at most 1000 workflows",
                i -> new Command.CreateWorkflow("w" + i, document, Optional.empty(), Optional.empty(), 120));
    }

    @Test
    void fifteen_thousand_workers() {
        assertRoomFor(
                15_000,
                "at most 15000 workers",
                i -> new Command.CreateWorker("w" + i, Optional.empty(), Attributes.EMPTY));
    }

    @Test
    void what_is_deleted_makes_room() {
        assertRoomFor(97, "activities", i -> new Command.CreateActivity("a" + i, false));

        floor.done(new Command.DeleteActivity(floor.activity("a0")));

        floor.done(new Command.CreateActivity("b", false));
    }
}
