package flexsim.simulation;

import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.customers.Customer;
import flexsim.domain.Dimension;
import flexsim.domain.Dimension.Expr;
import flexsim.metrics.CenterLayout;
import flexsim.metrics.EventFold;
import flexsim.taskrouter.document.JsonValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The classes of the customers of one run. Usually what the rules look at are some dimensions with options: then a class is
 * found by the options that were drawn, and the first customer of a class stands for all. Otherwise every customer is made in full.
 * Not thread-safe.
 */
final class TaskClasses {
    private static final int MOST_CLASSES = 100_000;

    private final RoutingPort router;
    private final RoutingAttributes routingAttributes;
    private final CenterLayout layout;
    private final LongFunction<Customer> customers;
    private final DimensionDraw draw;
    /** What distinguishes customers: dimensions with options, the channel first. */
    private final int[] dimensions;

    private final int[] sizes;
    /** By the options that were drawn; empty when customers must be made in full. */
    private final TaskClass[] byOptions;

    private final Map<List<Object>, TaskClass> bySeen = new HashMap<>();

    /** @param customers in full */
    TaskClasses(
            RoutingPort router,
            RoutingAttributes routingAttributes,
            CenterLayout layout,
            LongFunction<Customer> customers,
            DimensionDraw draw,
            List<Dimension> all) {
        this.router = router;
        this.routingAttributes = routingAttributes;
        this.layout = layout;
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
        boolean simple = !routingAttributes.looksAtPersons()
                && Arrays.stream(dimensions)
                        .allMatch(i ->
                                all.get(i).expr() == Expr.ENUM && all.get(i).valueCnt() == 1);
        long combinations = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> Math.min(a * b, MOST_CLASSES + 1L));
        this.byOptions = new TaskClass[simple && combinations <= MOST_CLASSES ? (int) combinations : 0];
    }

    private boolean looksAt(Dimension dimension) {
        return RequiredDimensions.isAtArrival(dimension)
                && dimension.isAttribute()
                && routingAttributes.looksAt(dimension.attrName());
    }

    /** The class of the customer whose values are in {@code frame}, or are drawn there. */
    TaskClass of(VirtualCustomer customer, DrawFrame frame) {
        if (byOptions.length == 0) {
            return seen(customers.apply(customer.number()));
        }
        int place = 0;
        for (int i = 0; i < dimensions.length; i++) {
            // Where there is no choice nothing need be drawn.
            place = sizes[i] == 1 ? place : place * sizes[i] + draw.option(dimensions[i], customer.key, frame);
        }
        TaskClass known = byOptions[place];
        return known != null ? known : (byOptions[place] = make(customers.apply(customer.number())));
    }

    private TaskClass seen(Customer customer) {
        List<Object> seen = List.of(customer.channel(), routingAttributes.seenOf(customer));
        TaskClass known = bySeen.get(seen);
        if (known != null) {
            return known;
        }
        TaskClass made = make(customer);
        if (bySeen.size() < MOST_CLASSES) {
            bySeen.put(seen, made);
        }
        return made;
    }

    private TaskClass make(Customer customer) {
        return new TaskClass(
                router.taskClass(customer.channel(), JsonValues.attributes("Attributes", customer.attributes())),
                layout.channels().indexOf(customer.channel()),
                layout.queues().indexOf(EventFold.NO_QUEUE));
    }
}
