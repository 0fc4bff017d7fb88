package flexsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
    @TempDir
    private Path directory;

    @Test
    void there_are_as_many_agents_as_asked_for_numbered_from_zero() throws IOException {
        List<String> names = generate("{\"agentCnt\": 1001}").workers().stream()
                .map(WorkerEntry::friendlyName)
                .toList();
        assertEquals(
                List.of("Agent_000", "Agent_099", "Agent_1000"),
                List.of(names.get(0), names.get(99), names.get(names.size() - 1)));
    }

    @Test
    void a_worker_carries_the_brand_its_client_and_a_name() throws IOException {
        JsonNode attributes = generate("{\"brand\": \"owl\"}").workers().get(3).attributes();
        assertEquals("owl", attributes.path("flexsim").textValue());
        assertEquals("client:Agent_003", attributes.path("contact_uri").textValue());
        assertTrue(attributes.path("full_name").textValue().contains(" "));
    }

    @Test
    void a_worker_takes_each_channels_capacity() throws IOException {
        assertEquals(
                "voice 1, chat 3, sms 3, video 1",
                generate("{}").workers().get(0).channelCaps().stream()
                        .map(c -> c.name() + " " + c.capacity())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void queues_ask_with_has_where_workers_have_several_values() throws IOException {
        assertEquals(
                new QueueEntry("sales", "routing.skills HAS 'sales'"),
                generate("{}").queues().get(0));
    }

    @Test
    void queues_ask_with_equals_where_workers_have_one_value() throws IOException {
        assertEquals(
                new QueueEntry("sales", "team == 'sales'"),
                generate("""
                        {"queueWorkerDims": ["team"], "dimensions": {"topic": {},
                          "team": {"entity": "workers", "options": {"all": ["sales", "support", "billing"]}}}}""").queues().get(0));
    }

    @Test
    void an_option_of_two_worker_dimensions_is_one_queue_that_either_fits() throws IOException {
        assertEquals(
                new QueueEntry("sales", "routing.skills HAS 'sales' OR team == 'sales'"),
                generate("""
                        {"queueWorkerDims": ["skills", "team"], "dimensions": {"topic": {}, "skills": {},
                          "team": {"entity": "workers", "options": {"all": ["sales"]}}}}""").queues().get(0));
    }

    @Test
    void the_workflow_has_a_filter_for_each_option_and_ends_with_everyone() throws IOException {
        WorkflowEntry workflow = generate("{\"brand\": \"owl\"}").workflow();
        assertEquals("owl Workflow", workflow.friendlyName());
        JsonNode routing = workflow.configuration().path("task_routing");
        assertEquals(
                "{\"filter_friendly_name\":\"support Filter\",\"expression\":\"topic=='support'\","
                        + "\"targets\":[{\"queue\":\"support\",\"timeout\":300}]}",
                routing.path("filters").path(1).toString());
        assertEquals("{\"queue\":\"Everyone\"}", routing.path("default_filter").toString());
    }

    @Test
    void filters_have_the_targets_that_the_domain_states_all_on_their_own_queue() throws IOException {
        JsonNode filters = generate("""
                {"workflow": {"targets": [{"timeout": 60, "expression": "worker.level > 3"}, {"timeout": 30, "priority": 5}, {}],
                              "targetsByOption": {"billing": [{"priority": 10}]}}}""").workflow().configuration().at("/task_routing/filters");
        assertEquals(
                "[{\"queue\":\"sales\",\"timeout\":60,\"expression\":\"worker.level > 3\"},"
                        + "{\"queue\":\"sales\",\"timeout\":30,\"priority\":5},{\"queue\":\"sales\"}]",
                filters.at("/0/targets").toString());
        assertEquals(
                "[{\"queue\":\"billing\",\"priority\":10}]",
                filters.at("/2/targets").toString());
    }

    @ParameterizedTest
    @EnumSource(DomainLocale.class)
    void every_target_has_a_queue_and_every_queue_a_worker(DomainLocale locale) {
        Configuration configuration = Generator.generate(DomainReader.defaults(locale), locale, 1);
        Set<String> queues =
                configuration.queues().stream().map(QueueEntry::friendlyName).collect(Collectors.toSet());
        Set<String> targets = configuration.workflow().configuration().findValuesAsText("queue").stream()
                .filter(q -> !q.equals("Everyone"))
                .collect(Collectors.toSet());
        assertEquals(queues, targets);
        String skills = configuration.workers().stream()
                .map(w -> w.attributes().path("routing").path("skills").toString())
                .collect(Collectors.joining());
        assertTrue(queues.stream().allMatch(q -> skills.contains('"' + q + '"')), skills);
    }

    @ParameterizedTest
    @EnumSource(DomainLocale.class)
    void people_have_first_and_last_names_that_vary(DomainLocale locale) {
        PersonNames names = new PersonNames(locale);
        Set<String> hundred = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> names.fullName(1, "person " + i))
                .collect(Collectors.toSet());
        assertTrue(hundred.size() > 95, () -> String.join(", ", hundred));
        assertTrue(
                hundred.stream().allMatch(name -> name.matches("\\p{L}[\\p{L}.' -]* \\p{L}[\\p{L}.' -]*")),
                () -> String.join(", ", hundred));
    }

    @Test
    void more_agents_leave_the_first_ones_as_they_were() throws IOException {
        assertEquals(
                generate("{\"agentCnt\": 5}").workers(),
                generate("{\"agentCnt\": 50}").workers().subList(0, 5));
    }

    private Configuration generate(String description) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), description);
        return Generator.generate(DomainReader.read(file, DomainLocale.EN_US), DomainLocale.EN_US, 1);
    }
}
