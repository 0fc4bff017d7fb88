package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.emulator.events.EventStreams;
import flexsim.emulator.events.SinkJournal;
import flexsim.emulator.webhook.Deliveries;
import flexsim.emulator.workspace.CommandJournal;
import flexsim.emulator.workspace.FlexProject;
import flexsim.emulator.workspace.LiveWorkspace;
import flexsim.emulator.workspace.Workspaces;
import flexsim.sampling.RandomStream;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.ReservationView;
import flexsim.taskrouter.model.TaskStatus;
import flexsim.taskrouter.model.TaskView;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkspaceSetup;
import flexsim.testing.Effort;
import flexsim.testing.Shortened;
import flexsim.time.Micros;
import flexsim.time.SteppedScheduler;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceRestoreTest {
    private static final int ROUNDS = Effort.of(40, 200);
    private static final int WORKSPACES = Effort.of(4, 20);
    private static final int MAX_STEPS = 80;

    @TempDir
    Path directory;

    /** All that can be seen of a workspace. */
    private static List<String> face(Engine engine, EventLog history) {
        List<String> face = new ArrayList<>();
        face.add(engine.workspace().toString());
        face.add(engine.nextDeadline().toString());
        engine.activities().forEach(view -> face.add(view.toString()));
        engine.taskChannels().forEach(view -> face.add(view.toString()));
        engine.taskQueues().forEach(view -> face.add(view.toString()));
        engine.workflows().forEach(view -> face.add(view.toString()));
        for (WorkerView worker : engine.workers()) {
            face.add(worker.toString());
            face.add(engine.workerChannels(worker.sid()).orElseThrow().toString());
            face.add(engine.reservationsOfWorker(worker.sid()).orElseThrow().toString());
        }
        for (TaskView task : engine.tasks()) {
            face.add(task.toString());
            face.add(engine.reservationsOfTask(task.sid()).orElseThrow().toString());
        }
        history.between(0, Long.MAX_VALUE).forEach(event -> face.add(event.sid() + " " + event.event()));
        return face;
    }

    /** A client that does one thing after another, by chance. */
    private static final class Client {
        private final RandomStream chance;
        private final SteppedScheduler clock;
        private final LiveWorkspace workspace;

        Client(RandomStream chance, SteppedScheduler clock, LiveWorkspace workspace) {
            this.chance = chance;
            this.clock = clock;
            this.workspace = workspace;
        }

        int below(int bound) {
            return (int) Math.floorMod(chance.nextLong(), (long) bound);
        }

        <T> Optional<T> any(List<T> all) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(below(all.size())));
        }

        private <T> Optional<T> any(Function<Engine, List<T>> look) {
            return any(workspace.look(look));
        }

        void step() {
            switch (below(9)) {
                case 0 ->
                    workspace.execute(new Command.CreateWorker(
                            "w" + below(1_000),
                            Optional.of(activity(below(3) > 0)),
                            JsonValues.attributes("Attributes", "{\"team\": \"" + below(2) + "\"}")));
                case 1, 2 ->
                    workspace.execute(new Command.CreateTask(
                            JsonValues.attributes("Attributes", "{\"team\": \"" + below(3) + "\"}"),
                            Optional.empty(),
                            30 + below(500),
                            below(3),
                            below(2) == 0 ? "voice" : "chat"));
                case 3, 4 ->
                    any(this::pending)
                            .ifPresent(reservation -> workspace.execute(new Command.UpdateReservation(
                                    reservation.sid(),
                                    below(3) > 0 ? ReservationStatus.ACCEPTED : ReservationStatus.REJECTED,
                                    Optional.empty())));
                case 5 ->
                    any(Engine::tasks)
                            .ifPresent(task -> workspace.execute(Command.UpdateTask.of(task.sid())
                                    .withStatus(below(2) == 0 ? TaskStatus.COMPLETED : TaskStatus.WRAPPING)
                                    .withReason("by chance")));
                case 6 ->
                    any(Engine::workers)
                            .ifPresent(worker -> workspace.execute(
                                    Command.UpdateWorker.of(worker.sid()).withActivitySid(activity(below(2) == 0))));
                case 7 -> any(Engine::tasks).ifPresent(task -> workspace.execute(new Command.DeleteTask(task.sid())));
                default -> clock.advance(Duration.ofMillis(below(90_000)));
            }
        }

        private List<ReservationView> pending(Engine engine) {
            return engine.tasks().stream()
                    .flatMap(task -> engine.reservationsOfTask(task.sid()).orElseThrow().stream())
                    .filter(reservation -> reservation.status() == ReservationStatus.PENDING)
                    .toList();
        }

        private String activity(boolean available) {
            return workspace.look(engine -> engine.activities().stream()
                    .filter(activity -> activity.available() == available)
                    .findFirst()
                    .orElseThrow()
                    .sid());
        }
    }

    /** The same workspace an hour later, when nobody does anything. */
    private static List<String> anHourAfter(long end, Engine engine, EventLog history) {
        engine.advance(end + 3_600 * Micros.PER_SECOND).forEach(history::add);
        return face(engine, history);
    }

    @Shortened
    @Test
    void what_is_brought_back_is_what_was_there_and_goes_on_as_it_would_have() {
        List<List<String>> before = new ArrayList<>();
        List<List<String>> later = new ArrayList<>();
        SteppedScheduler clock = new SteppedScheduler(1_000_000);
        List<Long> ends = new ArrayList<>();
        try (Store store = Store.open(directory)) {
            StoredCommandJournal journal = new StoredCommandJournal(store);
            store.begin();
            for (int round = 0; round < ROUNDS; round++) {
                Workspaces workspaces = new Workspaces(clock, round, made -> {}, journal);
                LiveWorkspace workspace = workspaces.create("WS" + round, WorkspaceSetup.named("round " + round));
                FlexProject.setUp(workspace);
                Client client = new Client(RandomStream.of(5, "client", round), clock, workspace);
                for (int steps = client.below(MAX_STEPS); steps > 0; steps--) {
                    client.step();
                }
                workspaces.close();
                ends.add(clock.now());
                before.add(workspace.look(engine -> face(engine, workspace.history())));
                later.add(workspace.look(engine -> anHourAfter(clock.now(), engine, workspace.history())));
            }
        }

        assertTrue(later.stream().mapToInt(List::size).sum() > ROUNDS * 100, "too little happened");
        try (Store store = Store.open(directory)) {
            List<WorkspaceRestore.Restored> restored =
                    WorkspaceRestore.of(store).workspaces();
            assertEquals(ROUNDS, restored.size());
            for (int round = 0; round < ROUNDS; round++) {
                WorkspaceRestore.Restored workspace = restored.get(round);
                workspace.engine().advance(ends.get(round)).forEach(workspace.history()::add);
                assertEquals(before.get(round), face(workspace.engine(), workspace.history()));
                assertEquals(later.get(round), anHourAfter(ends.get(round), workspace.engine(), workspace.history()));
            }
        }
    }

    /** A start that sums up what it finds; returns what another one finds then. */
    private WorkspaceRestore snapshot() {
        try (Store store = Store.open(directory)) {
            new StoredCommandJournal(store, 1)
                    .restoreInto(
                            new Workspaces(new SteppedScheduler(0), 0, made -> {}, CommandJournal.NONE),
                            new EventStreams(
                                    "AC", null, new SteppedScheduler(0), new Deliveries(), 1, SinkJournal.NONE));
        }
        try (Store store = Store.open(directory)) {
            List<JournalEntry> entries = new ArrayList<>();
            store.entries(entries::add);
            assertEquals(List.of(), entries);
            return WorkspaceRestore.of(store);
        }
    }

    @Shortened
    @Test
    void what_was_summed_up_is_what_was_there_and_goes_on_as_it_would_have() {
        List<List<String>> before = new ArrayList<>();
        List<List<String>> later = new ArrayList<>();
        SteppedScheduler clock = new SteppedScheduler(1_000_000);
        List<Long> ends = new ArrayList<>();
        try (Store store = Store.open(directory)) {
            StoredCommandJournal journal = new StoredCommandJournal(store);
            store.begin();
            for (int round = 0; round < WORKSPACES; round++) {
                Workspaces workspaces = new Workspaces(clock, round, made -> {}, journal);
                LiveWorkspace workspace = workspaces.create("WS" + round, WorkspaceSetup.named("round " + round));
                FlexProject.setUp(workspace);
                Client client = new Client(RandomStream.of(6, "client", round), clock, workspace);
                for (int steps = client.below(10 * MAX_STEPS); steps > 0; steps--) {
                    client.step();
                }
                workspaces.close();
                ends.add(clock.now());
                before.add(workspace.look(engine -> face(engine, workspace.history())));
                later.add(workspace.look(engine -> anHourAfter(clock.now(), engine, workspace.history())));
            }
        }

        assertTrue(later.stream().mapToInt(List::size).sum() > WORKSPACES * 100, "too little happened");
        List<WorkspaceRestore.Restored> restored = snapshot().workspaces();
        assertEquals(WORKSPACES, restored.size());
        for (int round = 0; round < WORKSPACES; round++) {
            WorkspaceRestore.Restored workspace = restored.get(round);
            workspace.engine().advance(ends.get(round)).forEach(workspace.history()::add);
            assertEquals(before.get(round), face(workspace.engine(), workspace.history()));
            assertEquals(later.get(round), anHourAfter(ends.get(round), workspace.engine(), workspace.history()));
        }
    }

    private UncheckedIOException refusedWith(JournalEntry entry) {
        try (Store store = Store.open(directory)) {
            StoredCommandJournal journal = new StoredCommandJournal(store);
            store.begin();
            new Workspaces(new SteppedScheduler(0), 1, made -> {}, journal).create("WS1", WorkspaceSetup.named("x"));
            store.add(entry);
        }
        try (Store store = Store.open(directory)) {
            return assertThrows(UncheckedIOException.class, () -> WorkspaceRestore.of(store));
        }
    }

    @Test
    void another_outcome_than_the_one_that_is_written_down_is_refused() {
        String text = RecordText.of(Command.class, new Command.CreateActivity("Break", false));

        UncheckedIOException refused = refusedWith(
                new JournalEntry(1, 5, StoredCommandJournal.COMMAND, text, Optional.of("WA" + "0".repeat(32))));

        assertEquals(
                "the data was written by another version of flexsim, which worked otherwise; use that one, or another"
                        + " directory",
                refused.getMessage());
    }

    @Test
    void a_command_that_is_now_refused_is_refused() {
        String text = RecordText.of(Command.class, new Command.DeleteTask("WT1"));

        refusedWith(new JournalEntry(1, 5, StoredCommandJournal.COMMAND, text, Optional.of("WT1")));
    }

    @Test
    void a_command_of_another_version_is_refused() {
        refusedWith(new JournalEntry(1, 5, StoredCommandJournal.COMMAND, "{\"Dance\":{}}", Optional.of("WT1")));
    }

    @Test
    void an_entry_of_another_version_is_refused() {
        refusedWith(new JournalEntry(1, 5, "dance", "", Optional.empty()));
    }

    @Test
    void what_was_refused_is_not_written_down() {
        List<JournalEntry> entries = new ArrayList<>();
        try (Store store = Store.open(directory)) {
            LiveWorkspace workspace = new Workspaces(
                            new SteppedScheduler(0), 1, made -> {}, new StoredCommandJournal(store))
                    .create("WS1", WorkspaceSetup.named("x"));
            workspace.execute(new Command.CreateActivity("Break", false));
            store.begin();
            assertTrue(workspace.execute(new Command.DeleteTask("WT1")) instanceof CommandResult.Refused);
        }
        try (Store store = Store.open(directory)) {
            store.entries(entries::add);
        }
        assertEquals(
                1,
                entries.stream()
                        .filter(entry -> entry.kind().equals(StoredCommandJournal.COMMAND))
                        .count());
    }
}
