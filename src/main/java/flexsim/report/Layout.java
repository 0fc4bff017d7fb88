package flexsim.report;

/** What a report is about, fixed before anything happens: who and what, which time, and by what measure. Immutable. */
public final class Layout {
    private final FloorPlan plan;
    private final Timeline timeline;
    private final ServiceLimits limits;
    private final Crews crews;

    public Layout(FloorPlan plan, Timeline timeline, ServiceLimits limits) {
        this.plan = plan;
        this.timeline = timeline;
        this.limits = limits;
        this.crews = Crews.of(plan);
    }

    public FloorPlan plan() {
        return plan;
    }

    public Timeline timeline() {
        return timeline;
    }

    public ServiceLimits limits() {
        return limits;
    }

    Crews crews() {
        return crews;
    }

    int queues() {
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
