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

/** Draws by the key of a customer's {@code ixnId}: without text, and the same values as live. Not thread-safe. */
final class KeyedDraws implements Draws {
    private static final double LONGEST_SECONDS = 86_400.0 * 365;
    private static final double LONGEST_WORK = 86_400;

    private final DimensionDraw draw;
    private final CustomerKeys keys;
    private final TaskClasses kinds;
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
    KeyedDraws(Configuration configuration, DimensionDraw draw, CustomerKeys keys, long seed, TaskClasses kinds) {
        this.draw = draw;
        this.balking = new Balking(seed, configuration.metadata().scenario().balkPortion());
        this.keys = keys;
        this.kinds = kinds;
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

    @Override
    public void arrive(VirtualCustomer visit) {
        visit.key = keys.of(visit.number());
        frame.clear();
        visit.balks = balking.balks(visit.number());
        visit.kind = kinds.of(visit, frame);
    }

    @Override
    public long patience(VirtualCustomer visit) {
        frame.clear();
        return micros(draw.number(patience, visit.key, frame), LONGEST_SECONDS);
    }

    @Override
    public void assign(VirtualCustomer visit, int agent, long waited) {
        frame.clear();
        if (!plainWork) {
            workers.get(agent).putInto(frame);
            if (waitTime.isPresent()) {
                frame.putNumber(waitTime.getAsInt(), waited);
            }
        }
        visit.talk = work(talk, visit.key);
        visit.wrap = work(wrap, visit.key);
    }

    private long work(OptionalInt dimension, long key) {
        return dimension.isPresent() ? micros(draw.number(dimension.getAsInt(), key, frame), LONGEST_WORK) : 0;
    }

    private static long micros(double seconds, double most) {
        // Numbers are drawn to the microsecond: there is no half to round up or down.
        return (long) Math.rint(Math.min(most, Math.max(0, seconds)) * Micros.PER_SECOND);
    }
}
