package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.config.Configuration;
import flexsim.simulation.VirtualCenter.Run;
import flexsim.taskrouter.model.Event;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The same scenario in virtual time and by the live simulators over HTTP: event by event the same happens in TaskRouter, to
 * the same customers and agents, at the same microsecond.
 */
class SameAsLiveTest {
    private static final long SEED = 11;
    private static final long START = Micros.of(java.time.Instant.parse("2026-03-02T00:00:00Z"));
    private static final int MINUTES = Effort.of(6, 15);
    private static final long LENGTH = MINUTES * 60 * Micros.PER_SECOND;

    private static SmallCentre scenario() {
        return SmallCentre.create()
                .agents(7)
                .options("product", "\"p\", \"q\"", "")
                .dimension(
                        "expertise",
                        "{\"entity\": \"workers\", \"attrName\": \"routing.skills\", \"options\": {\"all\": [\"p\","
                                + " \"q\"]}}")
                .dimension(
                        "proficiency",
                        "{\"entity\": \"workers\", \"expr\": \"range\", \"dataType\": \"integer\", \"min\": 1,"
                                + " \"max\": 10}")
                .dimension(
                        "channel",
                        "{\"options\": {\"all\": [\"voice\", \"chat\"]}, \"optionParams\": {\"all\": [{\"portion\":"
                                + " 0.6, \"baseCapacity\": 1}, {\"portion\": 0.4, \"baseCapacity\": 2}]}}")
                .dimension(
                        "activity",
                        "{\"options\": {\"all\": [\"Available\", \"Break\"]}, \"optionParams\": {\"all\":"
                                + " [{\"portion\": 0.7, \"baseDur\": 120}, {\"portion\": 0.3, \"baseDur\": 40}]}}")
                .exponential("arrivalGap", 3)
                .exponential("abandonTime", 40)
                .dimension(
                        "talkTime",
                        "{\"curve\": \"lognormal\", \"mean\": 20, \"cv\": 0.7, \"influences\":"
                                + " [{\"factor\": \"proficiency\", \"effect\": \"shift\", \"amount\": -0.8},"
                                + " {\"factor\": \"waitTime\", \"effect\": \"shift\", \"amount\": 0.1}]}")
                .exponential("wrapTime", 5)
                .key("balkPortion", "0.1")
                .key(
                        "agents",
                        "{\"acceptDelay\": {\"curve\": \"exponential\", \"mean\": 3}, \"rejectPortion\": 0.1,"
                                + " \"missPortion\": 0.05}")
                .key(
                        "shifts",
                        "[{\"agents\": 2, \"start\": \"00:00\", \"end\": \"00:09\","
                                + " \"breaks\": [{\"start\": \"00:03\", \"minutes\": 2}]}]")
                .key(
                        "workflow",
                        "{\"targets\": [{\"timeout\": 10, \"expression\": \"worker.proficiency > 5\"},"
                                + " {\"timeout\": 25, \"priority\": 5}]}");
    }

    @Shortened
    @Test
    void virtual_time_and_the_live_simulators_make_the_same_events() {
        Configuration configuration = scenario().configuration();
        List<String> live;
        Configuration deployed;
        try (LiveSimulation center = new LiveSimulation(START, SEED)) {
            deployed = center.deployed(configuration);
            live = told(center.play(deployed, SEED, LENGTH));
        }
        List<Event> events = new ArrayList<>();
        new VirtualCenter(
                        deployed,
                        id -> "Ann " + id,
                        new Run(SEED, START, START + LENGTH, 0, Optional.empty()),
                        Optional.of(events::add))
                .play(NoMetrics.LISTENS);

        assertSame(live, told(events));
        assertTrue(live.size() > MINUTES * 134, () -> live.size() + " events");
    }

    private static void assertSame(List<String> live, List<String> virtual) {
        for (int i = 0; i < Math.min(live.size(), virtual.size()); i++) {
            if (!live.get(i).equals(virtual.get(i))) {
                int from = Math.max(0, i - 12);
                assertEquals(
                        String.join("\n", live.subList(from, Math.min(live.size(), i + 8))),
                        String.join("\n", virtual.subList(from, Math.min(virtual.size(), i + 8))),
                        "event " + i);
            }
        }
        assertEquals(live.size(), virtual.size());
    }

    /** One line for each event that is not about attributes; tasks by the order of their creation. */
    private static List<String> told(List<Event> events) {
        Map<String, Integer> tasks = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.TaskEvent task && task.kind() != Event.TaskEvent.Type.UPDATED) {
                lines.add(line(event, task.task(), number(tasks, task.task().sid()), ""));
            } else if (event instanceof Event.ReservationEvent reserved) {
                lines.add(line(
                        event,
                        reserved.task(),
                        number(tasks, reserved.task().sid()),
                        " " + reserved.worker().friendlyName()));
            } else if (event instanceof Event.WorkerEvent worker && worker.kind() == Event.WorkerEvent.Type.ACTIVITY) {
                lines.add((event.at() - START) + " " + event.type() + " "
                        + worker.worker().friendlyName() + " "
                        + worker.worker().activity().friendlyName());
            }
        }
        return lines;
    }

    private static int number(Map<String, Integer> tasks, String sid) {
        return tasks.computeIfAbsent(sid, fresh -> tasks.size());
    }

    private static String line(Event event, flexsim.taskrouter.model.TaskView task, int number, String who) {
        String reason =
                event.type().equals("task.canceled") ? " " + task.reason().orElse("") : "";
        return (event.at() - START) + " " + event.type() + " #" + number + " " + task.status() + " "
                + task.queueName().orElse("-") + " " + task.channelUniqueName() + " priority " + task.priority() + who
                + reason;
    }
}
