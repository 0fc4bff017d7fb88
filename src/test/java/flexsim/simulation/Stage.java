package flexsim.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.Generator;
import flexsim.customers.Rate;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.metrics.MetricsListener;
import flexsim.simulation.VirtualCenter.Run;
import flexsim.time.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A contact centre for tests. Unless told otherwise: one agent, always available, for the one product {@code p} by voice;
 * customers every 10 seconds who wait for 100; calls of 15 seconds and no after-call work.
 */
final class Stage {
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private final Map<String, String> more = new LinkedHashMap<>();
    private long seed = 1;
    private long warmup;
    private Optional<Rate> rate = Optional.empty();
    private Consumer<ObjectNode> workflowEdit = routing -> {};

    static Stage set() {
        return new Stage()
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

    Stage agents(int count) {
        return key("agentCnt", Integer.toString(count));
    }

    Stage constant(String dimension, double seconds) {
        return dimension(dimension, "{\"curve\": \"constant\", \"mean\": " + seconds + ", \"influences\": []}");
    }

    Stage exponential(String dimension, double mean) {
        return dimension(dimension, "{\"curve\": \"exponential\", \"mean\": " + mean + ", \"influences\": []}");
    }

    /** {@code names}: in quotes, separated by commas; {@code rest}: further keys. */
    Stage options(String dimension, String names, String rest) {
        return dimension(dimension, options(names, rest));
    }

    Stage dimension(String name, String json) {
        dimensions.put(name, json);
        return this;
    }

    /** A key of the domain itself. */
    Stage key(String name, String json) {
        more.put(name, json);
        return this;
    }

    Stage seed(long other) {
        seed = other;
        return this;
    }

    Stage warmup(double seconds) {
        warmup = Micros.ofSeconds(seconds);
        return this;
    }

    Stage rate(String text) {
        rate = Optional.of(Rate.parse(text));
        return this;
    }

    /** What somebody does by hand to {@code task_routing} in {@code workflow.json}. */
    Stage editWorkflow(Consumer<ObjectNode> edit) {
        workflowEdit = edit;
        return this;
    }

    Configuration configuration() {
        String text = "{\"brand\": \"b\", \"queueFilterDim\": \"product\", \"queueWorkerDims\": [\"expertise\"], "
                + members(more) + ", \"dimensions\": {" + members(dimensions) + "}}";
        try {
            Path file = Files.createTempFile("domain", ".json");
            Files.writeString(file, text);
            Configuration configuration =
                    Generator.generate(DomainReader.read(file, DomainLocale.of("en-us")), DomainLocale.of("en-us"), 1);
            Files.delete(file);
            workflowEdit.accept(
                    (ObjectNode) configuration.workflow().configuration().get("task_routing"));
            return configuration;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String members(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", "));
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
    Diary play(double seconds) {
        VirtualCenter center = center(seconds);
        Diary diary = new Diary(center.layout());
        center.play(diary);
        return diary;
    }

    void play(double seconds, MetricsListener intake) {
        center(seconds).play(intake);
    }
}
