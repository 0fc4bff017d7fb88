package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkflowDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How many classes of the engine have a part in the creation of one task that is offered at once: an engine with one
 * idle worker, one queue and one workflow carries out one command. A class is entered when one of its methods or
 * constructors runs; nested classes are counted with their file.
 */
class OneTaskTest {
    private static final int MOST_CLASSES = 26;
    private static final String EXPRESSIONS = "flexsim.taskrouter.expression.";

    /** Those that decide and act, as opposed to what they hold and hand on. */
    private static final Set<String> COLLABORATORS = Set.of(
            "Engine",
            "CommandHandlers",
            "TaskCommands",
            "WorkflowRunner",
            "Dispatch",
            "Matching",
            "Reservations",
            "WorkerAvailability",
            "EventRecorder",
            "WorkspaceRegistry",
            "SidSource");

    /** The workflow leads every task to the queue. */
    public static final class ByDefault extends Scenario {
        public ByDefault() {
            super(queue -> new Routing(Optional.of(Floor.target(queue))));
        }
    }

    /** The workflow leads a task to the queue because of its attributes. */
    public static final class ByFilter extends Scenario {
        public ByFilter() {
            super(queue -> new Routing(Optional.empty(), Floor.filter("skill == 'billing'", Floor.target(queue))));
        }
    }

    private record Routing(Optional<WorkflowDocument.Target> fallback, WorkflowDocument.Filter... filters) {}

    /** One task is created by {@link #run}; what happened is found by {@link #get}. */
    private abstract static class Scenario implements Runnable, Supplier<List<String>> {
        private final Engine engine;
        private final Command create;
        private CommandResult result;

        private Scenario(Function<String, Routing> routing) {
            Floor floor = new Floor();
            String queue = floor.queue("billing", "skill == 'billing'");
            Routing routes = routing.apply(queue);
            create = new Command.CreateTask(
                    Floor.attributes(Map.of("skill", "billing")),
                    Optional.of(floor.workflow(routes.fallback(), routes.filters())),
                    86_400,
                    0,
                    "default");
            engine = floor.engine;
            floor.worker("ann", Map.of("skill", "billing"));
            run();
            // All classes have been initialized; the next task is for the next worker.
            floor.worker("bob", Map.of("skill", "billing"));
        }

        @Override
        public final void run() {
            result = engine.execute(create, 1_000_000);
        }

        @Override
        public final List<String> get() {
            return result.events().stream().map(Event::type).toList();
        }
    }

    @Test
    @DisplayName("a task that its workflow leads to a queue by default enters at most 26 classes")
    void by_default() throws ReflectiveOperationException {
        List<String> entries = entries(ByDefault.class);

        assertAtMost(MOST_CLASSES, new TreeSet<>(entries));
        print("by default", entries);
    }

    @Test
    @DisplayName("a task that a filter leads to a queue enters at most 26 classes, the expression language aside")
    void by_filter() throws ReflectiveOperationException {
        List<String> entries = entries(ByFilter.class);

        Set<String> classes = new TreeSet<>(entries);
        assertTrue(classes.removeIf(name -> name.startsWith(EXPRESSIONS)), "no expression was evaluated");
        assertAtMost(MOST_CLASSES, classes);
        print("by a filter", entries);
    }

    private static <S extends Scenario> List<String> entries(Class<S> scenario) throws ReflectiveOperationException {
        Object ready = new MethodEntries()
                .loadClass(scenario.getName())
                .getConstructor()
                .newInstance();
        List<String> entries = MethodEntries.during((Runnable) ready);
        assertEquals(
                List.of(
                        "task.created",
                        "workflow.entered",
                        "workflow.target-matched",
                        "task-queue.entered",
                        "reservation.created"),
                ((Supplier<?>) ready).get());
        return entries;
    }

    private static void assertAtMost(int most, Set<String> classes) {
        assertTrue(classes.contains(Engine.class.getName()), "nothing was traced");
        assertTrue(classes.size() <= most, classes.size() + " classes: " + classes);
    }

    /** Somebody who changes the engine sees what that does to it. */
    private static void print(String scenario, List<String> entries) {
        System.out.println("one task offered at once, " + scenario + ": " + new TreeSet<>(entries).size()
                + " classes entered, " + changes(entries) + " changes from one of " + COLLABORATORS.size()
                + " collaborators to another");
    }

    private static int changes(List<String> entries) {
        List<String> stays = new ArrayList<>();
        for (String entry : entries) {
            String name = entry.substring(entry.lastIndexOf('.') + 1);
            if (COLLABORATORS.contains(name)
                    && (stays.isEmpty() || !stays.get(stays.size() - 1).equals(name))) {
                stays.add(name);
            }
        }
        return stays.size() - 1;
    }
}
