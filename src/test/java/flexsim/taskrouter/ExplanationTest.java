package flexsim.taskrouter;

import static flexsim.taskrouter.Floor.filter;
import static flexsim.taskrouter.Floor.known;
import static flexsim.taskrouter.Floor.narrowed;
import static flexsim.taskrouter.Floor.ordered;
import static flexsim.taskrouter.Floor.skipping;
import static flexsim.taskrouter.Floor.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Explanation;
import flexsim.taskrouter.model.Explanation.Considered;
import flexsim.taskrouter.model.Explanation.Passed;
import flexsim.taskrouter.model.Explanation.Tried;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final Floor floor = new Floor();
    private final String sales = floor.queue("sales", "team == 'sales'");
    private final String rest = floor.queue("rest", "1==2");

    private Explanation explain(String task) {
        return floor.engine.explain(task).orElseThrow();
    }

    private Map<String, String> verdicts(String task) {
        Map<String, String> verdicts = new java.util.TreeMap<>();
        for (Considered worker : explain(task).workers()) {
            verdicts.put(worker.friendlyName(), worker.verdict());
        }
        return verdicts;
    }

    private String seller(String name, String lang) {
        return floor.worker(name, Map.of("team", "sales", "lang", lang));
    }

    @Test
    void the_filters_are_told_in_the_order_they_were_tried() {
        String workflow = floor.workflow(
                Optional.of(target(rest)),
                filter("topic == 'x'", target(sales)),
                filter("1==1", skipping(target(sales), "1==1")),
                filter("topic == 'y'", target(sales)));

        assertEquals(
                List.of(
                        new Tried(
                                Optional.empty(), Optional.of("topic == 'x'"), false, false, "not matched", List.of()),
                        new Tried(
                                Optional.empty(),
                                Optional.of("1==1"),
                                false,
                                true,
                                "left",
                                List.of(new Passed(0, sales, "skipped"))),
                        new Tried(
                                Optional.empty(), Optional.of("topic == 'y'"), false, false, "not matched", List.of()),
                        new Tried(Optional.empty(), Optional.empty(), true, true, "current", List.of())),
                explain(floor.task(workflow)).filters());
    }

    @Test
    void the_target_is_told_with_all_it_asks_for() {
        String workflow = floor.workflow(
                Optional.empty(),
                filter(
                        "1==1",
                        target(rest, 10),
                        skipping(
                                ordered(
                                        known(
                                                narrowed(target(sales, 20), "worker.lang == 'de'"),
                                                KnownWorker.Field.SID,
                                                "agent"),
                                        "worker.level DESC"),
                                "1==2")));
        String task = floor.task(workflow, Map.of("agent", "WK1"));
        floor.at(10);

        assertEquals(
                Optional.of(new Explanation.InTarget(
                        1,
                        sales,
                        Optional.of("worker.lang == 'de'"),
                        OptionalInt.empty(),
                        OptionalInt.of(20),
                        OptionalInt.of(30),
                        Optional.of("worker.level DESC"),
                        Optional.of("1==2"),
                        Optional.of("WK1"))),
                explain(task).target());
        assertEquals(
                List.of(new Passed(0, rest, "timed out")),
                explain(task).filters().get(0).passed());
    }

    @Test
    void each_worker_is_told_why_it_was_passed_over() {
        floor.move(seller("away", "de"), "Unavailable");
        floor.capacity(seller("full", "de"), "voice", 0);
        String mute = seller("mute", "de");
        floor.done(new Command.UpdateWorkerChannel(mute, "voice", OptionalInt.empty(), Optional.of(false)));
        seller("french", "fr");
        floor.worker("stranger", Map.of("team", "support", "lang", "de"));

        String task = floor.task(floor.workflow(Optional.of(narrowed(target(sales), "worker.lang == 'de'"))));

        assertEquals(
                Map.of(
                        "away", "activity Unavailable is not available",
                        "full", "no capacity on channel voice (0/0)",
                        "mute", "channel voice is not available",
                        "french", "target expression is false: worker.lang == 'de'"),
                verdicts(task));
        assertEquals(TaskStatus.PENDING, explain(task).status());
    }

    @Test
    void who_is_not_the_known_worker_is_told_so() {
        seller("ann", "de");
        String workflow = floor.workflow(Optional.of(known(target(sales), KnownWorker.Field.FRIENDLY_NAME, "agent")));

        assertEquals(Map.of("ann", "not the known worker"), verdicts(floor.task(workflow, Map.of("agent", "bob"))));
    }

    @Test
    void who_has_it_is_told() {
        seller("ann", "de");
        String task = floor.task(floor.workflow(Optional.of(target(sales))));

        assertEquals("is offered to ann", explain(task).why());
        assertEquals(Map.of("ann", "has reservation " + floor.pending(task).sid() + " (pending)"), verdicts(task));
    }

    @Test
    void how_it_ended_is_told() {
        String workflow = floor.workflow(Optional.empty(), filter("1==1", target(sales, 10), target(rest, 10)));
        String task = floor.task(workflow);

        floor.at(20);

        assertEquals("was canceled: " + WorkflowRunner.TIMED_OUT, explain(task).why());
        assertEquals(
                List.of(new Passed(0, sales, "timed out"), new Passed(1, rest, "timed out")),
                explain(task).filters().get(0).passed());
        assertEquals(List.of(), explain(task).workers());
    }

    @Test
    void a_task_made_for_a_worker_is_told_of_that_worker() {
        String ann = seller("ann", "de");
        seller("bob", "de");
        floor.move(ann, "Unavailable");
        String task = floor.done(Floor.direct().withRoutingTarget(ann).withIgnoreCapacity(false));

        assertEquals(Map.of("ann", "activity Unavailable is not available"), verdicts(task));
        assertEquals(List.of(), explain(task).filters());
    }

    @Test
    void of_many_workers_the_first_are_listed_and_all_are_counted() {
        for (int i = 0; i < 201; i++) {
            floor.move(seller("w" + i, "de"), "Unavailable");
        }
        Explanation explanation = explain(floor.task(floor.workflow(Optional.of(target(sales)))));

        assertEquals(201, explanation.workersTotal());
        assertEquals(200, explanation.workers().size());
    }

    @Test
    void what_does_not_exist_is_not_explained() {
        assertTrue(floor.engine.explain("WT0").isEmpty());
    }

    @Test
    void a_queue_that_nobody_serves_is_named_with_its_expression() {
        String task = floor.task(floor.workflow(Optional.of(Floor.target(floor.queue("empty", "team == 'none'")))));

        assertEquals(
                "waits: no worker matches team == 'none', the workers of queue empty",
                floor.engine.explain(task).orElseThrow().why());
    }
}
