package flexsim.taskrouter.history;

import flexsim.taskrouter.model.ActivityView;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.WorkerView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Workers' statistics, taken from events and from where the workers are now: one who never moved leaves no event.
 *
 * @param events from the window's start up to {@code now}, as an activity is known by how it ended
 * @param now when {@code workers} and {@code activities} were taken
 */
public record WorkerHistory(
        EventSpan events, Window window, List<WorkerView> workers, List<ActivityView> activities, long now) {
    /**
     * Of everybody, also of those that have been deleted since.
     *
     * @param channel SID of the task channel whose reservations count; empty for all. Activities know no channel.
     */
    public WorkerStatistics ofAll(Optional<String> channel) {
        return new Fold(Optional.empty(), channel, Optional.empty()).statistics();
    }

    /** Of {@link #workers()} alone. */
    public WorkerStatistics ofPresent(Optional<String> channel) {
        return new Fold(Optional.of(sids()), channel, Optional.empty()).statistics();
    }

    /**
     * Of {@link #workers()} alone, as workers of a queue: a change of whom it is served by begins the count anew. Source:
     * Twilio, "TaskQueue resource", {@code TargetWorkers}.
     */
    public WorkerStatistics ofPresentInQueue(String queueSid, Optional<String> channel) {
        return new Fold(Optional.of(sids()), channel, Optional.of(queueSid)).statistics();
    }

    private Set<String> sids() {
        return workers.stream().map(WorkerView::sid).collect(Collectors.toSet());
    }

    /** One pass over the events. */
    private final class Fold {
        private final Optional<Set<String>> only;
        private final Optional<String> channel;
        private final Optional<String> queue;
        private final Map<ReservationStatus, Integer> reservations = new EnumMap<>(ReservationStatus.class);
        private final ActivityDurations stays = new ActivityDurations(window, activities);

        private Fold(Optional<Set<String>> only, Optional<String> channel, Optional<String> queue) {
            this.only = only;
            this.channel = channel;
            this.queue = queue;
        }

        private WorkerStatistics statistics() {
            events.forEach(this::add);
            workers.forEach(worker -> stays.addCurrent(worker, now));
            return new WorkerStatistics(ReservationCounts.of(reservations), stays.byActivity());
        }

        private void add(Event event) {
            if (event instanceof Event.WorkerEvent e && counts(e.worker())) {
                stays.add(e);
            } else if (event instanceof Event.ReservationEvent e && counts(e)) {
                reservations.merge(e.reservation().status(), 1, Integer::sum);
            } else if (event instanceof Event.TaskQueueEvent e && changesWorkers(e)) {
                reservations.clear();
                stays.beginAt(e.at());
            }
        }

        private boolean counts(WorkerView worker) {
            return only.isEmpty() || only.get().contains(worker.sid());
        }

        private boolean counts(Event.ReservationEvent event) {
            return window.holds(event.at())
                    && counts(event.worker())
                    && (channel.isEmpty() || event.task().channelSid().equals(channel.get()));
        }

        private boolean changesWorkers(Event.TaskQueueEvent event) {
            return queue.filter(event.queue().sid()::equals).isPresent()
                    && event.type().equals("task-queue.expression.updated");
        }
    }
}
