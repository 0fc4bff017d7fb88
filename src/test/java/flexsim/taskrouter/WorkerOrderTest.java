package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.ordered;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkerOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerOrderTest {
    private final Floor floor = new Floor();

    /** A worker who is idle for longer than those made after. */
    private void worker(String name, Map<String, Object> attributes) {
        floor.at(floor.engine.workers().size());
        Map<String, Value> members = new HashMap<>();
        attributes.forEach((key, value) -> members.put(
                key, value instanceof Number n ? new Value.Num(n.doubleValue()) : new Value.Text(value.toString())));
        floor.done(new Command.CreateWorker(
                name,
                Optional.of(floor.activity("Available")),
                new Attributes(attributes.toString(), new Value.Obj(Map.of("skill", new Value.Obj(members))))));
    }

    /** Who is offered the tasks that come one after the other. */
    private List<String> chosen(String order) {
        String queue = floor.queue("all", "1==1", 50, TaskOrder.FIFO);
        return floor.holders(floor.task(floor.workflow(Optional.of(ordered(target(queue), order)))));
    }

    @Test
    void ascending_puts_the_least_first_and_who_has_none_last() {
        worker("none", Map.of());
        worker("three", Map.of("level", 3));
        worker("one", Map.of("level", 1));

        assertEquals(List.of("one", "three", "none"), chosen("worker.skill.level ASC"));
    }

    @Test
    void descending_puts_the_greatest_first_and_who_has_none_last() {
        worker("none", Map.of());
        worker("one", Map.of("level", 1));
        worker("three", Map.of("level", 3));

        assertEquals(List.of("three", "one", "none"), chosen("worker.skill.level DESC"));
    }

    @Test
    void ties_go_to_the_next_clause_and_then_to_who_was_idle_longest() {
        worker("dear", Map.of("level", 1, "cost", 9));
        worker("older", Map.of("level", 1, "cost", 2));
        worker("younger", Map.of("level", 1, "cost", 2));
        worker("better", Map.of("level", 2, "cost", 9));

        assertEquals(
                List.of("better", "older", "younger", "dear"),
                chosen("worker.skill.level DESC, worker.skill.cost ASC"));
    }

    @Test
    void a_clause_is_ignored_where_a_value_is_not_a_whole_number() {
        worker("b", Map.of("level", "high", "cost", 2));
        worker("a", Map.of("level", 1, "cost", 1));
        worker("c", Map.of("level", 2.5, "cost", 3));

        assertEquals(List.of("a", "b", "c"), chosen("worker.skill.level DESC, worker.skill.cost ASC"));
    }

    @Test
    void the_order_applies_to_who_is_freed_at_once_too() {
        worker("one", Map.of("level", 1));
        worker("two", Map.of("level", 2));
        String queue = floor.queue("none yet", "1==2");
        String task = floor.task(floor.workflow(Optional.of(ordered(target(queue), "worker.skill.level DESC"))));

        floor.done(Command.UpdateTaskQueue.of(queue)
                .withTargetWorkers(new Command.TargetWorkers("1==1", Optional.of(Floor.parse("1==1")))));

        assertEquals(List.of("two"), floor.holders(task));
    }

    @Test
    void a_direction_may_be_left_out_and_written_in_any_case() throws Exception {
        assertEquals(
                List.of(false, true, false),
                WorkerOrder.parse("worker.a, worker.b desc,worker.c Asc").clauses().stream()
                        .map(WorkerOrder.Clause::descending)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worker.a ASC, worker.b UP | at position 13: in clause 'worker.b UP': the direction must be ASC or"
                        + " DESC",
                "level DESC                | in clause 'level DESC': the attribute must begin with 'worker.'",
                "worker ASC                | must begin with 'worker.'",
                "task.a ASC                | must begin with 'worker.'",
                "worker.a ASC,             | in clause '': a clause is",
                "worker.a b c              | in clause 'worker.a b c': a clause is",
                "worker.a-b ASC            | in clause 'worker.a-b ASC': 'worker.a-b' is not the name"
            })
    void what_is_wrong_is_said_with_its_clause(String order, String message) {
        String found = assertThrows(ExpressionException.class, () -> WorkerOrder.parse(order))
                .getMessage();

        assertTrue(found.contains(message), found);
    }
}
