package flexsim.simulation;

import flexsim.config.Configuration;
import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.EntityDraw;
import flexsim.customers.Balking;
import flexsim.domain.Dimension;
import flexsim.domain.InputException;
import flexsim.domain.Phase;
import flexsim.time.Micros;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** What chance decides about the customers of a run, by the key of a customer's {@code ixnId}: without text, and the same values as {@code custsim} and
 * {@code agentsim} draw. Not thread-safe. */
final class KeyedDraws {
    private static final double LONGEST_SECONDS = 86_400.0 * 365;
    private static final double LONGEST_WORK = 86_400;

    private final DimensionDraw draw;
    private final CustomerKeys keys;
    private final TaskClasses classes;
    private final List<WorkerValues> workers;
    private final Balking balking;
    private final int patience;
    private final OptionalInt waitTime;
    /** Whether work takes as long whoever does it. */
    private final boolean plainWork;

    private final OptionalInt talk;
    private final OptionalInt wrap;
    private final DrawFrame frame;

    /** @throws InputException when the configuration cannot make a customer */
    KeyedDraws(Configuration configuration, DimensionDraw draw, CustomerKeys keys, long seed, TaskClasses classes) {
        this.draw = draw;
        this.balking = new Balking(seed, configuration.metadata().scenario().balkPortion());
        this.keys = keys;
        this.classes = classes;
        this.frame = draw.frame();
        this.patience = RequiredDimensions.atArrival(draw, "abandonTime");
        this.waitTime = draw.index("waitTime");
        this.talk = duringWork("talkTime");
        this.wrap = duringWork("wrapTime");
        this.plainWork = IntStream.concat(talk.stream(), wrap.stream()).allMatch(draw::isPlain);
        List<Dimension> dimensions = configuration.metadata().dimensions();
        EntityDraw attributes = new EntityDraw(dimensions, seed);
        this.workers = configuration.workers().stream()
                .map(worker -> WorkerValues.of(dimensions, draw, attributes, worker.attributes()))
                .toList();
    }

    /** What is drawn at arrival and is no attribute of the task is not known to whoever works on it. */
    private OptionalInt duringWork(String name) {
        OptionalInt index = draw.index(name);
        if (index.isEmpty()) {
            return index;
        }
        Dimension dimension = draw.dimension(index.getAsInt());
        boolean known = dimension.phase() == Phase.ASSIGN
                || dimension.phase() == Phase.COMPLETE
                || dimension.phase() == Phase.ARRIVE && dimension.isAttribute();
        return known ? index : OptionalInt.empty();
    }

    /** Microseconds between the customer before and that of the number, as {@code arrivalGap} has it. */
    static LongUnaryOperator gaps(DimensionDraw draw, CustomerKeys keys) {
        DrawFrame frame = draw.frame();
        int gap = RequiredDimensions.atArrival(draw, "arrivalGap");
        return number -> {
            frame.clear();
            return micros(draw.number(gap, keys.of(number), frame), LONGEST_SECONDS);
        };
    }

    /** Gives a customer who arrives a class, and says whether they balk. */
    void arrive(VirtualCustomer customer) {
        customer.key = keys.of(customer.number());
        frame.clear();
        customer.balks = balking.balks(customer.number());
        customer.taskClass = classes.of(customer, frame);
    }

    /** How long a customer waits, in microseconds. */
    long patience(VirtualCustomer customer) {
        frame.clear();
        return micros(draw.number(patience, customer.key, frame), LONGEST_SECONDS);
    }

    /**
     * Gives a customer whom {@code agent} accepts the times of talk and after-call work.
     *
     * @param waited whole seconds
     */
    void assign(VirtualCustomer customer, int agent, long waited) {
        frame.clear();
        if (!plainWork) {
            workers.get(agent).putInto(frame);
            if (waitTime.isPresent()) {
                frame.putNumber(waitTime.getAsInt(), waited);
            }
        }
        customer.talk = work(talk, customer.key);
        customer.wrap = work(wrap, customer.key);
    }

    private long work(OptionalInt dimension, long key) {
        return dimension.isPresent() ? micros(draw.number(dimension.getAsInt(), key, frame), LONGEST_WORK) : 0;
    }

    private static long micros(double seconds, double most) {
        // Numbers are drawn to the microsecond: there is no half to round up or down.
        return (long) Math.rint(Math.min(most, Math.max(0, seconds)) * Micros.PER_SECOND);
    }
}
