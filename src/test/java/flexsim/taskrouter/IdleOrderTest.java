package flexsim.taskrouter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However seldom it is put right, it tells what a list sorted anew each time would. */
class IdleOrderTest {
    private static final int WORKERS = 12;
    private static final TaskChannelState VOICE = new TaskChannelState("TC1", 0, "voice", "Voice", false, 0);
    private static final WorkspaceState WORKSPACE =
            new WorkspaceState("WS1", WorkspaceSetup.named("test"), new ActivityState("WA1", "Offline", false, 0), 0);

    enum Kind {
        RESERVED,
        RELEASED,
        ANOTHER_RESERVATION,
        WITHDRAWN,
        RESTORED,
        LEFT,
        JOINED,
        LOOKED_AT
    }

    record Step(Kind kind, int which) {}

    @Provide
    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, WORKERS - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }

    private static final class Run {
        private final IdleOrder order = new IdleOrder(VOICE, WORKSPACE);
        private final List<WorkerChannelState> all = new ArrayList<>();
        private final List<WorkerChannelState> members = new ArrayList<>();
        private long time;

        Run() {
            ActivityState available = new ActivityState("WA2", "Available", true, 0);
            for (int i = 0; i < WORKERS; i++) {
                WorkerState worker = new WorkerState("WK" + i, i, "worker " + i, available, Attributes.EMPTY, 0);
                WorkerChannelState channel = new WorkerChannelState("WC" + i, worker, VOICE, 0);
                worker.add(channel);
                all.add(channel);
                join(channel);
            }
        }

        private void join(WorkerChannelState channel) {
            members.add(channel);
            channel.worker.take(order.placeFor(channel));
            channel.worker.enterIdle();
        }

        void take(Step step) {
            WorkerChannelState channel = all.get(step.which());
            switch (step.kind()) {
                case RESERVED -> {
                    channel.load = 1;
                    channel.worker.idleSince = ++time;
                }
                case ANOTHER_RESERVATION -> channel.worker.idleSince = ++time;
                case RELEASED -> {
                    channel.load = 0;
                    channel.worker.freer = true;
                    channel.worker.enterIdle();
                }
                case WITHDRAWN -> channel.worker.withdrawn = true;
                case RESTORED -> {
                    channel.worker.withdrawn = false;
                    channel.worker.enterIdle();
                }
                case LEFT -> {
                    if (members.remove(channel)) {
                        channel.worker.giveUpPlaceIn(order);
                    }
                }
                case JOINED -> {
                    if (!members.contains(channel)) {
                        join(channel);
                    }
                }
                case LOOKED_AT -> {}
            }
        }

        List<WorkerChannelState> expected() {
            return members.stream()
                    .filter(channel -> channel.load == 0 && !channel.worker.withdrawn)
                    .sorted(Comparator.<WorkerChannelState>comparingLong(channel -> channel.worker.idleSince)
                            .thenComparingLong(channel -> channel.worker.order))
                    .toList();
        }

        List<WorkerChannelState> told() {
            List<WorkerChannelState> told = new ArrayList<>();
            for (WorkerChannelState next = order.first(); next != null; next = order.first()) {
                told.add(next);
                order.passBy();
            }
            order.rewind();
            return told;
        }
    }

    @Property
    void it_tells_of_all_who_are_free_the_longest_idle_first(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            if (step.kind() == Kind.LOOKED_AT) {
                assertEquals(run.expected(), run.told());
            }
        }
        assertEquals(run.expected(), run.told());
    }

    @Property
    void the_first_is_who_has_been_idle_longest(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        for (Step step : steps) {
            run.take(step);
            List<WorkerChannelState> expected = run.expected();
            assertEquals(expected.isEmpty() ? null : expected.get(0), run.order.first());
        }
    }
}
