package flexsim.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.HandlingPlan;
import flexsim.config.WorkerEntry;
import flexsim.customers.Customer;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** Draws through the same plans as the live simulators. */
final class DomainDraws implements Draws {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LongFunction<Customer> customers;
    private final HandlingPlan handling;
    private final List<WorkerEntry> workers;
    private final Kinds kinds;

    DomainDraws(LongFunction<Customer> customers, HandlingPlan handling, List<WorkerEntry> workers, Kinds kinds) {
        this.customers = customers;
        this.handling = handling;
        this.workers = workers;
        this.kinds = kinds;
    }

    @Override
    public void arrive(Visit visit) {
        Customer customer = customers.apply(visit.number());
        visit.patience = Micros.of(customer.patience());
        visit.kind = kinds.of(customer);
        visit.customer = customer;
    }

    @Override
    public void assign(Visit visit, int agent, long waited) {
        try {
            ObjectNode attributes = (ObjectNode) JSON.readTree(visit.customer.attributes());
            HandlingPlan.Work work = handling.work(
                    visit.customer.ixnId(), attributes, workers.get(agent).attributes(), Duration.ofSeconds(waited));
            visit.talk = Micros.of(work.talk());
            visit.wrap = Micros.of(work.wrap());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a customer's own attributes are no JSON", impossible);
        }
    }
}
