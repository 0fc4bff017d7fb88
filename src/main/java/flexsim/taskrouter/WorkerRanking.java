package flexsim.taskrouter;

import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.WorkerOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ranking of eligible workers by a target's {@code order_by}. */
record WorkerRanking(WorkerOrder order) {
    /** A worker with its keys; NaN where it has none. */
    private record Ranked(WorkerChannelState channel, double[] keys) {}

    /** The best first; equals keep their order. */
    List<WorkerChannelState> sorted(List<WorkerChannelState> workers) {
        List<Ranked> ranked = new ArrayList<>(workers.size());
        boolean[] ignored = new boolean[order.clauses().size()];
        for (WorkerChannelState worker : workers) {
            ranked.add(new Ranked(worker, keys(worker.worker, ignored)));
        }
        ranked.sort(comparator(ignored));
        return ranked.stream().map(Ranked::channel).toList();
    }

    private double[] keys(WorkerState worker, boolean[] ignored) {
        double[] keys = new double[order.clauses().size()];
        for (int i = 0; i < keys.length; i++) {
            Value value = worker.lookup(order.clauses().get(i).attribute());
            boolean whole = value instanceof Value.Num number && number.value() == Math.rint(number.value());
            keys[i] = whole ? ((Value.Num) value).value() : Double.NaN;
            ignored[i] |= !whole && !(value instanceof Value.Null);
        }
        return keys;
    }

    private Comparator<Ranked> comparator(boolean[] ignored) {
        Comparator<Ranked> comparator = (a, b) -> 0;
        for (int i = 0; i < ignored.length; i++) {
            if (!ignored[i]) {
                int key = i;
                double sign = order.clauses().get(i).descending() ? -1 : 1;
                // Double.compare puts NaN, which is a missing attribute, behind every number.
                comparator =
                        comparator.thenComparing((a, b) -> Double.compare(sign * a.keys()[key], sign * b.keys()[key]));
            }
        }
        return comparator;
    }
}
