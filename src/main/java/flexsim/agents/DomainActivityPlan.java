package flexsim.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import flexsim.config.Configuration;
import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.DrawKey;
import flexsim.config.EntityDraw;
import flexsim.config.WorkerEntry;
import flexsim.domain.Dimension;
import flexsim.domain.Entity;
import flexsim.domain.InputException;
import flexsim.domain.Phase;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import flexsim.time.Micros;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stays by the domain's {@code activity} dimension: each is drawn by the options' portions and lasts, evenly
 * distributed, between half and one and a half of the option's {@code baseDur}. The first, in Available, is cut at a
 * random point, so that agents who log in together do not leave together. Immutable and thread-safe.
 */
public final class DomainActivityPlan implements ActivityPlan {
    /** No run is longer. */
    private static final double LONGEST_SECONDS = 86_400.0 * 366 * 2;

    private static final double USUAL_SECONDS = 600;

    private final Dimension dimension;
    private final DimensionDraw draw;
    private final OptionalInt index;
    private final Purpose lengths;
    private final Map<String, Person> people = new HashMap<>();

    /**
     * What one agent's stays depend on.
     *
     * @param prefix key of the agent's name and a slash
     * @param parent the value that selects the options; a missing node where there is none
     * @param seconds length of a stay by activity
     */
    private record Person(long prefix, JsonNode parent, Map<String, Double> seconds) {}

    /** @throws InputException when the configuration has no {@code activity} dimension */
    public DomainActivityPlan(Configuration configuration, EntityDraw draw, long seed) {
        this.dimension = configuration
                .metadata()
                .dimension("activity")
                .orElseThrow(() -> new InputException(
                        "metadata.json", "$.dimensions", "has no 'activity': run 'flexsim genconfig' again"));
        this.draw = draw.compiled();
        this.index = dimension.entity() == Entity.WORKERS && dimension.phase() == Phase.ACTIVITY
                ? this.draw.index("activity")
                : OptionalInt.empty();
        this.lengths = Purpose.of(seed, "stay");
        Map<String, Map<String, Double>> seconds = new HashMap<>();
        for (WorkerEntry worker : configuration.workers()) {
            JsonNode parent = dimension
                    .parent()
                    .map(draw.valuesOf(Entity.WORKERS, worker.attributes())::get)
                    .orElse(MissingNode.getInstance());
            String list = dimension.parent().isPresent() ? parent.asText() : "all";
            people.put(
                    worker.friendlyName(),
                    new Person(prefix(worker.friendlyName()), parent, seconds.computeIfAbsent(list, this::seconds)));
        }
    }

    private static long prefix(String agent) {
        return RandomStream.keyOf(agent + "/");
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
        Person person = people.get(agent);
        long key = DrawKey.numbered(person.prefix(), number);
        RandomStream stream = RandomStream.of(lengths, key);
        String activity = number == 0 ? Activities.AVAILABLE : activity(person, key);
        double whole = (0.5 + stream.nextDouble()) * person.seconds().getOrDefault(activity, USUAL_SECONDS);
        return new Stay(activity, seconds(number == 0 ? whole * stream.nextDouble() : whole));
    }

    private String activity(Person person, long key) {
        if (index.isEmpty()) {
            return Activities.AVAILABLE;
        }
        DrawFrame frame = draw.frame();
        if (!person.parent().isMissingNode()) {
            draw.index(dimension.parent().orElseThrow()).ifPresent(parent -> draw.put(parent, person.parent(), frame));
        }
        return draw.options(index.getAsInt())
                .get(draw.option(index.getAsInt(), key, frame))
                .asText();
    }

    /** By activity, as {@code list} has it, else as the first list that has it. */
    private Map<String, Double> seconds(String list) {
        Map<String, Double> seconds = new HashMap<>();
        for (String activity : names()) {
            baseSeconds(list, activity)
                    .or(() -> dimension.options().keySet().stream()
                            .map(other -> baseSeconds(other, activity))
                            .flatMap(Optional::stream)
                            .findFirst())
                    .ifPresent(found -> seconds.put(activity, found));
        }
        return seconds;
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
        return Duration.ofNanos(Micros.ofSeconds(Math.min(LONGEST_SECONDS, Math.max(1, seconds))) * 1_000);
    }
}
