package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import flexsim.domain.Dimension.Curve;
import flexsim.domain.Dimension.DataType;
import flexsim.domain.Dimension.Effect;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.Influence;
import flexsim.domain.Dimension.OptionParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one dimension, fills in what is not stated, and checks what can be checked without the other dimensions. */
final class DimensionReader {
    static final List<String> OUR_CURVES = List.of("constant", "exponential", "lognormal", "gamma", "weibull");

    private static final List<String> KEYS = List.of(
            "entity",
            "phase",
            "expr",
            "dataType",
            "parent",
            "options",
            "optionParams",
            "valueCnt",
            "isAttribute",
            "attrName",
            "min",
            "max",
            "curve",
            "mean",
            "cv",
            "shape",
            "influences");
    private static final List<String> CURVES =
            List.of("uniform", "bell", "constant", "exponential", "lognormal", "gamma", "weibull");
    private static final List<String> PHASES = List.of("deploy", "activity", "arrive", "assign", "complete");
    private static final String ATTRIBUTE_PATH = "[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*";

    private static final int LONGEST_ATTRIBUTE_PATH = 200;
    private static final int DEEPEST_ATTRIBUTE_PATH = 10;

    private final String name;
    private final Fields fields;
    private final String path;
    private final ValidationErrors errors;

    private DimensionReader(String name, JsonNode node, String path, ValidationErrors errors) {
        this.name = name;
        this.path = path;
        this.errors = errors;
        this.fields = new Fields(node, path, errors);
    }

    /** @param extraKeys keys that are allowed besides a dimension's own */
    static Dimension read(String name, JsonNode node, String path, ValidationErrors errors, List<String> extraKeys) {
        DimensionReader reader = new DimensionReader(name, node, path, errors);
        List<String> allowed = new ArrayList<>(KEYS);
        allowed.addAll(extraKeys);
        reader.fields.allow(allowed);
        return reader.read();
    }

    private Dimension read() {
        Entity entity = word(Entity.class, "entity", List.of("tasks", "workers"), "tasks");
        Phase phase = word(Phase.class, "phase", PHASES, entity == Entity.TASKS ? "arrive" : "deploy");
        Expr expr = word(Expr.class, "expr", List.of("enum", "range"), "enum");
        DataType dataType = dataType(expr);
        Optional<String> parent = fields.optionalString("parent");
        Map<String, List<JsonNode>> options = expr == Expr.ENUM ? options(parent, dataType) : Map.of();
        Curve curve = word(Curve.class, "curve", CURVES, expr == Expr.ENUM ? "uniform" : "bell");
        boolean ours = OUR_CURVES.contains(curve.name().toLowerCase(Locale.ROOT));
        Bounds bounds = bounds(expr == Expr.RANGE && !ours);
        Dimension dimension = new Dimension(
                name,
                entity,
                phase,
                expr,
                dataType,
                parent,
                options,
                optionParams(options),
                valueCnt(expr, options),
                fields.bool("isAttribute", true),
                attrName(),
                bounds.min,
                bounds.max,
                bounds.minCounts,
                bounds.maxCounts,
                curve,
                parameter("mean", curve, expr),
                parameter("cv", curve, expr),
                parameter("shape", curve, expr),
                influences());
        if (expr == Expr.RANGE) {
            rangeOnly();
        } else if (fields.has("influences")) {
            fields.error("influences", "only a dimension with expr range is influenced");
        }
        return dimension;
    }

    private <E extends Enum<E>> E word(Class<E> type, String key, List<String> allowed, String absent) {
        return Enum.valueOf(type, fields.choice(key, allowed, absent).toUpperCase(Locale.ROOT));
    }

    private DataType dataType(Expr expr) {
        return expr == Expr.RANGE
                ? word(DataType.class, "dataType", List.of("number", "integer"), "number")
                : word(DataType.class, "dataType", List.of("string", "number", "integer", "boolean"), "string");
    }

    private void rangeOnly() {
        for (String key : List.of("options", "optionParams", "parent", "valueCnt")) {
            if (fields.has(key) && !(key.equals("valueCnt") && fields.node(key).asInt() == 1)) {
                fields.error(key, "belongs to a dimension with expr enum; this one is a range");
            }
        }
    }

    private Map<String, List<JsonNode>> options(Optional<String> parent, DataType dataType) {
        if (!fields.has("options")) {
            fields.error(
                    "options",
                    "an enum dimension needs options"
                            + (parent.isPresent()
                                    ? ", one array for each option of its parent"
                                    : ", for instance {\"all\": [\"a\", \"b\"]}"));
            return Map.of();
        }
        Fields lists = fields.object("options");
        Map<String, List<JsonNode>> options = new TreeMap<>();
        for (String key : lists.keys()) {
            options.put(key, optionList(lists, key, dataType));
        }
        if (parent.isEmpty() && !options.keySet().equals(java.util.Set.of("all"))) {
            fields.error("options", "without a parent there is one list, called all; found " + options.keySet());
        }
        return options;
    }

    private List<JsonNode> optionList(Fields lists, String key, DataType dataType) {
        List<JsonNode> list = lists.array(key);
        if (list.isEmpty() && lists.node(key).isArray()) {
            lists.error(key, "needs at least one option");
        }
        for (int i = 0; i < list.size(); i++) {
            String at = lists.at(key) + "[" + i + "]";
            if (!fits(list.get(i), dataType)) {
                String type = dataType.name().toLowerCase(Locale.ROOT);
                errors.add(at, "must be of dataType " + type + ", found " + Fields.shown(list.get(i)));
            } else if (list.subList(0, i).contains(list.get(i))) {
                errors.add(at, "appears twice:  " + Fields.shown(list.get(i)));
            }
        }
        return list;
    }

    private static boolean fits(JsonNode option, DataType dataType) {
        return switch (dataType) {
            case STRING ->
                option.isTextual()
                        && !option.textValue().isBlank()
                        && option.textValue().chars().noneMatch(Character::isISOControl);
            case NUMBER -> option.isNumber() && Double.isFinite(option.asDouble());
            case INTEGER -> option.isIntegralNumber();
            case BOOLEAN -> option.isBoolean();
        };
    }

    private Map<String, List<OptionParams>> optionParams(Map<String, List<JsonNode>> options) {
        Map<String, List<OptionParams>> params = new TreeMap<>();
        options.forEach((key, list) -> params.put(key, equalPortions(list.size())));
        if (!fields.has("optionParams") || options.isEmpty()) {
            return params;
        }
        Fields lists = fields.object("optionParams");
        for (String key : lists.keys()) {
            if (!options.containsKey(key)) {
                lists.error(key, "there are no options of this name; allowed: " + String.join(", ", options.keySet()));
                continue;
            }
            List<JsonNode> list = lists.array(key);
            if (lists.node(key).isArray()) {
                params.put(key, paramList(list, lists.at(key), options.get(key).size()));
            }
        }
        return params;
    }

    private List<OptionParams> equalPortions(int count) {
        List<OptionParams> equal = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            equal.add(new OptionParams(1.0 / count, Optional.empty(), capacity(1), duration(60.0)));
        }
        return equal;
    }

    private Optional<Integer> capacity(int value) {
        return name.equals("channel") ? Optional.of(value) : Optional.empty();
    }

    private Optional<Double> duration(double value) {
        return name.equals("activity") ? Optional.of(value) : Optional.empty();
    }

    private List<OptionParams> paramList(List<JsonNode> list, String at, int optionCount) {
        if (list.size() != optionCount) {
            errors.add(at, "has " + list.size() + " elements for " + optionCount + " options");
            return equalPortions(optionCount);
        }
        List<OptionParams> params = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < list.size(); i++) {
            OptionParams one = params(new Fields(list.get(i), at + "[" + i + "]", errors));
            params.add(one);
            sum += one.portion();
        }
        // The last billionth is for the rounding of the sum itself.
        if (StrictMath.abs(sum - 1) > 0.01 + 1e-9) {
            errors.add(at, "portions must sum to 1 ± 0.01, found " + StrictMath.rint(sum * 10000) / 10000);
        }
        return params;
    }

    private OptionParams params(Fields one) {
        List<String> allowed = new ArrayList<>(List.of("portion"));
        if (name.equals("channel")) {
            allowed.addAll(List.of("address", "baseCapacity"));
        } else if (name.equals("activity")) {
            allowed.add("baseDur");
        }
        one.allow(allowed);
        Optional<Double> portion = one.number("portion");
        if (!one.has("portion")) {
            one.error("portion", "is missing; a number from 0 to 1 is expected");
        } else if (portion.isPresent() && (portion.get() < 0 || portion.get() > 1)) {
            one.error("portion", "must be from 0 to 1, found " + portion.get());
        }
        Optional<Double> baseDur = name.equals("activity") ? one.number("baseDur") : Optional.empty();
        if (baseDur.isPresent() && baseDur.get() <= 0) {
            one.error("baseDur", "must be above 0 seconds, found " + baseDur.get());
        }
        return new OptionParams(
                portion.orElse(0.0),
                name.equals("channel") ? one.optionalString("address") : Optional.empty(),
                name.equals("channel") ? Optional.of(one.integer("baseCapacity", 0, 1)) : Optional.empty(),
                baseDur.or(() -> duration(60.0)));
    }

    private int valueCnt(Expr expr, Map<String, List<JsonNode>> options) {
        int valueCnt = fields.integer("valueCnt", 1, 1);
        options.forEach((key, list) -> {
            if (expr == Expr.ENUM && !list.isEmpty() && valueCnt > list.size()) {
                fields.error(
                        "valueCnt", "is " + valueCnt + " but there are only " + list.size() + " options in " + key);
            }
        });
        return valueCnt;
    }

    private String attrName() {
        String attrName = fields.has("attrName") ? fields.string("attrName") : name;
        // The length goes first: matching recurses for each name.
        if (attrName.length() > LONGEST_ATTRIBUTE_PATH || !attrName.matches(ATTRIBUTE_PATH)) {
            fields.error(
                    "attrName",
                    "must be names of letters, digits and _ joined by dots, at most " + LONGEST_ATTRIBUTE_PATH
                            + " characters, found " + Fields.shown(TextNode.valueOf(attrName)));
        } else if (attrName.split("\\.").length > DEEPEST_ATTRIBUTE_PATH) {
            fields.error(
                    "attrName",
                    "must be at most " + DEEPEST_ATTRIBUTE_PATH + " names joined by dots, found " + attrName);
        }
        return attrName;
    }

    private record Bounds(double min, double max, boolean minCounts, boolean maxCounts) {}

    private Bounds bounds(boolean always) {
        double min = fields.number("min").orElse(0.0);
        double max = fields.number("max").orElse(1.0);
        boolean both = fields.isSound("min") && fields.isSound("max");
        boolean readable = fields.isReadable("min") && fields.isReadable("max");
        if (min > max && readable && (always || both)) {
            fields.error("min", "must not be above max: min " + min + ", max " + max);
        }
        return new Bounds(min, max, always || fields.has("min"), always || fields.has("max"));
    }

    private Optional<Double> parameter(String key, Curve curve, Expr expr) {
        Optional<Double> value = fields.number(key);
        boolean needed = expr == Expr.RANGE && needs(curve, key);
        if (needed && !fields.has(key)) {
            fields.error(key, "is missing; the curve " + curve.name().toLowerCase(Locale.ROOT) + " needs it");
        } else if (needed && value.isPresent() && value.get() <= 0 && curve != Curve.CONSTANT) {
            fields.error(key, "must be above 0, found " + value.get());
        } else if (!needed && fields.has(key)) {
            fields.error(key, "is no parameter of the curve " + curve.name().toLowerCase(Locale.ROOT));
        }
        return value;
    }

    private static boolean needs(Curve curve, String key) {
        return switch (curve) {
            case UNIFORM, BELL -> false;
            case CONSTANT, EXPONENTIAL -> key.equals("mean");
            case LOGNORMAL, GAMMA -> key.equals("mean") || key.equals("cv");
            case WEIBULL -> key.equals("mean") || key.equals("shape");
        };
    }

    private List<Influence> influences() {
        List<Influence> influences = new ArrayList<>();
        if (fields.has("influences")) {
            List<JsonNode> list = fields.array("influences");
            for (int i = 0; i < list.size(); i++) {
                Fields one = new Fields(list.get(i), path + ".influences[" + i + "]", errors);
                one.allow(List.of("factor", "effect", "amount"));
                if (!one.has("effect")) {
                    one.error("effect", "is missing; one of shift, skew, focus is expected");
                }
                String effect = one.choice("effect", List.of("shift", "skew", "focus"), "shift");
                influences.add(new Influence(
                        one.string("factor"), Effect.valueOf(effect.toUpperCase(Locale.ROOT)), amount(one)));
            }
        }
        return influences;
    }

    private static double amount(Fields one) {
        JsonNode amount = one.node("amount");
        try {
            double value =
                    amount.isTextual() ? Double.parseDouble(amount.textValue().strip()) : amount.asDouble();
            if ((amount.isTextual() || amount.isNumber()) && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notNumeric) {
            // Reported below, with all else that is no number.
        }
        one.error("amount", "must be a number or a text that holds one, found " + Fields.shown(amount));
        return 0;
    }
}
