package flexsim.metrics;

/** Time of agents: each one's sum within the {@link Timeline}, and that of each crew by cell. Microseconds. */
final class AgentTime {
    private final Timeline timeline;
    private final CellFinder finder;
    private final AgentGroups crews;
    private final long[] ofAgents;
    private final long[] ofCrews;

    AgentTime(MeasurementPlan layout) {
        this.timeline = layout.timeline();
        this.finder = new CellFinder(timeline);
        this.crews = layout.crews();
        this.ofAgents = new long[layout.plan().agents().size()];
        this.ofCrews = new long[timeline.cells() * crews.count()];
    }

    void add(int agent, long from, long until) {
        long begin = Math.max(from, timeline.start());
        long end = Math.min(until, timeline.end());
        if (begin >= end) {
            return;
        }
        ofAgents[agent] += end - begin;
        int crew = crews.ofAgent(agent);
        int cell = finder.cellOf(begin);
        long border = timeline.start() + (cell + 1L) * timeline.cell();
        while (border < end) {
            ofCrews[cell * crews.count() + crew] += border - begin;
            begin = border;
            border += timeline.cell();
            cell++;
        }
        ofCrews[cell * crews.count() + crew] += end - begin;
    }

    long ofAgent(int agent) {
        return ofAgents[agent];
    }

    int agents() {
        return ofAgents.length;
    }

    long ofCrew(int cell, int crew) {
        return ofCrews[cell * crews.count() + crew];
    }

    /** Of the agents of one queue. */
    long ofQueue(int cell, int queue) {
        long sum = 0;
        for (int crew : crews.ofQueue(queue)) {
            sum += ofCrew(cell, crew);
        }
        return sum;
    }

    long ofAll(int cell) {
        long sum = 0;
        for (int crew = 0; crew < crews.count(); crew++) {
            sum += ofCrew(cell, crew);
        }
        return sum;
    }
}
