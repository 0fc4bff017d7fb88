package flexsim.taskrouter.model;

import java.util.List;

/**
 * How many workers are in which activity at one instant.
 *
 * @param byActivity every activity of the workspace, in order of creation
 */
public record WorkerFigures(List<InActivity> byActivity) {
    /** How many are in one activity. */
    public record InActivity(ActivityView activity, int workers) {}

    public int total() {
        return byActivity.stream().mapToInt(InActivity::workers).sum();
    }

    /** Those in an available activity, busy or not. */
    public int available() {
        return byActivity.stream()
                .filter(figure -> figure.activity().available())
                .mapToInt(InActivity::workers)
                .sum();
    }
}
