package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.taskrouter.history.TaskHistory;
import flexsim.taskrouter.history.Window;
import flexsim.taskrouter.model.TaskChannelView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request for cumulative task statistics asks for.
 *
 * @param channel SID of the task channel
 * @param thresholds of {@code SplitByWaitTime}, in seconds, as asked for; empty when it is not
 */
record TaskStatisticsQuery(Window window, Optional<String> channel, List<Integer> thresholds) {
    /** Each threshold costs work for each task. */
    private static final int MAX_THRESHOLDS = 100;

    static TaskStatisticsQuery of(Parameters parameters, LiveWorkspace workspace) {
        return new TaskStatisticsQuery(
                StatisticsWindow.read(parameters, workspace.now()),
                channel(parameters, workspace),
                thresholds(parameters));
    }

    /** The SID of the channel in {@code TaskChannel}, which may be its unique name. */
    static Optional<String> channel(Parameters parameters, LiveWorkspace workspace) {
        return parameters.parsed("TaskChannel", reference -> workspace
                .look(engine -> engine.taskChannel(reference))
                .map(TaskChannelView::sid)
                .orElseThrow(() -> ApiError.invalid("TaskChannel '" + Parameters.shortened(reference)
                        + "' is not a task channel of this workspace")));
    }

    private static List<Integer> thresholds(Parameters parameters) {
        return parameters
                .parsed("SplitByWaitTime", TaskStatisticsQuery::thresholds)
                .orElse(List.of());
    }

    private static List<Integer> thresholds(String text) {
        List<Integer> thresholds = Stream.of(text.split(",", -1))
                .map(TaskStatisticsQuery::threshold)
                .distinct()
                .toList();
        if (thresholds.size() > MAX_THRESHOLDS) {
            throw ApiError.invalid("Parameter SplitByWaitTime has more than " + MAX_THRESHOLDS + " thresholds");
        }
        return thresholds;
    }

    private static int threshold(String text) {
        try {
            int seconds = Integer.parseInt(text.strip());
            if (seconds >= 0) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with what is negative.
        }
        throw ApiError.invalid("Parameter SplitByWaitTime must be whole seconds separated by commas, found '"
                + Parameters.shortened(text) + "'");
    }

    /** What to take the statistics from, later and without holding up the workspace. */
    TaskHistory history(LiveWorkspace workspace) {
        return workspace.inOneTurn(
                () -> new TaskHistory(workspace.history().span(window.start(), window.end() + 1), channel, thresholds));
    }
}
