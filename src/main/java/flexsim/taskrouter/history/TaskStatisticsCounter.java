package flexsim.taskrouter.history;

import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Task statistics, added up event by event. */
final class TaskStatisticsCounter {
    private final Map<Event.TaskEvent.Type, Integer> tasks = new EnumMap<>(Event.TaskEvent.Type.class);
    private final Map<ReservationStatus, Integer> reservations = new EnumMap<>(ReservationStatus.class);
    private final List<SplitTally> splits = new ArrayList<>();
    private Durations untilAccepted = Durations.NONE;
    private Durations inQueueUntilAccepted = Durations.NONE;
    private Durations untilCanceled = Durations.NONE;

    TaskStatisticsCounter(List<Integer> thresholds) {
        thresholds.forEach(threshold -> splits.add(new SplitTally(threshold)));
    }

    void add(Event.TaskEvent event) {
        tasks.merge(event.kind(), 1, Integer::sum);
        if (event.kind() == Event.TaskEvent.Type.CANCELED) {
            long wait = event.at() - event.task().created();
            untilCanceled = untilCanceled.plus(wait);
            splits.forEach(split -> split.canceled(wait));
        }
    }

    void add(Event.ReservationEvent event) {
        reservations.merge(event.reservation().status(), 1, Integer::sum);
        if (event.reservation().status() == ReservationStatus.ACCEPTED) {
            TaskView task = event.task();
            long wait = event.at() - task.created();
            untilAccepted = untilAccepted.plus(wait);
            inQueueUntilAccepted =
                    inQueueUntilAccepted.plus(event.at() - task.queueEntered().orElse(task.created()));
            splits.forEach(split -> split.accepted(wait));
        }
    }

    TaskStatistics statistics() {
        return new TaskStatistics(
                ReservationCounts.of(reservations),
                count(Event.TaskEvent.Type.CREATED),
                count(Event.TaskEvent.Type.WORKFLOW_ENTERED),
                count(Event.TaskEvent.Type.QUEUE_ENTERED),
                count(Event.TaskEvent.Type.CANCELED),
                count(Event.TaskEvent.Type.COMPLETED),
                count(Event.TaskEvent.Type.DELETED) + count(Event.TaskEvent.Type.SYSTEM_DELETED),
                count(Event.TaskEvent.Type.QUEUE_MOVED),
                count(Event.TaskEvent.Type.WORKFLOW_TIMEOUT),
                untilAccepted,
                inQueueUntilAccepted,
                untilCanceled,
                splits.stream().map(SplitTally::split).toList());
    }

    private int count(Event.TaskEvent.Type kind) {
        return tasks.getOrDefault(kind, 0);
    }

    /** One threshold's two sides. Source of the bound: Twilio, {@code SplitByWaitTime}. */
    private static final class SplitTally {
        private static final int MAX_TASKS = 10_000;
        private static final long SECOND = 1_000_000L;

        private final int threshold;
        private int canceledAbove;
        private int canceledBelow;
        private int acceptedAbove;
        private int acceptedBelow;

        private SplitTally(int threshold) {
            this.threshold = threshold;
        }

        private boolean full() {
            return canceledAbove + canceledBelow + acceptedAbove + acceptedBelow >= MAX_TASKS;
        }

        private void canceled(long wait) {
            if (full()) {
                return;
            }
            if (wait > threshold * SECOND) {
                canceledAbove++;
            } else {
                canceledBelow++;
            }
        }

        private void accepted(long wait) {
            if (full()) {
                return;
            }
            if (wait > threshold * SECOND) {
                acceptedAbove++;
            } else {
                acceptedBelow++;
            }
        }

        private WaitSplit split() {
            return new WaitSplit(
                    threshold,
                    new WaitSplit.Side(canceledAbove, acceptedAbove),
                    new WaitSplit.Side(canceledBelow, acceptedBelow));
        }
    }
}
