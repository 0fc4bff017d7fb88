package flexsim.metrics;

/** The time of agents in microseconds: each agent's within the {@link Timeline}, and each group's by cell. */
final class AgentTime {
    private final Timeline timeline;
    private final CellFinder finder;
    private final AgentGroups groups;
    private final long[] ofAgents;
    private final long[] ofGroups;

    AgentTime(MeasurementPlan plan) {
        this.timeline = plan.timeline();
        this.finder = new CellFinder(timeline);
        this.groups = plan.groups();
        this.ofAgents = new long[plan.layout().agents().size()];
        this.ofGroups = new long[timeline.cells() * groups.count()];
    }

    void add(int agent, long from, long until) {
        long begin = Math.max(from, timeline.start());
        long end = Math.min(until, timeline.end());
        if (begin >= end) {
            return;
        }
        ofAgents[agent] += end - begin;
        int group = groups.ofAgent(agent);
        int cell = finder.cellOf(begin);
        long border = timeline.start() + (cell + 1L) * timeline.cell();
        while (border < end) {
            ofGroups[cell * groups.count() + group] += border - begin;
            begin = border;
            border += timeline.cell();
            cell++;
        }
        ofGroups[cell * groups.count() + group] += end - begin;
    }

    long ofAgent(int agent) {
        return ofAgents[agent];
    }

    int agents() {
        return ofAgents.length;
    }

    long ofGroup(int cell, int group) {
        return ofGroups[cell * groups.count() + group];
    }

    /** Of the agents of one queue. */
    long ofQueue(int cell, int queue) {
        long sum = 0;
        for (int group : groups.ofQueue(queue)) {
            sum += ofGroup(cell, group);
        }
        return sum;
    }

    long ofAll(int cell) {
        long sum = 0;
        for (int group = 0; group < groups.count(); group++) {
            sum += ofGroup(cell, group);
        }
        return sum;
    }
}
