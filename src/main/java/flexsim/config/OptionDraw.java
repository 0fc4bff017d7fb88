package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.OptionParams;
import flexsim.sampling.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the options of one enum dimension are drawn. An option that several lists have has one index. Immutable. */
final class OptionDraw {
    private static final String NO_PARENT = "all";

    private final List<JsonNode> options;
    private final Map<String, Integer> indexes;
    private final Portions[] lists;

    /** @param parent whose option selects the list */
    OptionDraw(Dimension dimension, Optional<OptionDraw> parent) {
        Map<String, JsonNode> distinct = new LinkedHashMap<>();
        dimension.options().values().forEach(list -> list.forEach(o -> distinct.putIfAbsent(o.asText(), o)));
        this.options = List.copyOf(distinct.values());
        this.indexes = new HashMap<>();
        distinct.keySet().forEach(text -> indexes.put(text, indexes.size()));
        List<String> names = parent.map(
                        p -> p.options.stream().map(JsonNode::asText).toList())
                .orElse(List.of(NO_PARENT));
        this.lists = names.stream().map(name -> portions(dimension, name)).toArray(Portions[]::new);
    }

    private Portions portions(Dimension dimension, String list) {
        List<JsonNode> choices = dimension.options().get(list);
        List<OptionParams> params = dimension.optionParams().get(list);
        if (choices == null || params == null) {
            throw new IllegalArgumentException("dimension " + dimension.name() + " has no options for " + list);
        }
        return new Portions(
                choices.stream().mapToInt(o -> indexes.get(o.asText())).toArray(),
                params.stream().mapToDouble(OptionParams::portion).toArray());
    }

    /** All there are; an option's index is its place here. */
    List<JsonNode> options() {
        return options;
    }

    /** The index of the option that is written like {@code value}, or −1. */
    int index(JsonNode value) {
        return value.isValueNode() ? indexes.getOrDefault(value.asText(), DrawFrame.UNKNOWN) : DrawFrame.UNKNOWN;
    }

    /** Whether there is nothing to choose from. */
    boolean isSingle(int parent) {
        return lists[parent].choices.length == 1;
    }

    /**
     * @param parent index of the parent's option; 0 without a parent
     * @param uniform above 0 and below 1
     */
    int sample(int parent, double uniform) {
        Portions list = lists[parent];
        return list.choices[list.place(uniform)];
    }

    /** Puts {@code count} different options into {@code into}, in the order in which they were drawn. */
    void sampleDistinct(int parent, int count, RandomStream random, int[] into) {
        Portions left = lists[parent];
        for (int i = 0; i < count; i++) {
            int place = left.place(random.nextDouble());
            into[i] = left.choices[place];
            left = i + 1 < count ? left.without(place) : left;
        }
    }

    /** Options, each as likely as its portion of the sum; when all portions are 0, all alike. */
    private static final class Portions {
        private final int[] choices;
        private final double[] portions;
        private final double[] cumulative;
        private final int last;

        Portions(int[] choices, double[] portions) {
            this.choices = choices;
            this.portions = portions;
            this.cumulative = new double[portions.length];
            double sum = 0;
            int positive = 0;
            for (int i = 0; i < portions.length; i++) {
                sum += portions[i];
                cumulative[i] = sum;
                positive = portions[i] > 0 ? i : positive;
            }
            this.last = positive;
        }

        int place(double uniform) {
            double sum = cumulative[cumulative.length - 1];
            if (sum <= 0) {
                return (int) (uniform * choices.length);
            }
            double at = uniform * sum;
            // Counted, as a branch that nobody can foretell costs more. Ends at the last of all where rounding left a
            // trace of the sum.
            int place = 0;
            for (int i = 0; i < last; i++) {
                place += at >= cumulative[i] ? 1 : 0;
            }
            return place;
        }

        Portions without(int place) {
            List<Integer> rest = new ArrayList<>();
            for (int i = 0; i < choices.length; i++) {
                if (i != place) {
                    rest.add(i);
                }
            }
            return new Portions(
                    rest.stream().mapToInt(i -> choices[i]).toArray(),
                    rest.stream().mapToDouble(i -> portions[i]).toArray());
        }
    }
}
