package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.sampling.Distribution;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Draws the values of dimensions that have been compiled to indexes, as numbers and as indexes of options: without JSON, text or
 * allocation, except that of a distribution under influences. Each (seed, dimension, key) has a random stream of its own, so a
 * value does not depend on what else is drawn, when, or in which process. Immutable and thread-safe; a {@link DrawFrame} is not.
 */
public final class DimensionDraw {
    /** Measured by whoever serves the task; never drawn. */
    private static final String MEASURED = "waitTime";

    private final List<Dimension> dimensions;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Purpose[] purposes;
    private final RangeDraw[] ranges;
    private final OptionDraw[] choices;
    private final int[] parents;

    /** @throws IllegalArgumentException when they do not fit each other; those of a configuration do */
    public DimensionDraw(List<Dimension> dimensions, long seed) {
        this.dimensions = List.copyOf(dimensions);
        int size = dimensions.size();
        for (int i = 0; i < size; i++) {
            indexes.put(dimensions.get(i).name(), i);
        }
        this.purposes = dimensions.stream().map(d -> purpose(d, seed)).toArray(Purpose[]::new);
        this.ranges = new RangeDraw[size];
        this.choices = new OptionDraw[size];
        this.parents = new int[size];
        for (int i = 0; i < size; i++) {
            if (dimensions.get(i).expr() == Expr.RANGE) {
                ranges[i] = range(dimensions.get(i));
            } else {
                choice(i);
            }
        }
    }

    private static Purpose purpose(Dimension dimension, long seed) {
        return Purpose.of(seed, dimension.entity().name().toLowerCase(Locale.ROOT) + "/" + dimension.name());
    }

    private RangeDraw range(Dimension dimension) {
        List<RangeDraw.Lever> levers = new ArrayList<>();
        for (Dimension.Influence influence : dimension.influences()) {
            int index = required(influence.factor());
            Dimension factor = dimensions.get(index);
            boolean drawn = factor.entity() == dimension.entity() && !isMeasured(index);
            levers.add(RangeDraw.Lever.of(influence, index, factor, drawn));
        }
        return new RangeDraw(dimension, levers);
    }

    private OptionDraw choice(int index) {
        if (choices[index] == null) {
            Dimension dimension = dimensions.get(index);
            parents[index] = dimension.parent().map(this::required).orElse(DrawFrame.UNKNOWN);
            choices[index] = new OptionDraw(
                    dimension, Optional.of(parents[index]).filter(p -> p >= 0).map(this::choice));
        }
        return choices[index];
    }

    private int required(String name) {
        return index(name).orElseThrow(() -> new IllegalArgumentException("there is no dimension " + name));
    }

    /** The index of a dimension, 0 to one less than their number, in the order in which they were given. */
    public OptionalInt index(String name) {
        Integer index = indexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * The indexes of what is drawn for {@code entity} in {@code phase}; {@code waitTime}, which is measured, is not among
     * them.
     */
    public int[] indexes(Entity entity, Phase phase) {
        return IntStream.range(0, dimensions.size())
                .filter(i -> dimensions.get(i).entity() == entity
                        && dimensions.get(i).phase() == phase
                        && !isMeasured(i))
                .toArray();
    }

    public Dimension dimension(int index) {
        return dimensions.get(index);
    }

    /** Whether its values are numbers of a range; if not, they are options. */
    public boolean isRange(int dimension) {
        return ranges[dimension] != null;
    }

    /** Whether the values of a range dimension depend on nothing but the key. */
    public boolean isPlain(int dimension) {
        return !ranges[dimension].isInfluenced();
    }

    /** The options of an enum dimension, of all its lists, each once; an option's index is its place here. */
    public List<JsonNode> options(int dimension) {
        return choices[dimension].options();
    }

    /** Whether values are measured and put into the frame, never drawn. */
    public boolean isMeasured(int dimension) {
        return dimensions.get(dimension).name().equals(MEASURED);
    }

    /** A frame for the values of these dimensions; nothing in it is known. */
    public DrawFrame frame() {
        return new DrawFrame(dimensions.size());
    }

    /**
     * Puts a value found elsewhere, for instance in attributes, into {@code frame}. What is no value of its dimension (no
     * number, no option) becomes unknown; values of enum dimensions with several values are not kept.
     */
    public void put(int dimension, JsonNode value, DrawFrame frame) {
        if (isRange(dimension)) {
            frame.putNumber(dimension, value.isNumber() ? value.doubleValue() : Double.NaN);
        } else if (dimensions.get(dimension).valueCnt() == 1) {
            frame.putOption(dimension, choices[dimension].index(value));
        }
    }

    /**
     * The value of a range dimension in {@code frame}; if there is none, one is drawn. It is put there, and so are values
     * that it depends on, unless it depends on none. A worker's value that a task's depends on is not drawn: unknown, it has
     * no influence; nor is {@code waitTime}.
     *
     * @param key of the task or worker, see {@link DrawKey}
     * @return whole, or rounded to six decimal places
     */
    public double number(int dimension, long key, DrawFrame frame) {
        double known = frame.number(dimension);
        if (!Double.isNaN(known)) {
            return known;
        }
        RangeDraw range = ranges[dimension];
        if (range.isFixed()) {
            return range.fixed();
        }
        if (!range.isInfluenced()) {
            // Not kept: whoever needs it again draws the same.
            return range.plain(purposes[dimension], key, frame.stream);
        }
        Distribution distribution = range.influenced(lever -> factor(lever, key, frame));
        // The stream starts only now: factors were drawn from it.
        double drawn = range.sample(distribution, purposes[dimension], key, frame.stream);
        frame.putNumber(dimension, drawn);
        return drawn;
    }

    private double factor(RangeDraw.Lever lever, long key, DrawFrame frame) {
        return lever.drawn() ? number(lever.factor(), key, frame) : frame.number(lever.factor());
    }

    /**
     * The index of the option of an enum dimension with one value in {@code frame}; if there is none, one is drawn and put
     * there, and so is its parent's.
     *
     * @param key of the task or worker, see {@link DrawKey}
     */
    public int option(int dimension, long key, DrawFrame frame) {
        int known = frame.option(dimension);
        if (known != DrawFrame.UNKNOWN) {
            return known;
        }
        int parent = parent(dimension, key, frame);
        OptionDraw choice = choices[dimension];
        int drawn = choice.sample(parent, choice.isSingle(parent) ? 0.5 : RandomStream.first(purposes[dimension], key));
        frame.putOption(dimension, drawn);
        return drawn;
    }

    /**
     * The indexes of the options of an enum dimension with several values, all different, in the order in which they were
     * drawn. They are not kept in {@code frame}.
     *
     * @param key of the task or worker, see {@link DrawKey}
     */
    public int[] distinctOptions(int dimension, long key, DrawFrame frame) {
        int[] drawn = new int[dimensions.get(dimension).valueCnt()];
        int parent = parent(dimension, key, frame);
        choices[dimension].sampleDistinct(parent, drawn.length, frame.stream.restart(purposes[dimension], key), drawn);
        return drawn;
    }

    private int parent(int dimension, long key, DrawFrame frame) {
        return parents[dimension] == DrawFrame.UNKNOWN ? 0 : option(parents[dimension], key, frame);
    }
}
