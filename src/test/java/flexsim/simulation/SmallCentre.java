package flexsim.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.customers.Rate;
import flexsim.metrics.MetricsListener;
import flexsim.simulation.VirtualCenter.Run;
import flexsim.time.Micros;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A contact centre for tests. Unless told otherwise: one agent, always available, for the one product {@code p} by voice;
 * customers every 10 seconds who wait for 100; calls of 15 seconds and no after-call work.
 */
final class SmallCentre {
    private final DomainBuilder domain = new DomainBuilder("b", "product", "expertise");
    private long seed = 1;
    private long warmup;
    private Optional<Rate> rate = Optional.empty();
    private Consumer<ObjectNode> workflowEdit = routing -> {};

    static SmallCentre create() {
        return new SmallCentre()
                .options("product", "\"p\"", "")
                .dimension("expertise", options("\"p\"", "\"entity\": \"workers\", \"attrName\": \"routing.skills\""))
                .dimension(
                        "channel",
                        "{\"options\": {\"all\": [\"voice\"]},"
                                + " \"optionParams\": {\"all\": [{\"portion\": 1, \"baseCapacity\": 1}]}}")
                .options("activity", "\"Available\"", "")
                .constant("arrivalGap", 10)
                .constant("abandonTime", 100)
                .constant("talkTime", 15)
                .constant("wrapTime", 0)
                .agents(1);
    }

    private static String options(String names, String rest) {
        return "{\"options\": {\"all\": [" + names + "]}" + (rest.isEmpty() ? "" : ", " + rest) + "}";
    }

    SmallCentre agents(int count) {
        return key("agentCnt", Integer.toString(count));
    }

    SmallCentre constant(String dimension, double seconds) {
        domain.constant(dimension, seconds);
        return this;
    }

    SmallCentre exponential(String dimension, double mean) {
        domain.exponential(dimension, mean);
        return this;
    }

    /** {@code names}: in quotes, separated by commas; {@code rest}: further keys. */
    SmallCentre options(String dimension, String names, String rest) {
        return dimension(dimension, options(names, rest));
    }

    SmallCentre dimension(String name, String json) {
        domain.dimension(name, json);
        return this;
    }

    /** A key of the domain itself. */
    SmallCentre key(String name, String json) {
        domain.key(name, json);
        return this;
    }

    SmallCentre seed(long other) {
        seed = other;
        return this;
    }

    SmallCentre warmup(double seconds) {
        warmup = Micros.ofSeconds(seconds);
        return this;
    }

    SmallCentre rate(String text) {
        rate = Optional.of(Rate.parse(text));
        return this;
    }

    /** What somebody does by hand to {@code task_routing} in {@code workflow.json}. */
    SmallCentre editWorkflow(Consumer<ObjectNode> edit) {
        workflowEdit = edit;
        return this;
    }

    Configuration configuration() {
        Configuration configuration = domain.configuration();
        workflowEdit.accept(
                (ObjectNode) configuration.workflow().configuration().get("task_routing"));
        return configuration;
    }

    VirtualCenter center(double seconds) {
        Run run = new Run(
                seed,
                -warmup,
                Micros.ofSeconds(seconds),
                (int) Math.floorMod(-warmup / Micros.PER_SECOND, 86_400),
                rate);
        return new VirtualCenter(configuration(), id -> "Customer " + id, run);
    }

    /** What happens until {@code seconds} after the beginning. */
    RecordedMetrics play(double seconds) {
        VirtualCenter center = center(seconds);
        RecordedMetrics recorded = new RecordedMetrics(center.layout());
        center.play(recorded);
        return recorded;
    }

    void play(double seconds, MetricsListener intake) {
        center(seconds).play(intake);
    }
}
