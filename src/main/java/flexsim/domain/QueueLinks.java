package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Dimension.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the two settings that queues and filters are made from. */
final class QueueLinks {
    private final Map<String, Dimension> dimensions;
    private final ValidationErrors errors;

    QueueLinks(Map<String, Dimension> dimensions, ValidationErrors errors) {
        this.dimensions = dimensions;
        this.errors = errors;
    }

    /** The names of the worker dimensions that {@code stated} means, by name or attribute. */
    List<String> workerDimensions(List<JsonNode> stated) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            String name = stated.get(i).asText();
            Optional<Dimension> found = dimensions.values().stream()
                    .filter(d -> d.entity() == Entity.WORKERS
                            && (d.name().equals(name) || d.attrName().equals(name)))
                    .filter(d -> d.expr() == Expr.ENUM && d.isAttribute() && d.phase() == Phase.DEPLOY)
                    .findFirst();
            if (found.isEmpty()) {
                errors.add(
                        "$.queueWorkerDims[" + i + "]",
                        "unknown dimension " + Fields.shown(stated.get(i))
                                + "; allowed: worker dimensions of phase deploy that are enum and attribute: "
                                + allowed(Entity.WORKERS));
            } else if (names.contains(found.get().name())) {
                errors.add(
                        "$.queueWorkerDims[" + i + "]", "names " + found.get().name() + " a second time");
            } else {
                names.add(found.get().name());
            }
        }
        if (stated.isEmpty()) {
            errors.add("$.queueWorkerDims", "must name at least one dimension; allowed: " + allowed(Entity.WORKERS));
        }
        return names;
    }

    /** @param workerDimensions what {@link #workerDimensions} found */
    void checkFilter(String filterName, List<String> workerDimensions) {
        Dimension filter = dimensions.get(filterName);
        boolean fits = filter != null
                && filter.entity() == Entity.TASKS
                && filter.expr() == Expr.ENUM
                && filter.isAttribute()
                && filter.phase() == Phase.ARRIVE
                && filter.valueCnt() == 1;
        if (!fits) {
            errors.add(
                    "$.queueFilterDim",
                    "unknown dimension '" + filterName
                            + "'; allowed: task dimensions of phase arrive that are enum, attribute and of one value: "
                            + allowed(Entity.TASKS));
            return;
        }
        List<String> queues = workerDimensions.stream()
                .flatMap(d -> optionsOf(dimensions.get(d)))
                .toList();
        List<String> lost =
                optionsOf(filter).filter(option -> !queues.contains(option)).toList();
        boolean known = workerDimensions.stream()
                .allMatch(d -> optionsOf(dimensions.get(d)).findAny().isPresent());
        if (!lost.isEmpty() && !workerDimensions.isEmpty() && known) {
            errors.add(
                    "$.queueFilterDim",
                    "no dimension of queueWorkerDims has the options " + String.join(", ", lost) + " of " + filterName
                            + ", so there would be no queue for them; found " + String.join(", ", queues));
        }
        Stream.concat(Stream.of(filterName), workerDimensions.stream())
                .flatMap(d -> optionsOf(dimensions.get(d)))
                .filter(option -> option.contains("'") || option.contains("\\"))
                .findFirst()
                .ifPresent(option -> errors.add(
                        "$.queueFilterDim",
                        "options become text in TaskRouter expressions and must not contain an apostrophe or a"
                                + " backslash, found "
                                + option));
    }

    private static Stream<String> optionsOf(Dimension dimension) {
        return dimension.options().values().stream().flatMap(List::stream).map(JsonNode::asText);
    }

    private String allowed(Entity entity) {
        return String.join(
                ", ",
                dimensions.values().stream()
                        .filter(d -> d.entity() == entity && d.expr() == Expr.ENUM && d.isAttribute())
                        .filter(d -> d.phase() == (entity == Entity.TASKS ? Phase.ARRIVE : Phase.DEPLOY))
                        .map(Dimension::name)
                        .toList());
    }
}
