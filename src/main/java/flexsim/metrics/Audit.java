package flexsim.metrics;

/** The checks of figures that must hold exactly in every run, whatever was drawn. */
final class Audit {
    private final MeasurementPlan plan;

    Audit(MeasurementPlan plan) {
        this.plan = plan;
    }

    /** Contacts that wait at the end are those whose wait began and has not ended. */
    void queueLengths(QueueLengths waiting, long[] stillWaiting) {
        for (int channel = 0; channel < plan.channels(); channel++) {
            long length = 0;
            for (int queue = 0; queue < plan.queues(); queue++) {
                int inQueue = waiting.length(plan.line(queue, channel));
                if (inQueue < 0) {
                    throw broken(
                            "nobody leaves a queue who is not in it", name(queue, channel) + ": length " + inQueue);
                }
                length += inQueue;
            }
            if (length != stillWaiting[channel]) {
                throw broken(
                        "contacts waiting at the end = length of the queues",
                        plan.layout().channels().get(channel) + ": " + stillWaiting[channel] + " and " + length);
            }
        }
    }

    /**
     * Little's law without an average: queue length × time = sum of all waits, cut at the same instants. By channel, not by
     * queue, as who is moved to another queue has waited in both.
     */
    void little(CellRows cells, long[] waited) {
        for (int channel = 0; channel < plan.channels(); channel++) {
            long area = 0;
            for (int queue = 0; queue < plan.queues(); queue++) {
                area += sum(cells, 0, cells.cells(), plan.line(queue, channel)).get(Counter.QUEUE_AREA);
            }
            if (area != waited[channel]) {
                throw broken(
                        "queue length × time = sum of waits (Little)",
                        plan.layout().channels().get(channel) + ": " + area + " and " + waited[channel] + " µs");
            }
        }
    }

    /** By line, each interval and in total. */
    void check(Replication replication) {
        int perInterval = plan.timeline().cellsPerInterval();
        CellRows cells = replication.cells();
        for (int queue = 0; queue < plan.queues(); queue++) {
            for (int channel = 0; channel < plan.channels(); channel++) {
                int line = plan.line(queue, channel);
                for (int cell = 0; cell < cells.cells(); cell += perInterval) {
                    int next = Math.min(cells.cells(), cell + perInterval);
                    int interval = cell / perInterval;
                    CounterRow row = sum(cells, cell, next, line);
                    String where = name(queue, channel) + ", interval " + interval;
                    reconcile(row, where);
                    serviceLevels(row, where);
                    waits(row, replication.waits()[interval * plan.lines() + line], where);
                }
                CounterRow total = sum(cells, 0, cells.cells(), line);
                reconcile(total, name(queue, channel));
                serviceLevels(total, name(queue, channel));
            }
        }
        agents(replication.busy(), replication.staffed());
    }

    private static CounterRow sum(CellRows cells, int from, int to, int line) {
        CounterRow sum = new CounterRow();
        for (int cell = from; cell < to; cell++) {
            cells.addTo(sum, cell, line);
        }
        return sum;
    }

    private static void reconcile(CounterRow row, String where) {
        long ended = row.get(Counter.HANDLED) + row.get(Counter.ABANDONED) + row.get(Counter.TIMED_OUT);
        if (row.get(Counter.OFFERED) != ended + row.inProgress()) {
            throw broken(
                    "offered = handled + abandoned + timed out + in progress",
                    where + ": " + row.get(Counter.OFFERED) + " and " + row.get(Counter.HANDLED) + " + "
                            + row.get(Counter.ABANDONED) + " + " + row.get(Counter.TIMED_OUT) + " + "
                            + row.inProgress());
        }
    }

    private static void serviceLevels(CounterRow row, String where) {
        inOrder(Ratio.SL1, Ratio.SL3, row, where);
        inOrder(Ratio.SL3, Ratio.SL4, row, where);
        inOrder(Ratio.SL1, Ratio.SL2, row, where);
    }

    private static void inOrder(Ratio lower, Ratio upper, CounterRow row, String where) {
        long left = Math.multiplyExact(lower.dividend(row), upper.divisor(row));
        long right = Math.multiplyExact(upper.dividend(row), lower.divisor(row));
        if (left > right) {
            throw broken(
                    lower + " ≤ " + upper,
                    where + ": " + lower.dividend(row) + "/" + lower.divisor(row) + " and " + upper.dividend(row) + "/"
                            + upper.divisor(row));
        }
    }

    private static void waits(CounterRow row, WaitHistogram waits, String where) {
        long counted = waits == null ? 0 : waits.count();
        if (counted != row.get(Counter.OFFERED)) {
            throw broken("offered = waits counted", where + ": " + row.get(Counter.OFFERED) + " and " + counted);
        }
    }

    private void agents(AgentTime busy, AgentTime staffed) {
        for (int agent = 0; agent < busy.agents(); agent++) {
            if (busy.ofAgent(agent) > staffed.ofAgent(agent)) {
                throw broken(
                        "busy ≤ staffed",
                        "agent " + plan.layout().agents().get(agent) + ": " + busy.ofAgent(agent) + " and "
                                + staffed.ofAgent(agent) + " µs");
            }
        }
        for (int cell = 0; cell < plan.timeline().cells(); cell++) {
            if (busy.ofAll(cell) > staffed.ofAll(cell)) {
                throw broken(
                        "busy ≤ staffed",
                        "all agents, cell " + cell + ": " + busy.ofAll(cell) + " and " + staffed.ofAll(cell) + " µs");
            }
        }
    }

    private String name(int queue, int channel) {
        return plan.layout().queues().get(queue) + "/"
                + plan.layout().channels().get(channel);
    }

    private static BrokenInvariantException broken(String rule, String figures) {
        return new BrokenInvariantException("figures contradict each other: " + rule + "; " + figures);
    }
}
