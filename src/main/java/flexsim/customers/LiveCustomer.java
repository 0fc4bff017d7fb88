package flexsim.customers;

import flexsim.customers.CustomerCounts.Outcome;
import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;

/**
 * One customer from arrival to the end of their patience, or to an earlier end that custsim learns of.
 *
 * <pre>
 *            task made                patience ends           canceled, answered, ended by TaskRouter
 *   ASKING ────────────▶ WAITING ───────────────────▶ LEAVING ─────────────────────────────────────▶ SETTLED
 *     │                     └── seen answered or ended, or released to the queue ──────────────────────▲
 *     ├── task made after patience has ended, or nobody is free for one who balks ────▶ LEAVING        │
 *     ├── refused, or the customer left first ─────────────────────────────────────────────────────────┤
 *     │ the customer left, and perhaps there is a task     there is none, or it cannot be found out    │
 *     └─────────────────────▶ SEARCHING ───────────────────────────────────────────────────────────────┘
 *                                 └── task found: LEAVING, or WAITING
 * </pre>
 *
 * Requests run on the executor, alarms on the scheduler; both meet in the synchronized transitions. Thread-safe.
 */
final class LiveCustomer {
    /** Why a task is canceled; by it our own cancellation is told from TaskRouter's. */
    static final String LEFT = "customer abandoned";

    /** Ended tasks are kept for five minutes: a look in between sees every end. */
    private static final long LOOK_EVERY = 4 * 60 * Micros.PER_SECOND;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_REFUSALS = 10;

    /** A request that was cut off may be carried out a moment after the first look. */
    private static final int ABSENCES_TO_BELIEVE = 2;

    private enum State {
        ASKING,
        SEARCHING,
        WAITING,
        LEAVING,
        SETTLED
    }

    private final Arrival arrival;
    private final LiveCustomerContext lobby;
    private State state = State.ASKING;
    private boolean patient = true;
    private String taskSid;
    private int refusals;
    private int absences;
    private long asked;
    private Alarm patienceEnd = () -> {};
    private Alarm nextLook = () -> {};

    LiveCustomer(Arrival arrival, LiveCustomerContext lobby) {
        this.arrival = arrival;
        this.lobby = lobby;
    }

    /** The customer is here: asks for a task, and the patience begins to run. */
    void begin() {
        lobby.tally().arrived();
        long end = arrival.due() + Micros.of(arrival.customer().patience());
        synchronized (this) {
            patienceEnd = lobby.scheduler().at(end, this::leave);
        }
        lobby.requests().execute(this::ask);
    }

    private void ask() {
        if (!wantsTask()) {
            settle(Outcome.UNREACHED);
            return;
        }
        lobby.tally().sent(lobby.scheduler().now() - arrival.due());
        try {
            Task task = lobby.workspace().whileWanted(this::wantsTask).createTask(draft());
            made(task, lobby.scheduler().now());
        } catch (WorkspaceException failure) {
            lobby.tally().trouble(failure.getMessage());
            if (failure.perhapsDone()) {
                beginSearch();
            } else {
                settle(refused(failure) ? Outcome.FAILED : Outcome.UNREACHED);
            }
        } catch (RuntimeException failure) {
            lobby.tally()
                    .trouble("a task could not be made (" + failure.getClass().getSimpleName() + ")");
            settle(Outcome.FAILED);
        }
    }

    private static boolean refused(WorkspaceException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND, REFUSED, UNAUTHORIZED -> true;
            case UNAVAILABLE, UNWANTED -> false;
        };
    }

    private synchronized boolean wantsTask() {
        return patient && !lobby.halted();
    }

    private TaskDraft draft() {
        Customer customer = arrival.customer();
        return new TaskDraft(lobby.workflowSid(), customer.channel(), customer.attributes(), Optional.empty());
    }

    /** The answer was lost: there may be a task that must not be left behind. */
    private void beginSearch() {
        synchronized (this) {
            state = State.SEARCHING;
            asked = lobby.scheduler().now();
        }
        search();
    }

    private void search() {
        try {
            Optional<Task> task = lobby.workspace()
                    .whileWanted(() -> !lobby.halted())
                    .createdTask(draft(), Micros.toInstant(arrival.due()));
            if (task.isPresent()) {
                made(task.get(), asked);
            } else if (++absences >= ABSENCES_TO_BELIEVE) {
                settle(Outcome.UNREACHED);
            } else {
                searchAgain();
            }
        } catch (WorkspaceException failure) {
            lobby.tally().trouble(failure.getMessage());
            if (lobby.halted()) {
                settle(Outcome.UNKNOWN);
            } else {
                searchAgain();
            }
        } catch (RuntimeException failure) {
            lobby.tally()
                    .trouble("a task could not be looked for ("
                            + failure.getClass().getSimpleName() + ")");
            settle(Outcome.UNKNOWN);
        }
    }

    private void searchAgain() {
        lobby.scheduler().after(PAUSE, () -> lobby.requests().execute(this::search));
    }

    private void made(Task task, long at) {
        lobby.tally().created(at);
        lobby.made(task.sid());
        boolean waits = task.status() == AssignmentStatus.PENDING;
        boolean leaves;
        synchronized (this) {
            taskSid = task.sid();
            leaves = !patient || arrival.customer().balks() && waits;
            state = leaves ? State.LEAVING : State.WAITING;
        }
        if (leaves) {
            cancel();
        } else if (lobby.releasesWaiting()) {
            release();
        } else {
            lookLater();
        }
    }

    private void leave() {
        synchronized (this) {
            patient = false;
            if (state != State.WAITING) {
                return;
            }
            state = State.LEAVING;
        }
        lobby.requests().execute(this::cancel);
    }

    private void cancel() {
        try {
            lobby.workspace().whileWanted(() -> !lobby.halted()).updateTask(taskSid, TaskChange.canceled(LEFT));
            settle(Outcome.ABANDONED);
        } catch (WorkspaceException failure) {
            switch (failure.kind()) {
                case NOT_FOUND -> settle(Outcome.GONE);
                case REFUSED, UNAUTHORIZED -> settleByStatus(failure);
                case UNAVAILABLE, UNWANTED -> cancelAgain(failure);
            }
        } catch (RuntimeException failure) {
            lobby.tally()
                    .trouble("a task could not be canceled ("
                            + failure.getClass().getSimpleName() + ")");
            settle(Outcome.LEFT_WAITING);
        }
    }

    /** The task could not be canceled: most often because an agent was quicker. */
    private void settleByStatus(WorkspaceException refusal) {
        try {
            Optional<Outcome> outcome = outcome(lobby.workspace().task(taskSid));
            if (outcome.isPresent()) {
                settle(outcome.get());
                return;
            }
        } catch (WorkspaceException failure) {
            lobby.tally().trouble(failure.getMessage());
        }
        if (++refusals >= MOST_REFUSALS) {
            lobby.tally().trouble(refusal.getMessage());
            settle(Outcome.LEFT_WAITING);
        } else {
            cancelAgain(refusal);
        }
    }

    private void cancelAgain(WorkspaceException failure) {
        lobby.tally().trouble(failure.getMessage());
        if (lobby.halted()) {
            settle(Outcome.LEFT_WAITING);
        } else {
            lobby.scheduler().after(PAUSE, () -> lobby.requests().execute(this::cancel));
        }
    }

    private static Optional<Outcome> outcome(Optional<Task> task) {
        if (task.isEmpty()) {
            return Optional.of(Outcome.GONE);
        }
        return switch (task.get().status()) {
            case PENDING, RESERVED -> Optional.empty();
            case ASSIGNED, WRAPPING, COMPLETED -> Optional.of(Outcome.ANSWERED);
            case CANCELED ->
                Optional.of(
                        task.get().reason().filter(LEFT::equals).isPresent() ? Outcome.ABANDONED : Outcome.TIMED_OUT);
        };
    }

    private void lookLater() {
        synchronized (this) {
            if (state == State.WAITING) {
                nextLook = lobby.scheduler().at(lobby.scheduler().now() + LOOK_EVERY, () -> lobby.requests()
                        .execute(() -> {
                            look();
                            lookLater();
                        }));
            }
        }
    }

    /** Asks how the task stands; blocks. Answered and ended tasks need no patience any more. */
    void look() {
        if (!waiting()) {
            return;
        }
        try {
            outcome(lobby.workspace().whileWanted(this::waiting).task(taskSid)).ifPresent(this::settleWaiting);
        } catch (WorkspaceException failure) {
            // The next look, or the end of patience, will tell.
            lobby.tally().trouble(failure.getMessage());
        }
    }

    synchronized boolean waiting() {
        return state == State.WAITING && !lobby.halted();
    }

    /** Leaves the task in the queue: custsim no longer waits with the customer. */
    void release() {
        settleWaiting(Outcome.LEFT_WAITING);
    }

    private void settleWaiting(Outcome outcome) {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.LEAVING;
        }
        settle(outcome);
    }

    private void settle(Outcome outcome) {
        synchronized (this) {
            state = State.SETTLED;
            patienceEnd.cancel();
            nextLook.cancel();
        }
        lobby.tally().ended(outcome);
        lobby.left(this);
    }
}
