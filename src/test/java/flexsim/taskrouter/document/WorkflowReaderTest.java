package flexsim.taskrouter.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowReaderTest {
    private static Target target(String queue) {
        return new Target(queue, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static WorkflowDocument filters(String filters) {
        return WorkflowReader.read("{\"task_routing\":{\"filters\":[" + filters + "]}}");
    }

    @Test
    void the_text_is_kept_as_it_was_written() {
        String text = " {\"task_routing\" : {\"default_filter\":{\"queue\":\"WQ1\"}}} ";

        assertEquals(text, WorkflowReader.read(text).text());
    }

    @Test
    void a_default_filter_alone_is_enough() {
        WorkflowDocument read =
                WorkflowReader.read("{\"task_routing\":{\"default_filter\":{\"queue\":\"WQ1\",\"priority\":2}}}");

        assertEquals(
                Optional.of(new Target("WQ1", OptionalInt.of(2), OptionalInt.empty(), Optional.empty())),
                read.defaultTarget());
        assertEquals(List.of(), read.filters());
    }

    @Test
    void later_targets_inherit_the_queue_until_another_is_named() {
        List<Target> targets = filters("{\"targets\":[{\"queue\":\"WQ1\"},{},{\"queue\":\"WQ2\"},{\"priority\":null}]}")
                .filters()
                .get(0)
                .targets();

        assertEquals(List.of(target("WQ1"), target("WQ1"), target("WQ2"), target("WQ2")), targets);
    }

    @Test
    void numbers_may_be_written_as_strings() {
        Target target = filters("{\"targets\":[{\"queue\":\"WQ1\",\"priority\":\"5\",\"timeout\":\"30\"}]}")
                .filters()
                .get(0)
                .targets()
                .get(0);

        assertEquals(OptionalInt.of(5), target.priority());
        assertEquals(OptionalInt.of(30), target.timeout());
    }

    @ParameterizedTest
    @CsvSource({"filter_friendly_name", "friendly_name"})
    void a_filter_has_either_name(String key) {
        assertEquals(
                Optional.of("Sales"),
                filters("{\"" + key + "\":\"Sales\",\"targets\":[{\"queue\":\"WQ1\"}]}")
                        .filters()
                        .get(0)
                        .friendlyName());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                       | must be a JSON object",
                "{                                                        | is not JSON (line 1",
                "{} {}                                                    | is not JSON (line 1",
                "{}                                                       | at task_routing: must be an object",
                "{\"task_routing\":{}}                                    | at task_routing: needs 'filters'",
                "{\"tasks\":{}}                                           | Invalid Configuration: unknown key 'tasks'",
                "{\"task_routing\":{\"filters\":{}}}                      | task_routing.filters: must be an array",
                "{\"task_routing\":{\"filters\":[1]}}                     | task_routing.filters[0]: must be an object",
                "{\"task_routing\":{\"filters\":[{}]}}                    | task_routing.filters[0]: needs at least"
                        + " one",
                "{\"task_routing\":{\"filters\":[{\"targets\":[{}]}]}}    | filters[0].targets[0]: needs a 'queue'",
                "{\"task_routing\":{\"filters\":[{\"expresion\":\"\"}]}}  | filters[0]: unknown key 'expresion'",
                "{\"task_routing\":{\"default_filter\":{}}}               | default_filter: needs a 'queue'",
                "{\"task_routing\":{\"default_filter\":{\"timeout\":1}}}  | default_filter: unknown key 'timeout'",
                "{\"task_routing\":{\"default_filter\":{\"queue\":1}}}    | default_filter.queue: must be a string"
            })
    void what_is_wrong_is_said_with_its_place(String configuration, String message) {
        String found = assertThrows(MalformedException.class, () -> WorkflowReader.read(configuration))
                .getMessage();

        assertTrue(found.contains(message), found);
    }

    @ParameterizedTest
    @CsvSource({"timeout, 0", "timeout, -1", "timeout, 1.5", "priority, -1", "priority, true", "timeout, '\"x\"'"})
    void a_number_out_of_range_is_refused(String key, String value) {
        String found = assertThrows(
                        MalformedException.class,
                        () -> filters("{\"targets\":[{\"queue\":\"WQ1\",\"" + key + "\":" + value + "}]}"))
                .getMessage();

        assertTrue(found.contains("filters[0].targets[0]." + key), found);
    }

    private static Target only(String target) {
        return filters("{\"targets\":[{\"queue\":\"WQ1\"," + target + "}]}")
                .filters()
                .get(0)
                .targets()
                .get(0);
    }

    @Test
    void a_target_orders_its_workers() {
        Target target = only("\"order_by\":\"worker.level DESC\"");

        assertEquals("worker.level DESC", target.orderBy().orElseThrow().text());
    }

    @Test
    void a_target_may_be_skipped() {
        String rule = "workers.available == 0 OR workers.WA" + "0a".repeat(16) + " > 2";

        assertEquals(
                rule,
                only("\"skip_if\":\"" + rule + "\"").skipIf().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({"known_worker_sid, SID", "known_worker_friendly_name, FRIENDLY_NAME"})
    void a_target_may_be_for_a_worker_that_the_task_knows(String key, KnownWorker.Field field) {
        KnownWorker known =
                only("\"" + key + "\":\"task.last.agent\"").knownWorker().orElseThrow();

        assertEquals(field, known.field());
        assertEquals("last.agent", known.attribute().toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"order_by\":\"level DESC\"             | targets[0].order_by: at position 0: in clause 'level DESC'",
                "\"order_by\":1                          | targets[0].order_by: must be a string",
                "\"skip_if\":\"workers.idle == 0\"       | targets[0].skip_if: must refer to 'workers.available'",
                "\"skip_if\":\"worker.level == 0\"       | found 'worker.level'",
                "\"skip_if\":\"workers.available ==\"    | Invalid expression in"
                        + " task_routing.filters[0].targets[0].skip_if",
                "\"known_worker_sid\":\"agent\"          | known_worker_sid: must refer to a task attribute",
                "\"known_worker_sid\":\"worker.sid\"     | found 'worker.sid'",
                "\"known_worker_sid\":\"task.a-b\"       | found 'task.a-b'",
                "\"known_worker_sid\":\"task.a\",\"known_worker_friendly_name\":\"task.b\" | targets[0]:"
                        + " 'known_worker_sid' and 'known_worker_friendly_name' exclude"
            })
    void what_is_wrong_in_a_target_is_said_with_its_place(String target, String message) {
        String found =
                assertThrows(MalformedException.class, () -> only(target)).getMessage();

        assertTrue(found.contains(message), found);
    }

    @Test
    void nesting_is_bounded() {
        String deep = "{\"task_routing\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertTrue(assertThrows(MalformedException.class, () -> WorkflowReader.read(deep))
                .getMessage()
                .contains("nested deeper than 20"));
    }

    @Test
    void a_wrong_expression_is_said_with_its_place() {
        String found = assertThrows(
                        MalformedException.class,
                        () -> filters("{\"expression\":\"((\",\"targets\":[{\"queue\":\"WQ1\"}]}"))
                .getMessage();

        assertTrue(found.contains("task_routing.filters[0].expression"), found);
        assertTrue(found.contains("position"), found);
    }

    @Test
    void a_targets_expression_must_say_whose_attributes_it_means() {
        String found = assertThrows(
                        MalformedException.class,
                        () -> filters("{\"targets\":[{\"queue\":\"WQ1\",\"expression\":\"skill == 'a'\"}]}"))
                .getMessage();

        assertTrue(found.contains("'task.' or 'worker.'"), found);
    }

    @Test
    void a_configuration_beyond_the_limit_is_refused() {
        String padded = "{\"task_routing\":{\"default_filter\":{\"queue\":\"WQ1\"}}}" + " ".repeat(1_038_576);

        assertTrue(assertThrows(MalformedException.class, () -> WorkflowReader.read(padded))
                .getMessage()
                .contains("larger than 1038576 bytes"));
    }
}
