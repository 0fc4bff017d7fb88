package flexsim.taskrouter;

import flexsim.taskrouter.model.ConferenceView;
import flexsim.taskrouter.model.ConferenceView.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conference as the engine holds it. As nobody answers a call, it waits to begin until all its calls are over. */
final class ConferenceState {
    final String sid;
    final TaskState task;
    final Optional<String> region;
    final long created;
    final List<CallState> calls = new ArrayList<>();

    ConferenceState(String sid, TaskState task, Optional<String> region, long now) {
        this.sid = sid;
        this.task = task;
        this.region = region;
        this.created = now;
    }

    /** Lets {@code call} in, once. */
    void admit(CallState call) {
        if (!calls.contains(call)) {
            calls.add(call);
            call.conference = Optional.of(this);
        }
    }

    /** Whether no worker or supervisor is asked for any more. */
    boolean over() {
        return calls.stream().filter(call -> call.reservation.isPresent()).allMatch(CallState::over);
    }

    ConferenceView view() {
        long last = calls.stream().mapToLong(CallState::updated).max().orElse(created);
        return new ConferenceView(
                sid,
                task.sid(),
                over() ? Status.COMPLETED : Status.INIT,
                region,
                task.sid(),
                calls.stream().map(call -> call.sid).toList(),
                created,
                over() ? last : created);
    }
}
