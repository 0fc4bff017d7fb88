package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.config.Configuration;
import flexsim.config.EntityDraw;
import flexsim.config.WorkerEntry;
import flexsim.domain.Dimension;
import flexsim.domain.Entity;
import flexsim.domain.InputException;
import flexsim.domain.Phase;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stays by the domain's {@code activity} dimension: each is drawn by the options' portions and lasts, evenly
 * distributed, between half and one and a half of the option's {@code baseDur}. The first, in Available, is cut at a
 * random point, so that agents who log in together do not leave together. Immutable and thread-safe.
 */
public final class DomainActivityPlan implements ActivityPlan {
    private static final double USUAL_SECONDS = 600;

    private final Dimension dimension;
    private final EntityDraw draw;
    private final Map<String, Map<String, JsonNode>> workerValues;
    private final long seed;

    /** @throws InputException when the configuration has no {@code activity} dimension */
    public DomainActivityPlan(Configuration configuration, EntityDraw draw, long seed) {
        this.dimension = configuration
                .metadata()
                .dimension("activity")
                .orElseThrow(() -> new InputException(
                        "metadata.json", "$.dimensions", "has no 'activity': run 'flexsim genconfig' again"));
        this.draw = draw;
        this.seed = seed;
        this.workerValues = configuration.workers().stream()
                .collect(Collectors.toMap(
                        WorkerEntry::friendlyName, worker -> draw.valuesOf(Entity.WORKERS, worker.attributes())));
    }

    @Override
    public Set<String> names() {
        return dimension.options().values().stream()
                .flatMap(List::stream)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Stay stay(String agent, long number, long at) {
        String id = agent + "/" + number;
        Map<String, JsonNode> known = workerValues.getOrDefault(agent, Map.of());
        RandomStream stream = RandomStream.of(seed, "stay", id);
        if (number == 0) {
            double whole = (0.5 + stream.nextDouble()) * baseSeconds(Activities.AVAILABLE, known);
            return new Stay(Activities.AVAILABLE, seconds(whole * stream.nextDouble()));
        }
        String activity = Optional.ofNullable(
                        draw.draw(Entity.WORKERS, Phase.ACTIVITY, id, known).get("activity"))
                .map(JsonNode::asText)
                .orElse(Activities.AVAILABLE);
        return new Stay(activity, seconds((0.5 + stream.nextDouble()) * baseSeconds(activity, known)));
    }

    private double baseSeconds(String activity, Map<String, JsonNode> known) {
        String key = dimension.parent().map(known::get).map(JsonNode::asText).orElse("all");
        return baseSeconds(key, activity)
                .or(() -> dimension.options().keySet().stream()
                        .map(other -> baseSeconds(other, activity))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(USUAL_SECONDS);
    }

    private Optional<Double> baseSeconds(String key, String activity) {
        List<String> options = dimension.options().getOrDefault(key, List.of()).stream()
                .map(JsonNode::asText)
                .toList();
        int index = options.indexOf(activity);
        List<Dimension.OptionParams> params = dimension.optionParams().getOrDefault(key, List.of());
        return index < 0 || index >= params.size()
                ? Optional.empty()
                : params.get(index).baseDur();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Micros.ofSeconds(Math.max(1, seconds)) * 1_000);
    }
}
