package flexsim.metrics;

import java.util.function.IntConsumer;

/**
 * All that has figures, as places in a list: the whole center, each queue, each channel, and each line (queue and channel).
 */
public final class Scopes {
    public static final int TOTAL = 0;

    private final MeasurementPlan plan;

    Scopes(MeasurementPlan plan) {
        this.plan = plan;
    }

    int count() {
        return 1 + plan.queues() + plan.channels() + plan.lines();
    }

    public int queue(int queue) {
        return 1 + queue;
    }

    int channel(int channel) {
        return 1 + plan.queues() + channel;
    }

    int line(int line) {
        return 1 + plan.queues() + plan.channels() + line;
    }

    boolean isQueue(int scope) {
        return scope >= 1 && scope <= plan.queues();
    }

    /** Which queue that is. */
    int queueOf(int scope) {
        return scope - 1;
    }

    /** Whether it has agents, who serve all channels. */
    boolean hasAgents(int scope) {
        return scope == TOTAL || isQueue(scope);
    }

    boolean isLine(int scope) {
        return scope >= line(0);
    }

    /** Which line that is. */
    int lineOf(int scope) {
        return scope - line(0);
    }

    /** Asks for every line that a scope is made of. */
    void linesOf(int scope, IntConsumer each) {
        if (scope == TOTAL) {
            for (int line = 0; line < plan.lines(); line++) {
                each.accept(line);
            }
        } else if (isQueue(scope)) {
            for (int channel = 0; channel < plan.channels(); channel++) {
                each.accept(plan.line(queueOf(scope), channel));
            }
        } else if (!isLine(scope)) {
            for (int queue = 0; queue < plan.queues(); queue++) {
                each.accept(plan.line(queue, scope - channel(0)));
            }
        } else {
            each.accept(lineOf(scope));
        }
    }

    /** Adds up what was counted of a scope in the cells from {@code from} to before {@code to}. */
    CounterRow row(Replication replication, int scope, int from, int to) {
        CounterRow row = new CounterRow();
        for (int cell = from; cell < to; cell++) {
            int at = cell;
            linesOf(scope, line -> replication.cells().addTo(row, at, line));
            row.add(Counter.BUSY, time(replication.busy(), scope, cell));
            row.add(Counter.STAFFED, time(replication.staffed(), scope, cell));
        }
        return row;
    }

    private long time(AgentTime time, int scope, int cell) {
        if (scope == TOTAL) {
            return time.ofAll(cell);
        }
        return isQueue(scope) ? time.ofQueue(cell, queueOf(scope)) : 0;
    }
}
