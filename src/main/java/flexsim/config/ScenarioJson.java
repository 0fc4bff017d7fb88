package flexsim.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Arrivals;
import flexsim.domain.Dimension;
import flexsim.domain.OfferBehavior;
import flexsim.domain.Scenario;
import flexsim.domain.ServiceLevel;
import flexsim.domain.Shift;
import flexsim.domain.Shift.Break;
import flexsim.domain.TargetRule;
import flexsim.domain.Targets;
import java.util.List;
import java.util.Locale;

/** What planners add, as keys of {@code metadata.json}: only those that say something else than their absence does. */
final class ScenarioJson {
    private ScenarioJson() {}

    static void put(Scenario scenario, ObjectNode json) {
        Scenario absent = Scenario.DEFAULT;
        if (!scenario.serviceLevel().equals(absent.serviceLevel())) {
            json.set("serviceLevel", serviceLevel(scenario.serviceLevel()));
        }
        scenario.arrivals().ifPresent(arrivals -> json.set("arrivals", arrivals(arrivals)));
        if (!scenario.agents().equals(absent.agents())) {
            json.set("agents", agents(scenario.agents()));
        }
        if (!scenario.shifts().isEmpty()) {
            ArrayNode shifts = json.putArray("shifts");
            scenario.shifts().forEach(shift -> shifts.add(shift(shift)));
        }
        if (scenario.balkPortion() != absent.balkPortion()) {
            json.set("balkPortion", MetadataJson.number(scenario.balkPortion()));
        }
        if (!scenario.workflow().equals(absent.workflow())) {
            json.set("workflow", workflow(scenario.workflow()));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode serviceLevel(ServiceLevel level) {
        ObjectNode json = object();
        json.set("thresholdSeconds", MetadataJson.number(level.thresholdSeconds()));
        json.set("shortAbandonSeconds", MetadataJson.number(level.shortAbandonSeconds()));
        json.set("target", MetadataJson.number(level.target()));
        return json;
    }

    private static ObjectNode arrivals(Arrivals arrivals) {
        ObjectNode json = object().put("intervalMinutes", arrivals.intervalMinutes());
        ArrayNode expected = json.putArray("perInterval");
        arrivals.perInterval().forEach(count -> expected.add(MetadataJson.number(count)));
        json.set("busynessCv", MetadataJson.number(arrivals.busynessCv()));
        return json;
    }

    private static ObjectNode agents(OfferBehavior habits) {
        ObjectNode json = object();
        habits.acceptDelay().ifPresent(delay -> json.set("acceptDelay", delay(delay)));
        json.set("rejectPortion", MetadataJson.number(habits.rejectPortion()));
        json.set("missPortion", MetadataJson.number(habits.missPortion()));
        return json;
    }

    private static ObjectNode delay(Dimension delay) {
        ObjectNode json = object();
        json.put("curve", delay.curve().name().toLowerCase(Locale.ROOT));
        MetadataJson.putParameters(delay, json);
        return json;
    }

    private static ObjectNode shift(Shift shift) {
        ObjectNode json = object();
        shift.count().ifPresent(count -> json.put("agents", count));
        if (shift.count().isEmpty()) {
            ArrayNode names = json.putArray("agents");
            shift.names().forEach(names::add);
        }
        json.put("start", time(shift.startSecond()));
        json.put("end", time(shift.endSecond()));
        ArrayNode breaks = json.putArray("breaks");
        for (Break pause : shift.breaks()) {
            breaks.addObject().put("start", time(pause.startSecond())).put("minutes", pause.minutes());
        }
        return json;
    }

    private static String time(int second) {
        return digits(second / 3600) + ":" + digits(second / 60 % 60);
    }

    private static String digits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static ObjectNode workflow(Targets targets) {
        ObjectNode json = object();
        json.set("targets", rules(targets.all()));
        if (!targets.byOption().isEmpty()) {
            ObjectNode byOption = json.putObject("targetsByOption");
            targets.byOption().forEach((option, rules) -> byOption.set(option, rules(rules)));
        }
        return json;
    }

    private static ArrayNode rules(List<TargetRule> rules) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> Generator.putRule(rule, json.addObject()));
        return json;
    }
}
