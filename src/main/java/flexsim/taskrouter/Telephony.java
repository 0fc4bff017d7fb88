package flexsim.taskrouter;

import flexsim.taskrouter.model.CallView;
import flexsim.taskrouter.model.ConferenceView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls and conferences of a workspace, in order of creation; each is kept as long as its task. */
final class Telephony {
    /** What belongs to one task. */
    private record OfTask(List<CallState> calls, List<ConferenceState> conferences) {}

    private final Map<String, CallState> calls = new LinkedHashMap<>();
    private final Map<String, ConferenceState> conferences = new LinkedHashMap<>();
    private final Map<TaskState, OfTask> byTask = new HashMap<>();

    void add(CallState call) {
        calls.put(call.sid, call);
        of(call.task).calls().add(call);
    }

    void add(ConferenceState conference) {
        conferences.put(conference.sid, conference);
        of(conference.task).conferences().add(conference);
    }

    private OfTask of(TaskState task) {
        return byTask.computeIfAbsent(task, t -> new OfTask(new ArrayList<>(), new ArrayList<>()));
    }

    Optional<CallState> call(String sid) {
        return Optional.ofNullable(calls.get(sid));
    }

    Optional<ConferenceState> conference(String sid) {
        return Optional.ofNullable(conferences.get(sid));
    }

    /** The conference of {@code task} that is not over. */
    Optional<ConferenceState> conferenceOf(TaskState task) {
        return Optional.ofNullable(byTask.get(task)).stream()
                .flatMap(found -> found.conferences().stream())
                .filter(conference -> !conference.over())
                .findFirst();
    }

    Collection<CallState> allCalls() {
        return calls.values();
    }

    Collection<ConferenceState> allConferences() {
        return conferences.values();
    }

    List<CallView> calls() {
        return calls.values().stream().map(CallState::view).toList();
    }

    List<ConferenceView> conferences() {
        return conferences.values().stream().map(ConferenceState::view).toList();
    }

    /** The calls of {@code reservation}'s instructions. */
    List<CallView> callsOf(ReservationState reservation) {
        return Optional.ofNullable(byTask.get(reservation.task)).stream()
                .flatMap(found -> found.calls().stream())
                .filter(call -> call.reservation.filter(r -> r == reservation).isPresent())
                .map(CallState::view)
                .toList();
    }

    void forget(TaskState task) {
        OfTask gone = byTask.remove(task);
        if (gone != null) {
            gone.calls().forEach(call -> calls.remove(call.sid));
            gone.conferences().forEach(conference -> conferences.remove(conference.sid));
        }
    }
}
