package flexsim.metrics;

/** What a report is about, fixed before anything happens: who and what, which time, and by what measure. Immutable. */
public final class MeasurementPlan {
    private final CenterLayout plan;
    private final Timeline timeline;
    private final ServiceLimits limits;
    private final AgentGroups crews;

    public MeasurementPlan(CenterLayout plan, Timeline timeline, ServiceLimits limits) {
        this.plan = plan;
        this.timeline = timeline;
        this.limits = limits;
        this.crews = AgentGroups.of(plan);
    }

    public CenterLayout plan() {
        return plan;
    }

    public Timeline timeline() {
        return timeline;
    }

    public ServiceLimits limits() {
        return limits;
    }

    public AgentGroups crews() {
        return crews;
    }

    public int queues() {
        return plan.queues().size();
    }

    int channels() {
        return plan.channels().size();
    }

    /** Pairs of queue and channel. */
    int lines() {
        return queues() * channels();
    }

    /** Where a queue's channel is among the {@link #lines() pairs}. */
    int line(int queue, int channel) {
        return queue * channels() + channel;
    }
}
