package flexsim.taskrouter.history;

import flexsim.taskrouter.model.ActivityView;
import java.util.List;

/**
 * What workers have done in a window of time.
 *
 * @param activities every activity that there is, and those deleted since in which a worker was
 */
public record WorkerStatistics(ReservationCounts reservations, List<InActivity> activities) {
    /**
     * How long workers were in one activity.
     *
     * @param stays from going there to leaving, of each worker each time; what reaches beyond the window is cut off
     */
    public record InActivity(ActivityView activity, Durations stays) {}
}
