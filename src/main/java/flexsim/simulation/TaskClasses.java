package flexsim.simulation;

import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.customers.Customer;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.EventFold;
import flexsim.taskrouter.InProcessEngine;
import flexsim.taskrouter.document.JsonValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The kinds of the customers of one run. Usually what the rules look at are some dimensions with options: then a kind is found
 * by the options that were drawn, and the first customer of a kind stands for all. Otherwise every customer is made in full.
 * Not thread-safe.
 */
final class TaskClasses {
    private static final int PRIORITY = 0;
    private static final int TIME_TO_LIVE = 86_400;
    private static final int MOST_KINDS = 100_000;

    private final InProcessEngine switchboard;
    private final String workflowSid;
    private final RoutingAttributes routedBy;
    private final CenterLayout plan;
    private final LongFunction<Customer> customers;
    private final DimensionDraw draw;
    /** What tells customers apart: dimensions with options, the channel first. */
    private final int[] dimensions;

    private final int[] sizes;
    /** By the options that were drawn; empty when customers must be made in full. */
    private final TaskClass[] byOptions;

    private final Map<List<Object>, TaskClass> bySeen = new HashMap<>();

    /** @param customers in full */
    TaskClasses(
            InProcessEngine switchboard,
            String workflowSid,
            RoutingAttributes routedBy,
            CenterLayout plan,
            LongFunction<Customer> customers,
            DimensionDraw draw,
            List<Dimension> all) {
        this.switchboard = switchboard;
        this.workflowSid = workflowSid;
        this.routedBy = routedBy;
        this.plan = plan;
        this.customers = customers;
        this.draw = draw;
        int channel = RequiredDimensions.atArrival(draw, "channel");
        this.dimensions = IntStream.concat(
                        IntStream.of(channel),
                        IntStream.range(0, all.size()).filter(i -> i != channel && looksAt(all.get(i))))
                .toArray();
        this.sizes = Arrays.stream(dimensions)
                .map(i -> all.get(i).expr() == Expr.ENUM ? draw.options(i).size() : 0)
                .toArray();
        boolean simple = !routedBy.looksAtPersons()
                && Arrays.stream(dimensions)
                        .allMatch(i ->
                                all.get(i).expr() == Expr.ENUM && all.get(i).valueCnt() == 1);
        long combinations = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, MOST_KINDS + 1L));
        this.byOptions = new TaskClass[simple && combinations <= MOST_KINDS ? (int) combinations : 0];
    }

    private boolean looksAt(Dimension dimension) {
        return RequiredDimensions.isAtArrival(dimension)
                && dimension.isAttribute()
                && routedBy.looksAt(dimension.attrName());
    }

    /** The kind of the customer whose values are in {@code frame}, or are drawn there. */
    TaskClass of(VirtualCustomer visit, DrawFrame frame) {
        if (byOptions.length == 0) {
            return seen(customers.apply(visit.number()));
        }
        int place = 0;
        for (int i = 0; i < dimensions.length; i++) {
            // Where there is no choice nothing need be drawn.
            place = sizes[i] == 1 ? place : place * sizes[i] + draw.option(dimensions[i], visit.key, frame);
        }
        TaskClass kind = byOptions[place];
        return kind != null ? kind : (byOptions[place] = make(customers.apply(visit.number())));
    }

    private TaskClass seen(Customer customer) {
        List<Object> seen = List.of(customer.channel(), routedBy.seenOf(customer));
        TaskClass known = bySeen.get(seen);
        if (known != null) {
            return known;
        }
        TaskClass made = make(customer);
        if (bySeen.size() < MOST_KINDS) {
            bySeen.put(seen, made);
        }
        return made;
    }

    private TaskClass make(Customer customer) {
        return new TaskClass(
                switchboard.kind(
                        workflowSid,
                        customer.channel(),
                        JsonValues.attributes("Attributes", customer.attributes()),
                        PRIORITY,
                        TIME_TO_LIVE),
                plan.channels().indexOf(customer.channel()),
                plan.queues().indexOf(EventFold.NO_QUEUE));
    }
}
