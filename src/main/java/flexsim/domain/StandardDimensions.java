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

    static void check(Map<String, Dimension> dimensions, Map<String, String> paths, ValidationErrors errors) {
        for (String name : NAMES) {
            Dimension dimension = dimensions.get(name);
            if (dimension == null) {
                errors.add("$.dimensions", "the standard dimension " + name + " is missing");
            } else {
                check(dimension, paths.get(name), errors);
            }
        }
    }

    private static void check(Dimension dimension, String path, ValidationErrors errors) {
        Entity entity = dimension.name().equals("activity") ? Entity.WORKERS : Entity.TASKS;
        Expr expr = OPTIONS.contains(dimension.name()) ? Expr.ENUM : Expr.RANGE;
        if (dimension.entity() != entity) {
            errors.add(path + ".entity", "must be " + word(entity) + " for the standard dimension " + dimension.name());
        }
        if (dimension.expr() != expr) {
            errors.add(path + ".expr", "must be " + word(expr) + " for the standard dimension " + dimension.name());
        }
        if (expr == Expr.ENUM) {
            checkNames(dimension, path, errors);
        } else if (dimension.expr() == Expr.RANGE) {
            checkTime(dimension, path, errors);
        }
    }

    private static void checkNames(Dimension dimension, String path, ValidationErrors errors) {
        if (dimension.dataType() != Dimension.DataType.STRING
                || dimension.valueCnt() != 1
                || dimension.parent().isPresent()) {
            errors.add(
                    path,
                    "the standard dimension " + dimension.name() + " must have one value, a string, and no parent");
        } else if (dimension.name().equals("activity")) {
            checkActivities(dimension.options().getOrDefault("all", List.of()), path + ".options", errors);
        } else {
            checkChannels(dimension.options().getOrDefault("all", List.of()), path + ".options.all", errors);
        }
    }

    /** TaskRouter finds task channels by these names, too. */
    private static void checkChannels(List<JsonNode> options, String path, ValidationErrors errors) {
        for (int i = 0; i < options.size(); i++) {
            if (!CHANNEL.matcher(options.get(i).asText()).matches()) {
                errors.add(
                        path + "[" + i + "]",
                        "the name of a task channel must consist of letters, digits, '_' and '$' and not begin with a"
                                + " digit, found " + Fields.shown(options.get(i)));
            }
        }
    }

    private static void checkActivities(List<JsonNode> options, String path, ValidationErrors errors) {
        List<String> activities = options.stream().map(JsonNode::asText).toList();
        if (!activities.contains("Available")) {
            errors.add(path, "must have Available among the activities: only an available agent is given tasks");
        }
        if (activities.contains("Offline")) {
            errors.add(path, "must not have Offline among the activities: an agent is offline when logged out");
        }
    }

    static void checkTime(Dimension time, String path, ValidationErrors errors) {
        if (time.minStated() && time.min() < 0) {
            errors.add(path + ".min", "a time in seconds must not be below 0, found " + time.min());
        }
        boolean never = time.maxStated() && time.max() <= 0
                || time.curve() == Curve.CONSTANT && time.mean().orElse(1.0) <= 0;
        if (time.name().equals("arrivalGap") && never) {
            errors.add(path, "gaps between arrivals must be above 0 seconds");
        } else if (time.curve() == Curve.CONSTANT && time.mean().orElse(0.0) < 0) {
            errors.add(
                    path + ".mean",
                    "a time in seconds must not be below 0, found "
                            + time.mean().get());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
