package flexsim.metrics;

import java.util.Optional;

/** All that was counted in one run. */
public final class Replication {
    private final MeasurementPlan plan;
    private final CellRows cells;
    private final WaitHistogram[] waits;
    private final AgentTime busy;
    private final AgentTime staffed;
    private final Optional<TaskRows> tasks;

    Replication(
            MeasurementPlan plan,
            CellRows cells,
            WaitHistogram[] waits,
            AgentTime busy,
            AgentTime staffed,
            Optional<TaskRows> tasks) {
        this.plan = plan;
        this.cells = cells;
        this.waits = waits;
        this.busy = busy;
        this.staffed = staffed;
        this.tasks = tasks;
    }

    CellRows cells() {
        return cells;
    }

    /** By interval, then line; null where nobody arrived. */
    WaitHistogram[] waits() {
        return waits;
    }

    AgentTime busy() {
        return busy;
    }

    AgentTime staffed() {
        return staffed;
    }

    /** Present where the collector keeps them. */
    public Optional<TaskRows> tasks() {
        return tasks;
    }

    /** How many contacts arrived in the reported time. */
    public long offered() {
        CounterRow sum = new CounterRow();
        for (int cell = 0; cell < cells.cells(); cell++) {
            for (int line = 0; line < plan.lines(); line++) {
                cells.addTo(sum, cell, line);
            }
        }
        return sum.get(Counter.OFFERED);
    }
}
