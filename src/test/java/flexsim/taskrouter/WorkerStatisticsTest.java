package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.taskrouter.history.Durations;
import flexsim.taskrouter.history.ReservationCounts;
import flexsim.taskrouter.history.WorkerStatistics;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskChannelView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What workers have done in a window of time, counted by hand. */
class WorkerStatisticsTest {
    private static final Optional<String> ANY = Optional.empty();

    private final Floor floor = new Floor();
    private final Chronicle chronicle = new Chronicle(floor);

    /** {@code activity: average least most total (count)} of every activity where somebody was. */
    private static List<String> stays(WorkerStatistics statistics) {
        return statistics.activities().stream()
                .filter(a -> a.stays().count() > 0)
                .map(a -> a.activity().friendlyName() + ": " + text(a.stays()))
                .toList();
    }

    private static String text(Durations d) {
        return d.average() + " " + d.min() + " " + d.max() + " " + d.total() + " (" + d.count() + ")";
    }

    @Test
    void a_worker_who_never_moved_was_in_one_activity_all_the_time() {
        floor.worker("ann");
        floor.at(1_000);

        assertEquals(
                List.of("Available: 900 900 900 900 (1)"),
                stays(chronicle.workers(100, 1_000, 1_000).ofAll(ANY)));
    }

    @Test
    void activities_in_which_nobody_was_are_listed_too() {
        floor.worker("ann");

        assertEquals(
                List.of("Offline", "Unavailable", "Available"),
                chronicle.workers(0, 0, 0).ofAll(ANY).activities().stream()
                        .map(a -> a.activity().friendlyName())
                        .toList());
    }

    /** Available from 0, Unavailable from 100, Available from 160, Offline from 300; now it is 500. */
    private String wanderer() {
        String worker = floor.worker("ann");
        floor.at(100);
        floor.move(worker, "Unavailable");
        floor.at(160);
        floor.move(worker, "Available");
        floor.at(300);
        floor.move(worker, "Offline");
        floor.at(500);
        return worker;
    }

    @Test
    void stays_are_summed_up_by_activity() {
        wanderer();

        assertEquals(
                List.of(
                        "Offline: 200 200 200 200 (1)",
                        "Unavailable: 60 60 60 60 (1)",
                        "Available: 120 100 140 240 (2)"),
                stays(chronicle.workers(0, 500, 500).ofAll(ANY)));
    }

    @Test
    void stays_that_reach_beyond_the_window_are_cut_off() {
        wanderer();

        assertEquals(
                List.of("Unavailable: 10 10 10 10 (1)", "Available: 40 40 40 40 (1)"),
                stays(chronicle.workers(150, 200, 500).ofAll(ANY)));
    }

    @Test
    void a_window_without_any_change_knows_the_activity_from_the_next_one() {
        wanderer();

        assertEquals(
                List.of("Available: 20 20 20 20 (1)"),
                stays(chronicle.workers(20, 40, 500).ofAll(ANY)));
    }

    @Test
    void a_worker_counts_from_when_it_was_made() {
        floor.at(40);
        floor.worker("ann");
        floor.at(100);

        assertEquals(
                List.of("Available: 60 60 60 60 (1)"),
                stays(chronicle.workers(0, 100, 100).ofAll(ANY)));
    }

    @Test
    void a_deleted_worker_counts_until_its_end_unless_only_present_ones_are_asked_for() {
        String worker = floor.worker("ann");
        floor.at(30);
        floor.move(worker, "Offline");
        floor.at(50);
        floor.done(new Command.DeleteWorker(worker));
        floor.at(100);

        assertEquals(
                List.of("Offline: 20 20 20 20 (1)", "Available: 30 30 30 30 (1)"),
                stays(chronicle.workers(0, 100, 100).ofAll(ANY)));
        assertEquals(List.of(), stays(chronicle.workers(0, 100, 100).ofPresent(ANY)));
    }

    @Test
    void a_reservation_that_times_out_counts_and_moves_its_worker() {
        String queue = floor.queue("q", "1==1");
        String workflow = floor.workflow(Optional.of(Floor.target(queue)));
        floor.worker("ann");
        floor.task(workflow);
        floor.at(200);

        WorkerStatistics all = chronicle.workers(0, 200, 200).ofAll(ANY);
        assertEquals(new ReservationCounts(1, 0, 0, 1, 0, 0), all.reservations());
        assertEquals(List.of("Offline: 80 80 80 80 (1)", "Available: 120 120 120 120 (1)"), stays(all));
    }

    @Test
    void reservations_count_within_the_window_and_on_the_channel_alone() {
        String queue = floor.queue("q", "1==1");
        String workflow = floor.workflow(Optional.of(Floor.target(queue)));
        floor.worker("ann");
        String voice = floor.task(workflow, Map.of(), 0, "voice");
        floor.at(10);
        String chat = floor.task(workflow, Map.of(), 0, "chat");
        floor.at(20);
        floor.reply(voice, ReservationStatus.ACCEPTED);
        floor.reply(chat, ReservationStatus.ACCEPTED);
        Optional<String> ofChat = floor.engine.taskChannel("chat").map(TaskChannelView::sid);

        assertEquals(
                new ReservationCounts(1, 2, 0, 0, 0, 0),
                chronicle.workers(5, 20, 20).ofAll(ANY).reservations());
        assertEquals(
                new ReservationCounts(1, 1, 0, 0, 0, 0),
                chronicle.workers(0, 20, 20).ofAll(ofChat).reservations());
        assertEquals(
                new ReservationCounts(2, 0, 0, 0, 0, 0),
                chronicle.workers(0, 15, 20).ofAll(ANY).reservations());
    }

    @Test
    void a_new_expression_of_the_queue_begins_the_count_of_its_workers_anew() {
        String queue = floor.queue("q", "1==1");
        String workflow = floor.workflow(Optional.of(Floor.target(queue)));
        floor.worker("ann");
        floor.reply(floor.task(workflow), ReservationStatus.ACCEPTED);
        floor.at(60);
        floor.done(Command.UpdateTaskQueue.of(queue)
                .withTargetWorkers(new Command.TargetWorkers("2==2", Optional.of(Floor.parse("2==2")))));
        floor.at(100);

        WorkerStatistics ofQueue = chronicle.workers(0, 100, 100).ofPresentInQueue(queue, ANY);
        assertEquals(new ReservationCounts(0, 0, 0, 0, 0, 0), ofQueue.reservations());
        assertEquals(List.of("Available: 40 40 40 40 (1)"), stays(ofQueue));
        assertEquals(
                1, chronicle.workers(0, 100, 100).ofPresent(ANY).reservations().accepted());
    }
}
