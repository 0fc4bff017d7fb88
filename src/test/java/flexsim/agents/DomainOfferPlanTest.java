package flexsim.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.agents.OfferPlan.Response;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.OfferBehavior;
import flexsim.domain.Scenario;
import flexsim.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainOfferPlanTest {
    private static final int OFFERS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void agents_of_whom_nothing_is_said_accept_everything_at_once() {
        OfferPlan plan = new DomainOfferPlan(Scenario.DEFAULT.agents(), 1);
        assertTrue(responses(plan).stream().allMatch(Response.AT_ONCE::equals));
    }

    @Test
    void portions_of_the_offers_are_rejected_and_missed() {
        List<Response> responses = responses(new DomainOfferPlan(new OfferBehavior(Optional.empty(), 0.2, 0.1), 1));
        assertEquals(0.2 * OFFERS, count(responses, Response.REJECT), 4 * Math.sqrt(OFFERS * 0.2 * 0.8));
        assertEquals(0.1 * OFFERS, count(responses, Response.MISS), 4 * Math.sqrt(OFFERS * 0.1 * 0.9));
        assertEquals(0.7 * OFFERS, count(responses, Response.AT_ONCE), 4 * Math.sqrt(OFFERS * 0.7 * 0.3));
    }

    @Test
    void the_accept_delay_follows_its_curve() throws IOException {
        OfferPlan plan =
                new DomainOfferPlan(habits("{\"acceptDelay\": {\"curve\": \"gamma\", \"mean\": 4, \"cv\": 0.5}}"), 1);
        double mean = responses(plan).stream()
                .mapToDouble(response -> Micros.toSeconds(((Response.Accept) response).delay()))
                .average()
                .orElseThrow();
        assertEquals(4, mean, 4 * 2 / Math.sqrt(OFFERS));
    }

    @Test
    void the_same_offer_is_always_answered_alike_and_the_next_offer_of_the_task_anew() {
        OfferPlan plan = new DomainOfferPlan(new OfferBehavior(Optional.empty(), 0.5, 0), 1);
        assertEquals(plan.response("ixn", 7), plan.response("ixn", 7));
        long same = IntStream.range(0, 1_000)
                .filter(i -> plan.response("ixn-" + i, 0).equals(plan.response("ixn-" + i, 1)))
                .count();
        assertEquals(500, same, 4 * Math.sqrt(250));
    }

    private OfferBehavior habits(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("domain.json"), "{\"agents\": " + text + "}");
        return DomainReader.read(file, DomainLocale.EN_US).scenario().agents();
    }

    private static List<Response> responses(OfferPlan plan) {
        return IntStream.range(0, OFFERS)
                .mapToObj(i -> plan.response("ixn-" + i, 0))
                .toList();
    }

    private static long count(List<Response> responses, Response response) {
        return responses.stream().filter(response::equals).count();
    }
}
