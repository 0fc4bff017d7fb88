package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.domain.Center;
import flexsim.domain.Customers;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.domain.Dimension.OptionParams;
import java.util.List;
import java.util.Locale;

/** {@code metadata.json} as a JSON tree, in the order of its keys. */
final class MetadataJson {
    private MetadataJson() {}

    static ObjectNode of(Metadata metadata) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("brand", metadata.brand());
        json.put("agentCnt", metadata.agentCnt());
        json.set("center", center(metadata.center()));
        json.set("customers", customers(metadata.customers()));
        json.put("queueFilterDim", metadata.queueFilterDim());
        ArrayNode workerDims = json.putArray("queueWorkerDims");
        metadata.queueWorkerDims().forEach(workerDims::add);
        json.put("realVoice", metadata.realVoice());
        ScenarioJson.put(metadata.scenario(), json);
        ArrayNode dimensions = json.putArray("dimensions");
        metadata.dimensions().forEach(dimension -> dimensions.add(dimension(dimension)));
        return json;
    }

    private static ObjectNode center(Center center) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("country", center.country())
                .put("state", center.state())
                .put("city", center.city())
                .put("zip", center.zip())
                .put("agentsPhone", center.agentsPhone())
                .put("ivrVoice", center.ivrVoice())
                .put("agentVoice", center.agentVoice());
    }

    private static ObjectNode customers(Customers customers) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("country", customers.country())
                .put("phoneFormat", customers.phoneFormat())
                .put("customersPhone", customers.customersPhone())
                .put("voice", customers.voice());
    }

    private static ObjectNode dimension(Dimension dimension) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", dimension.name());
        json.put("entity", word(dimension.entity()));
        json.put("phase", word(dimension.phase()));
        json.put("expr", word(dimension.expr()));
        json.put("dataType", word(dimension.dataType()));
        json.put("isAttribute", dimension.isAttribute());
        json.put("attrName", dimension.attrName());
        json.put("curve", word(dimension.curve()));
        if (dimension.expr() == Expr.ENUM) {
            json.put("valueCnt", dimension.valueCnt());
            dimension.parent().ifPresent(parent -> json.put("parent", parent));
            options(dimension, json);
        }
        putParameters(dimension, json);
        if (dimension.expr() == Expr.RANGE) {
            influences(dimension, json.putArray("influences"));
        }
        return json;
    }

    /** The bounds and the parameters of the curve. */
    static void putParameters(Dimension dimension, ObjectNode json) {
        if (dimension.minStated()) {
            json.set("min", number(dimension.min()));
        }
        if (dimension.maxStated()) {
            json.set("max", number(dimension.max()));
        }
        dimension.mean().ifPresent(mean -> json.set("mean", number(mean)));
        dimension.cv().ifPresent(cv -> json.set("cv", number(cv)));
        dimension.shape().ifPresent(shape -> json.set("shape", number(shape)));
    }

    private static void options(Dimension dimension, ObjectNode json) {
        ObjectNode options = json.putObject("options");
        dimension.options().forEach((key, list) -> options.putArray(key).addAll(list));
        ObjectNode params = json.putObject("optionParams");
        dimension.optionParams().forEach((key, list) -> params(list, params.putArray(key)));
    }

    private static void params(List<OptionParams> list, ArrayNode json) {
        for (OptionParams params : list) {
            ObjectNode one = json.addObject();
            one.set("portion", number(params.portion()));
            params.address().ifPresent(address -> one.put("address", address));
            params.baseCapacity().ifPresent(capacity -> one.put("baseCapacity", capacity));
            params.baseDur().ifPresent(duration -> one.set("baseDur", number(duration)));
        }
    }

    private static void influences(Dimension dimension, ArrayNode json) {
        dimension.influences().forEach(influence -> json.addObject()
                .put("factor", influence.factor())
                .put("effect", word(influence.effect()))
                .set("amount", number(influence.amount())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A whole number without its {@code .0}, as people write it. */
    static JsonNode number(double value) {
        boolean whole = value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15;
        return whole ? JsonNodeFactory.instance.numberNode((long) value) : JsonNodeFactory.instance.numberNode(value);
    }
}
