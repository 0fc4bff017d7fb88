package flexsim.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.config.QueueEntry;
import flexsim.config.WorkerEntry;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.metrics.CenterLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServedQueuesTest {
    private static WorkerEntry worker(String name, String skill) {
        var attributes = JsonNodeFactory.instance.objectNode();
        attributes.putObject("routing").putArray("skills").add(skill);
        return new WorkerEntry(name, attributes, List.of());
    }

    private static CenterLayout plan(QueueEntry... queues) {
        Configuration some = Generator.generate(DomainReader.defaults(DomainLocale.EN_US), DomainLocale.EN_US, 5);
        return ServedQueues.fold(
                        new Configuration(
                                some.metadata(),
                                List.of(worker("ann", "sales"), worker("bob", "billing")),
                                List.of(queues),
                                some.workflow()),
                        "left"::equals)
                .layout();
    }

    private static List<String> serving(CenterLayout plan, int queue) {
        return IntStream.of(plan.agentsOfQueue().get(queue))
                .mapToObj(plan.agents()::get)
                .toList();
    }

    @Test
    void a_queue_is_served_by_whom_its_expression_fits() {
        CenterLayout plan = plan(new QueueEntry("sales", "routing.skills HAS 'sales'"));
        assertEquals(List.of("Everyone", "sales"), plan.queues());
        assertEquals(List.of("ann"), serving(plan, 1));
    }

    @Test
    void everybody_serves_the_queue_of_every_workspace() {
        assertEquals(List.of("ann", "bob"), serving(plan(), 0));
    }

    @Test
    void a_queue_whose_expression_is_none_is_served_by_nobody_known() {
        assertEquals(List.of(), serving(plan(new QueueEntry("odd", "((")), 1));
    }
}
