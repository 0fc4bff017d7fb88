package flexsim.emulator.rest;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.taskrouter.history.Durations;
import flexsim.taskrouter.history.ReservationCounts;
import flexsim.taskrouter.history.TaskStatistics;
import flexsim.taskrouter.history.WaitSplit;
import flexsim.taskrouter.history.Window;
import flexsim.taskrouter.history.WorkerStatistics;
import flexsim.taskrouter.model.TaskFigures;
import flexsim.taskrouter.model.TaskFigures.Waiting;
import flexsim.taskrouter.model.WorkerFigures;
import java.util.List;
import java.util.Optional;

/** The fields that statistics of several kinds share, as JSON. */
final class StatisticsText {
    private StatisticsText() {}

    static void tasks(JsonObjectWriter json, TaskFigures figures, long now) {
        json.number("longest_task_waiting_age", age(figures.longestWaiting(), now))
                .text("longest_task_waiting_sid", figures.longestWaiting().map(Waiting::taskSid))
                .object("tasks_by_priority", counts -> figures.byPriority()
                        .forEach((priority, tasks) -> counts.number(Integer.toString(priority), tasks)))
                .object("tasks_by_status", counts -> figures.byStatus()
                        .forEach((status, tasks) -> counts.number(status.wireName(), tasks)))
                .number("total_tasks", figures.total());
    }

    /** Ages that are counted from the entry into the queue. */
    static void tasksInQueue(JsonObjectWriter json, TaskFigures figures, long now) {
        json.number("longest_relative_task_age_in_queue", age(figures.longestInQueue(), now))
                .text(
                        "longest_relative_task_sid_in_queue",
                        figures.longestInQueue().map(Waiting::taskSid));
    }

    private static long age(Optional<Waiting> task, long now) {
        return task.map(waiting -> waiting.age(now)).orElse(0L);
    }

    static void workers(JsonObjectWriter json, WorkerFigures figures) {
        json.array("activity_statistics", figures.byActivity(), (element, figure) -> element.text(
                        "sid", figure.activity().sid())
                .text("friendly_name", figure.activity().friendlyName())
                .number("workers", figure.workers()));
    }

    static void cumulative(JsonObjectWriter json, Window window, TaskStatistics statistics) {
        window(json, window);
        reservations(json, statistics.reservations());
        json.number("avg_task_acceptance_time", statistics.untilAccepted().average())
                .number("tasks_canceled", statistics.canceled())
                .number("tasks_completed", statistics.completed())
                .number("tasks_deleted", statistics.deleted())
                .number("tasks_moved", statistics.moved())
                .object("wait_duration_until_accepted", wait -> durations(wait, statistics.untilAccepted()))
                .object("wait_duration_until_canceled", wait -> durations(wait, statistics.untilCanceled()));
        splits(json, statistics.splits());
    }

    static void cumulative(JsonObjectWriter json, Window window, WorkerStatistics statistics) {
        window(json, window);
        reservations(json, statistics.reservations());
        json.array("activity_durations", statistics.activities(), (element, activity) -> {
            element.text("sid", activity.activity().sid())
                    .text("friendly_name", activity.activity().friendlyName());
            durations(element, activity.stays());
        });
    }

    private static void window(JsonObjectWriter json, Window window) {
        json.date("start_time", window.start()).date("end_time", window.end());
    }

    private static void reservations(JsonObjectWriter json, ReservationCounts counts) {
        json.number("reservations_created", counts.created())
                .number("reservations_accepted", counts.accepted())
                .number("reservations_rejected", counts.rejected())
                .number("reservations_timed_out", counts.timedOut())
                .number("reservations_canceled", counts.canceled())
                .number("reservations_rescinded", counts.rescinded());
    }

    /** In whole seconds. */
    static void durations(JsonObjectWriter json, Durations durations) {
        json.number("avg", durations.average())
                .number("min", durations.min())
                .number("max", durations.max())
                .number("total", durations.total());
    }

    /** {@code null} when none was asked for. */
    private static void splits(JsonObjectWriter json, List<WaitSplit> splits) {
        if (splits.isEmpty()) {
            json.none("split_by_wait_time");
            return;
        }
        json.object(
                "split_by_wait_time",
                all -> splits.forEach(split -> all.object(Integer.toString(split.threshold()), sides -> sides.object(
                                "above", above -> side(above, split.above()))
                        .object("below", below -> side(below, split.below())))));
    }

    private static void side(JsonObjectWriter json, WaitSplit.Side side) {
        json.number("tasks_canceled", side.tasksCanceled())
                .number("reservations_accepted", side.reservationsAccepted());
    }
}
