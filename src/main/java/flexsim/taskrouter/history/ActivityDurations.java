package flexsim.taskrouter.history;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkerView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The time that workers are in each activity, added up from the events of changes and from where they are at the end. */
final class ActivityDurations {
    private final Map<String, ActivityView> activities = new LinkedHashMap<>();
    private final Map<String, Durations> lengths = new HashMap<>();
    /** Since when each worker is in its activity, as far as a change was seen. */
    private final Map<String, Long> since = new HashMap<>();

    private final long end;
    private long start;

    /** {@code known}: the activities that are listed even if no worker was in them. */
    ActivityDurations(Window window, List<ActivityView> known) {
        start = window.start();
        end = window.end();
        known.forEach(activity -> activities.put(activity.sid(), activity));
    }

    /** Forgets what was before {@code instant}. */
    void beginAt(long instant) {
        start = instant;
        lengths.clear();
    }

    void add(Event.WorkerEvent event) {
        WorkerView worker = event.worker();
        switch (event.kind()) {
            case ACTIVITY -> {
                event.previousActivity().ifPresent(previous -> stayed(worker, previous, event.at()));
                since.put(worker.sid(), event.at());
            }
            case DELETED -> stayed(worker, worker.activity(), event.at());
            case CREATED, ATTRIBUTES -> {}
        }
    }

    /** {@code worker} is in its activity until {@code instant} at least. */
    void addCurrent(WorkerView worker, long instant) {
        stayed(worker, worker.activity(), instant);
    }

    private void stayed(WorkerView worker, ActivityView activity, long until) {
        long from = Math.max(start, since.getOrDefault(worker.sid(), worker.created()));
        long to = Math.min(end, until);
        if (to > from) {
            activities.putIfAbsent(activity.sid(), activity);
            Durations sofar = lengths.getOrDefault(activity.sid(), Durations.NONE);
            lengths.put(activity.sid(), sofar.plus(to - from));
        }
    }

    List<WorkerStatistics.InActivity> byActivity() {
        return activities.values().stream()
                .map(activity ->
                        new WorkerStatistics.InActivity(activity, lengths.getOrDefault(activity.sid(), Durations.NONE)))
                .toList();
    }
}
