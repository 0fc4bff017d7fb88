package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.OptionParams;
import flexsim.domain.Domain;
import flexsim.domain.DomainLocale;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.domain.TargetRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a configuration from a domain. The same domain, locale and seed give the same configuration. */
public final class Generator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Metadata metadata;
    private final DomainLocale locale;
    private final long seed;

    private Generator(Metadata metadata, DomainLocale locale, long seed) {
        this.metadata = metadata;
        this.locale = locale;
        this.seed = seed;
    }

    /** @param locale of the agents' names; the customers' is that of their country */
    public static Configuration generate(Domain domain, DomainLocale locale, long seed) {
        Generator generator = new Generator(metadata(domain), locale, seed);
        return new Configuration(generator.metadata, generator.workers(), generator.queues(), generator.workflow());
    }

    static Metadata metadata(Domain domain) {
        return new Metadata(
                domain.brand(),
                domain.agentCnt(),
                domain.center(),
                domain.customers(),
                domain.queueFilterDim(),
                domain.queueWorkerDims(),
                domain.realVoice(),
                domain.dimensions(),
                domain.scenario());
    }

    private List<WorkerEntry> workers() {
        EntityDraw draw = new EntityDraw(metadata.dimensions(), seed);
        PersonNames names = new PersonNames(locale);
        List<ChannelCapacity> capacities = capacities();
        List<WorkerEntry> workers = new ArrayList<>(metadata.agentCnt());
        for (int i = 0; i < metadata.agentCnt(); i++) {
            String name = Domain.agentName(i);
            ObjectNode attributes = JSON.objectNode();
            attributes.put(Brand.ATTRIBUTE, metadata.brand());
            attributes.put("contact_uri", "client:" + name);
            attributes.put("full_name", names.fullName(seed, name));
            draw.putAttributes(draw.draw(Entity.WORKERS, Phase.DEPLOY, name, Map.of()), attributes);
            workers.add(new WorkerEntry(name, attributes, capacities));
        }
        return workers;
    }

    private List<ChannelCapacity> capacities() {
        Dimension channel = dimension("channel");
        List<JsonNode> names = channel.options().get("all");
        List<OptionParams> params = channel.optionParams().get("all");
        List<ChannelCapacity> capacities = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            capacities.add(new ChannelCapacity(
                    names.get(i).asText(), params.get(i).baseCapacity().orElse(1)));
        }
        return List.copyOf(capacities);
    }

    /** One for each option; where two worker dimensions have the same option, either makes a worker fit. */
    private List<QueueEntry> queues() {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String name : metadata.queueWorkerDims()) {
            Dimension dimension = dimension(name);
            String operator = dimension.valueCnt() > 1 ? " HAS " : " == ";
            for (JsonNode option : optionsOf(dimension)) {
                String expression = dimension.attrName() + operator + literal(option);
                expressions.merge(option.asText(), expression, (one, other) -> one + " OR " + other);
            }
        }
        List<QueueEntry> queues = new ArrayList<>();
        expressions.forEach((name, expression) -> queues.add(new QueueEntry(name, expression)));
        return queues;
    }

    private WorkflowEntry workflow() {
        Dimension filter = dimension(metadata.queueFilterDim());
        ObjectNode configuration = JSON.objectNode();
        ObjectNode routing = configuration.putObject("task_routing");
        ArrayNode filters = routing.putArray("filters");
        for (JsonNode option : optionsOf(filter)) {
            ObjectNode entry = filters.addObject();
            entry.put("filter_friendly_name", option.asText() + " Filter");
            entry.put("expression", filter.attrName() + "==" + literal(option));
            ArrayNode targets = entry.putArray("targets");
            metadata.scenario().workflow().of(option.asText()).forEach(rule -> targets.add(target(option, rule)));
        }
        routing.putObject("default_filter").put("queue", QueueEntry.EVERYONE.friendlyName());
        return new WorkflowEntry(WorkflowEntry.nameOf(metadata.brand()), configuration);
    }

    private static ObjectNode target(JsonNode option, TargetRule rule) {
        ObjectNode target = JSON.objectNode().put("queue", option.asText());
        putRule(rule, target);
        return target;
    }

    /** The keys are the same in a description and in TaskRouter's document. */
    static void putRule(TargetRule rule, ObjectNode target) {
        rule.timeout().ifPresent(timeout -> target.put("timeout", timeout));
        rule.priority().ifPresent(priority -> target.put("priority", priority));
        rule.expression().ifPresent(expression -> target.put("expression", expression));
    }

    private Dimension dimension(String name) {
        return metadata.dimension(name).orElseThrow();
    }

    private static Set<JsonNode> optionsOf(Dimension dimension) {
        Set<JsonNode> options = new LinkedHashSet<>();
        dimension.options().values().forEach(options::addAll);
        return options;
    }

    private static String literal(JsonNode option) {
        return option.isTextual() ? "'" + option.textValue() + "'" : option.asText();
    }
}
