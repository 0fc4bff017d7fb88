package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One property of tasks or workers whose value is drawn, with every default filled in.
 *
 * @param parent the enum dimension whose value selects the options
 * @param options by parent option, or under {@code all}; empty for a range
 * @param optionParams same shape as {@code options}
 * @param valueCnt more than 1 gives an array of distinct values
 * @param attrName attribute path, dots nest
 * @param min as stated, or the default 0
 * @param max as stated, or the default 1
 * @param minStated whether the domain stated {@code min} itself (our curves are clipped only then)
 * @param curve name, for instance {@code bell}
 */
public record Dimension(
        String name,
        Entity entity,
        Phase phase,
        Expr expr,
        DataType dataType,
        Optional<String> parent,
        Map<String, List<JsonNode>> options,
        Map<String, List<OptionParams>> optionParams,
        int valueCnt,
        boolean isAttribute,
        String attrName,
        double min,
        double max,
        boolean minStated,
        boolean maxStated,
        Curve curve,
        Optional<Double> mean,
        Optional<Double> cv,
        Optional<Double> shape,
        List<Influence> influences) {
    /** Whether values are chosen from options or drawn from a range. */
    public enum Expr {
        ENUM,
        RANGE
    }

    /** The JSON type of a value. */
    public enum DataType {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN
    }

    /** The distribution of a range, or of an enum's portions. */
    public enum Curve {
        UNIFORM,
        BELL,
        CONSTANT,
        EXPONENTIAL,
        LOGNORMAL,
        GAMMA,
        WEIBULL
    }

    /**
     * Parameters of one option.
     *
     * @param portion share of the draws, 0 to 1
     * @param address the centre's address on this channel ({@code channel} only)
     * @param baseCapacity tasks at once ({@code channel} only)
     * @param baseDur mean stay in seconds ({@code activity} only)
     */
    public record OptionParams(
            double portion, Optional<String> address, Optional<Integer> baseCapacity, Optional<Double> baseDur) {}

    /** How the value of {@code factor} acts on this dimension. */
    public record Influence(String factor, Effect effect, double amount) {}

    /** What an influence moves: the mean, the skewness or the spread. */
    public enum Effect {
        SHIFT,
        SKEW,
        FOCUS
    }
}
