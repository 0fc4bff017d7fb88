package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.DomainHandlingPlan;
import flexsim.agents.DomainOfferPlan;
import flexsim.agents.HandlingPlan;
import flexsim.agents.KeyedOfferPlan;
import flexsim.config.Configuration;
import flexsim.config.DimensionDraw;
import flexsim.config.DrawKey;
import flexsim.config.EntityDraw;
import flexsim.config.Generator;
import flexsim.customers.ArrivalSchedule;
import flexsim.customers.Customer;
import flexsim.customers.CustomerDraw;
import flexsim.customers.DomainArrivalValues;
import flexsim.customers.InteractionIds;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.time.Micros;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn without text is what the live simulators draw. The domain is that of the project's own example. */
class KeyedDrawsTest {
    private static final long SEED = 7;
    private static final int CUSTOMERS = 500;

    private final Configuration configuration = Generator.generate(
            DomainReader.read(Path.of("domain.json"), DomainLocale.of("en-us")), DomainLocale.of("en-us"), SEED);
    private final EntityDraw live = new EntityDraw(configuration.metadata().dimensions(), SEED);
    private final DimensionDraw keyed =
            new DimensionDraw(configuration.metadata().dimensions(), SEED);
    private final CustomerDraw customers =
            new CustomerDraw(configuration.metadata(), new DomainArrivalValues(live), id -> "Ann", "AC1", SEED);

    private KeyedDraws draws() {
        SimulatedWorkspace workspace = SimulatedWorkspace.of(configuration, List.of(), SEED, 0);
        EngineRouter router = workspace.router(false);
        TaskClasses classes = new TaskClasses(
                router,
                workspace.routingAttributes(),
                workspace.layout(),
                customers,
                keyed,
                configuration.metadata().dimensions());
        return new KeyedDraws(configuration, keyed, new CustomerKeys(SEED), SEED, classes);
    }

    @Test
    void patience_and_channel_are_those_of_the_live_customer() {
        KeyedDraws draws = draws();
        for (int i = 0; i < CUSTOMERS; i++) {
            VirtualCustomer drawn = new VirtualCustomer(i, 0, 0);
            draws.arrive(drawn);
            Customer customer = customers.apply(i);

            assertEquals(Micros.of(customer.patience()), draws.patience(drawn));
            assertEquals(
                    customer.channel(),
                    configuration
                            .metadata()
                            .dimension("channel")
                            .orElseThrow()
                            .options()
                            .get("all")
                            .get(drawn.channel())
                            .asText());
        }
    }

    @Test
    void talk_and_after_call_work_are_those_of_the_live_agent_however_long_the_customer_waited()
            throws JsonProcessingException {
        KeyedDraws draws = draws();
        HandlingPlan handling = new DomainHandlingPlan(live);
        for (int i = 0; i < CUSTOMERS; i++) {
            int agent = i % configuration.workers().size();
            VirtualCustomer drawn = new VirtualCustomer(i, 0, 0);
            draws.arrive(drawn);
            draws.assign(drawn, agent, i % 60);
            Customer customer = customers.apply(i);
            ObjectNode attributes = (ObjectNode) new JsonMapper().readTree(customer.attributes());
            HandlingPlan.Work work = handling.work(
                    customer.ixnId(),
                    attributes,
                    configuration.workers().get(agent).attributes(),
                    Duration.ofSeconds(i % 60));

            assertEquals(Micros.of(work.talk()), drawn.talk);
            assertEquals(Micros.of(work.wrap()), drawn.wrap);
        }
    }

    @Test
    void gaps_are_those_of_the_live_arrivals() {
        ArrivalSchedule schedule = ArrivalSchedule.ofDomain(0, customers, ArrivalSchedule.Limits.NONE);
        var times = flexsim.customers.ArrivalTimes.ofGaps(KeyedDraws.gaps(keyed, new CustomerKeys(SEED)));
        for (int i = 0; i < CUSTOMERS; i++) {
            assertEquals(schedule.next().due(), times.next());
        }
    }

    @Test
    void responses_to_offers_are_those_of_the_live_agent() {
        var behavior = SmallCentre.create()
                .key(
                        "agents",
                        "{\"acceptDelay\": {\"min\": 1, \"max\": 9}, \"rejectPortion\": 0.2, \"missPortion\": 0.1}")
                .configuration()
                .metadata()
                .scenario()
                .agents();
        DomainOfferPlan byText = new DomainOfferPlan(behavior, SEED);
        KeyedOfferPlan byKey = new KeyedOfferPlan(behavior, SEED);
        InteractionIds ids = new InteractionIds(SEED);
        for (int i = 0; i < CUSTOMERS; i++) {
            assertEquals(byText.response(ids.text(i), i % 12), byKey.response(DrawKey.of(ids.text(i)), i % 12));
        }
    }
}
