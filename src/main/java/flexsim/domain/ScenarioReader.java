package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what planners add to a domain; what is not stated is as in {@link Scenario#DEFAULT}. */
final class ScenarioReader {
    static final List<String> KEYS = List.of("serviceLevel", "arrivals", "agents", "shifts", "balkPortion", "workflow");

    private static final List<String> DELAY_KEYS = List.of("curve", "mean", "cv", "shape", "min", "max");
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Beyond, nearly all days are empty and the rest are floods. */
    private static final double MOST_BUSYNESS_CV = 10;

    /** As for {@code --rate}: one customer in ten days, 10,000 a second. */
    private static final double FEWEST_A_DAY = 0.1;

    private static final double MOST_A_MINUTE = 600_000;

    private final Fields root;
    private final ValidationErrors errors;

    ScenarioReader(Fields root, ValidationErrors errors) {
        this.root = root;
        this.errors = errors;
    }

    /**
     * @param agentCnt how many agents there are for the shifts
     * @param filter the dimension whose options become filters, if it could be read
     */
    Scenario read(int agentCnt, Optional<Dimension> filter) {
        Scenario absent = Scenario.DEFAULT;
        return new Scenario(
                root.has("serviceLevel") ? serviceLevel(root.object("serviceLevel")) : absent.serviceLevel(),
                root.has("arrivals") ? Optional.of(arrivals(root.object("arrivals"))) : absent.arrivals(),
                root.has("agents") ? agents(root.object("agents")) : absent.agents(),
                root.has("shifts") ? new ShiftReader(root, errors).read(agentCnt) : absent.shifts(),
                root.number("balkPortion", 0, 1, absent.balkPortion()),
                root.has("workflow")
                        ? new TargetReader(root.object("workflow"), errors).read(filter)
                        : absent.workflow());
    }

    private static ServiceLevel serviceLevel(Fields fields) {
        fields.allow(List.of("thresholdSeconds", "shortAbandonSeconds", "target"));
        ServiceLevel absent = Scenario.DEFAULT.serviceLevel();
        double threshold = fields.number("thresholdSeconds").orElse(absent.thresholdSeconds());
        if (threshold <= 0) {
            fields.error("thresholdSeconds", "must be above 0 seconds, found " + threshold);
        }
        double target = fields.number("target", 0, 1, absent.target());
        if (target == 0) {
            fields.error("target", "must be a portion above 0, such as 0.8, found 0");
        }
        return new ServiceLevel(
                threshold,
                fields.number("shortAbandonSeconds", 0, Double.MAX_VALUE, absent.shortAbandonSeconds()),
                target);
    }

    private Arrivals arrivals(Fields fields) {
        fields.allow(List.of("intervalMinutes", "perInterval", "busynessCv"));
        int minutes = fields.integer("intervalMinutes", 1, 30);
        if (minutes > MINUTES_OF_A_DAY) {
            fields.unreadable("intervalMinutes", "must be at most " + MINUTES_OF_A_DAY + ", a day; found " + minutes);
        }
        List<Double> expected = expected(fields, minutes);
        return new Arrivals(minutes, expected, fields.number("busynessCv", 0, MOST_BUSYNESS_CV, 0));
    }

    private List<Double> expected(Fields fields, int minutes) {
        List<JsonNode> elements = fields.array("perInterval");
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            double count = elements.get(i).isNumber() ? elements.get(i).asDouble() : -1;
            boolean fits = count >= 0 && count <= MOST_A_MINUTE * minutes;
            if (!fits) {
                errors.add(
                        fields.at("perInterval") + "[" + i + "]",
                        "must be an expected number of customers, 0 to 10000 a second, found "
                                + Fields.shown(elements.get(i)));
            }
            expected.add(fits ? count : 1);
        }
        if (fields.isSound("perInterval")
                && fields.isReadable("intervalMinutes")
                && (long) expected.size() * minutes > MINUTES_OF_A_DAY) {
            fields.error(
                    "perInterval",
                    "has " + expected.size() + " intervals of " + minutes + " minutes; a day has "
                            + MINUTES_OF_A_DAY / minutes + " of them");
        }
        double total = expected.stream().mapToDouble(Double::doubleValue).sum();
        if (fields.isSound("perInterval") && total < FEWEST_A_DAY) {
            fields.error(
                    "perInterval",
                    "must have at least one interval in which customers are expected, " + FEWEST_A_DAY
                            + " a day or more; found " + Fields.shown(fields.node("perInterval")));
        }
        return expected;
    }

    private OfferBehavior agents(Fields fields) {
        fields.allow(List.of("acceptDelay", "rejectPortion", "missPortion"));
        double reject = fields.number("rejectPortion", 0, 1, 0);
        if (reject == 1) {
            fields.error(
                    "rejectPortion",
                    "must be below 1: agents who reject stay available and would be offered the same task again and"
                            + " again");
        }
        double miss = fields.number("missPortion", 0, 1, 0);
        if (reject + miss > 1 && fields.isReadable("rejectPortion") && fields.isReadable("missPortion")) {
            fields.error(
                    "missPortion", "must be at most 1 together with rejectPortion, found " + miss + " and " + reject);
        }
        return new OfferBehavior(
                fields.has("acceptDelay") ? Optional.of(acceptDelay(fields)) : Optional.empty(), reject, miss);
    }

    /** A dimension of its own kind: a range of seconds, drawn for each offer. */
    private Dimension acceptDelay(Fields agents) {
        agents.object("acceptDelay").allow(DELAY_KEYS);
        String path = agents.at("acceptDelay");
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        if (agents.node("acceptDelay") instanceof ObjectNode stated) {
            range.setAll(stated);
        }
        range.retain(DELAY_KEYS);
        range.put("expr", "range").put("phase", "assign").put("isAttribute", false);
        Dimension delay = DimensionReader.read("acceptDelay", range, path, errors, List.of());
        StandardDimensions.checkTime(delay, path, errors);
        return delay;
    }
}
