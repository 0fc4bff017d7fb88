package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Curve;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Effect;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.Influence;
import flexsim.domain.Dimension.OptionParams;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Dimensions of every kind, with parents and influences among them, in any order: some for workers, most for tasks. */
final class RandomDimensions {
    private static final Phase[] OF_TASKS = {Phase.ARRIVE, Phase.ASSIGN, Phase.COMPLETE};

    private final Random random;
    private final List<Dimension> made = new ArrayList<>();

    private RandomDimensions(Random random) {
        this.random = random;
    }

    static List<Dimension> of(Random random) {
        RandomDimensions some = new RandomDimensions(random);
        some.range("rank", Entity.WORKERS, Phase.DEPLOY);
        some.choice("team", Entity.WORKERS, Phase.DEPLOY);
        some.range("waitTime", Entity.TASKS, Phase.ARRIVE);
        for (Phase phase : OF_TASKS) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                String name = phase.name() + i;
                if (random.nextBoolean()) {
                    some.range(name, Entity.TASKS, phase);
                } else {
                    some.choice(name, Entity.TASKS, phase);
                }
            }
        }
        List<Dimension> shuffled = new ArrayList<>(some.made);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private void range(String name, Entity entity, Phase phase) {
        boolean bounded = random.nextBoolean();
        Curve curve = Curve.values()[random.nextInt(Curve.values().length)];
        boolean needsBounds = curve == Curve.BELL || curve == Curve.UNIFORM;
        List<Influence> influences = new ArrayList<>();
        for (Dimension factor : made) {
            if (factor.expr() == Expr.RANGE
                    && (factor.entity() == entity || entity == Entity.TASKS)
                    && random.nextInt(3) == 0) {
                Effect effect = Effect.values()[random.nextInt(3)];
                influences.add(new Influence(factor.name(), effect, random.nextGaussian()));
            }
        }
        made.add(new Dimension(
                name,
                entity,
                phase,
                Expr.RANGE,
                random.nextBoolean() ? DataType.NUMBER : DataType.INTEGER,
                Optional.empty(),
                Map.of(),
                Map.of(),
                1,
                true,
                name,
                2,
                3 + random.nextInt(50),
                bounded || needsBounds,
                bounded || needsBounds,
                curve,
                Optional.of(1 + 20 * random.nextDouble()),
                Optional.of(0.2 + random.nextDouble()),
                Optional.of(0.5 + random.nextDouble()),
                influences));
    }

    private void choice(String name, Entity entity, Phase phase) {
        List<Dimension> parents = made.stream()
                .filter(d -> d.expr() == Expr.ENUM && d.entity() == entity && d.valueCnt() == 1)
                .toList();
        Optional<Dimension> parent = parents.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(parents.get(random.nextInt(parents.size())));
        int valueCnt = 1 + random.nextInt(2);
        Map<String, List<JsonNode>> options = new TreeMap<>();
        Map<String, List<OptionParams>> params = new TreeMap<>();
        for (String list : parent.map(RandomDimensions::texts).orElse(List.of("all"))) {
            int count = valueCnt + random.nextInt(3);
            int first = random.nextInt(3);
            options.put(
                    list,
                    IntStream.range(first, first + count)
                            .<JsonNode>mapToObj(i -> TextNode.valueOf("o" + i))
                            .toList());
            params.put(
                    list,
                    IntStream.range(0, count)
                            .mapToObj(i -> new OptionParams(
                                    random.nextInt(4), Optional.empty(), Optional.empty(), Optional.empty()))
                            .toList());
        }
        made.add(new Dimension(
                name,
                entity,
                phase,
                Expr.ENUM,
                DataType.STRING,
                parent.map(Dimension::name),
                options,
                params,
                valueCnt,
                true,
                name,
                0,
                1,
                false,
                false,
                Curve.UNIFORM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private static List<String> texts(Dimension dimension) {
        return dimension.options().values().stream()
                .flatMap(List::stream)
                .map(JsonNode::asText)
                .distinct()
                .toList();
    }
}
