package flexsim.metrics;

/** What is measured, fixed before anything happens: the center, the time and the service limits. Immutable. */
public final class MeasurementPlan {
    private final CenterLayout layout;
    private final Timeline timeline;
    private final ServiceLimits limits;
    private final AgentGroups groups;

    public MeasurementPlan(CenterLayout layout, Timeline timeline, ServiceLimits limits) {
        this.layout = layout;
        this.timeline = timeline;
        this.limits = limits;
        this.groups = AgentGroups.of(layout);
    }

    public CenterLayout layout() {
        return layout;
    }

    public Timeline timeline() {
        return timeline;
    }

    public ServiceLimits limits() {
        return limits;
    }

    public AgentGroups groups() {
        return groups;
    }

    public int queues() {
        return layout.queues().size();
    }

    int channels() {
        return layout.channels().size();
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
