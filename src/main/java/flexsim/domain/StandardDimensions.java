package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Dimension.Curve;
import flexsim.domain.Dimension.Expr;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The dimensions that the simulators themselves live by: always present, and of a fixed kind. */
final class StandardDimensions {
    static final List<String> NAMES =
            List.of("arrivalGap", "channel", "abandonTime", "waitTime", "talkTime", "wrapTime", "activity");

    private static final Set<String> OPTIONS = Set.of("channel", "activity");

    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private StandardDimensions() {}

    static void check(Map<String, Dimension> dimensions, Map<String, String> paths, ValidationErrors faults) {
        for (String name : NAMES) {
            Dimension dimension = dimensions.get(name);
            if (dimension == null) {
                faults.add("$.dimensions", "the standard dimension " + name + " is missing");
            } else {
                check(dimension, paths.get(name), faults);
            }
        }
    }

    private static void check(Dimension dimension, String path, ValidationErrors faults) {
        Entity entity = dimension.name().equals("activity") ? Entity.WORKERS : Entity.TASKS;
        Expr expr = OPTIONS.contains(dimension.name()) ? Expr.ENUM : Expr.RANGE;
        if (dimension.entity() != entity) {
            faults.add(path + ".entity", "must be " + word(entity) + " for the standard dimension " + dimension.name());
        }
        if (dimension.expr() != expr) {
            faults.add(path + ".expr", "must be " + word(expr) + " for the standard dimension " + dimension.name());
        }
        if (expr == Expr.ENUM) {
            checkNames(dimension, path, faults);
        } else if (dimension.expr() == Expr.RANGE) {
            checkTime(dimension, path, faults);
        }
    }

    private static void checkNames(Dimension dimension, String path, ValidationErrors faults) {
        if (dimension.dataType() != Dimension.DataType.STRING
                || dimension.valueCnt() != 1
                || dimension.parent().isPresent()) {
            faults.add(
                    path,
                    "the standard dimension " + dimension.name() + " must have one value, a string, and no parent");
        } else if (dimension.name().equals("activity")) {
            checkActivities(dimension.options().getOrDefault("all", List.of()), path + ".options", faults);
        } else {
            checkChannels(dimension.options().getOrDefault("all", List.of()), path + ".options.all", faults);
        }
    }

    /** TaskRouter finds task channels by these names, too. */
    private static void checkChannels(List<JsonNode> options, String path, ValidationErrors faults) {
        for (int i = 0; i < options.size(); i++) {
            if (!CHANNEL.matcher(options.get(i).asText()).matches()) {
                faults.add(
                        path + "[" + i + "]",
                        "the name of a task channel must consist of letters, digits, '_' and '$' and not begin with a"
                                + " digit, found " + Fields.shown(options.get(i)));
            }
        }
    }

    private static void checkActivities(List<JsonNode> options, String path, ValidationErrors faults) {
        List<String> activities = options.stream().map(JsonNode::asText).toList();
        if (!activities.contains("Available")) {
            faults.add(path, "must have Available among the activities: only an available agent is given tasks");
        }
        if (activities.contains("Offline")) {
            faults.add(path, "must not have Offline among the activities: an agent is offline when logged out");
        }
    }

    static void checkTime(Dimension time, String path, ValidationErrors faults) {
        if (time.minStated() && time.min() < 0) {
            faults.add(path + ".min", "a time in seconds must not be below 0, found " + time.min());
        }
        boolean never = time.maxStated() && time.max() <= 0
                || time.curve() == Curve.CONSTANT && time.mean().orElse(1.0) <= 0;
        if (time.name().equals("arrivalGap") && never) {
            faults.add(path, "gaps between arrivals must be above 0 seconds");
        } else if (time.curve() == Curve.CONSTANT && time.mean().orElse(0.0) < 0) {
            faults.add(
                    path + ".mean",
                    "a time in seconds must not be below 0, found "
                            + time.mean().get());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
