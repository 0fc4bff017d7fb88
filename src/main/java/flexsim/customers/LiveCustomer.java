package flexsim.customers;

import flexsim.customers.CustomerState.Event;
import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.AssignmentStatus;
import flexsim.workspace.RepeatedRequest;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.TaskDraft;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;

/**
 * One customer in real time: requests and alarms for what {@link CustomerState} asks for, from arrival to an end that custsim
 * learns of. Requests run on the executor, alarms on the scheduler; both meet in the synchronized transitions. Thread-safe.
 */
final class LiveCustomer {
    /** Why a task is canceled; by it our own cancellation is distinguished from TaskRouter's. */
    static final String ABANDONED = "customer abandoned";

    /** Ended tasks are kept for five minutes: a look in between sees every end. */
    private static final long LOOK_EVERY = 4 * 60 * Micros.PER_SECOND;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_REFUSALS = 10;

    /** A request that was cut off may be carried out a moment after the first look. */
    private static final int ABSENCES_TO_BELIEVE = 2;

    private final Arrival arrival;
    private final LiveCustomerContext context;
    private final RepeatedRequest search;
    private final RepeatedRequest cancellation;
    private CustomerState state = CustomerState.ASKING;
    private boolean patient = true;
    private String taskSid;
    private int refusals;
    private int absences;
    private long asked;
    private Alarm patienceEnd = () -> {};
    private Alarm nextLook = () -> {};

    /** What the searching and the cancelling of tasks have in common. */
    private abstract class Failures implements RepeatedRequest.Failures {
        private final Event givenUp;

        Failures(Event givenUp) {
            this.givenUp = givenUp;
        }

        @Override
        public boolean wanted() {
            return !context.halted();
        }

        @Override
        public void trouble(WorkspaceException failure) {
            context.counts().trouble(failure.getMessage());
        }

        @Override
        public void unwanted() {
            handle(givenUp);
        }
    }

    private final class SearchFailures extends Failures {
        SearchFailures() {
            super(Event.NOT_FOUND_OUT);
        }

        @Override
        public void gone(WorkspaceException failure) {
            refused(failure);
        }

        @Override
        public void refused(WorkspaceException failure) {
            trouble(failure);
            search.again();
        }

        @Override
        public void failed(RuntimeException failure) {
            defect("a task could not be looked for", failure);
            unwanted();
        }
    }

    private final class CancellationFailures extends Failures {
        CancellationFailures() {
            super(Event.RELEASED);
        }

        @Override
        public void gone(WorkspaceException failure) {
            handle(Event.TASK_DELETED);
        }

        @Override
        public void refused(WorkspaceException failure) {
            settleByStatus(failure);
        }

        @Override
        public void failed(RuntimeException failure) {
            defect("a task could not be canceled", failure);
            unwanted();
        }
    }

    LiveCustomer(Arrival arrival, LiveCustomerContext context) {
        this.arrival = arrival;
        this.context = context;
        this.search =
                new RepeatedRequest(context.scheduler(), context.requests(), PAUSE, this::search, new SearchFailures());
        this.cancellation = new RepeatedRequest(
                context.scheduler(), context.requests(), PAUSE, this::cancel, new CancellationFailures());
    }

    /** The customer is here: asks for a task, and the patience begins to run. */
    void begin() {
        context.counts().arrived();
        long end = arrival.due() + Micros.of(arrival.customer().patience());
        synchronized (this) {
            patienceEnd = context.scheduler().at(end, this::patienceOver);
        }
        context.requests().execute(this::ask);
    }

    // ---- requests

    private void ask() {
        if (!wantsTask()) {
            handle(Event.NO_TASK);
            return;
        }
        context.counts().sent(context.scheduler().now() - arrival.due());
        try {
            Task task = context.workspace().whileWanted(this::wantsTask).createTask(draft());
            created(task, context.scheduler().now());
        } catch (WorkspaceException failure) {
            context.counts().trouble(failure.getMessage());
            if (failure.perhapsDone()) {
                asked = context.scheduler().now();
                handle(Event.RESPONSE_LOST);
            } else {
                handle(isRefusal(failure) ? Event.REFUSED : Event.NO_TASK);
            }
        } catch (RuntimeException failure) {
            defect("a task could not be made", failure);
            handle(Event.REFUSED);
        }
    }

    private static boolean isRefusal(WorkspaceException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND, REFUSED, UNAUTHORIZED -> true;
            case UNAVAILABLE, UNWANTED -> false;
        };
    }

    private synchronized boolean wantsTask() {
        return patient && !context.halted();
    }

    private TaskDraft draft() {
        Customer customer = arrival.customer();
        return new TaskDraft(context.workflowSid(), customer.channel(), customer.attributes(), Optional.empty());
    }

    /** The response was lost: there may be a task that must not be left behind. */
    private void search() {
        Optional<Task> task = context.workspace()
                .whileWanted(() -> !context.halted())
                .createdTask(draft(), Micros.toInstant(arrival.due()));
        if (task.isPresent()) {
            created(task.get(), asked);
        } else if (++absences >= ABSENCES_TO_BELIEVE) {
            handle(Event.NO_TASK);
        } else {
            context.scheduler().after(PAUSE, search::begin);
        }
    }

    private void cancel() {
        context.workspace().whileWanted(() -> !context.halted()).updateTask(taskSid, TaskChange.canceled(ABANDONED));
        handle(Event.CANCELED_BY_CUSTOMER);
    }

    /** The task could not be canceled: most often because an agent was quicker. */
    private void settleByStatus(WorkspaceException refusal) {
        try {
            Optional<Event> end = end(context.workspace().task(taskSid));
            if (end.isPresent()) {
                handle(end.get());
                return;
            }
        } catch (WorkspaceException failure) {
            context.counts().trouble(failure.getMessage());
        }
        context.counts().trouble(refusal.getMessage());
        if (++refusals >= MOST_REFUSALS) {
            handle(Event.RELEASED);
        } else {
            cancellation.again();
        }
    }

    /** What has happened to the customer by what has become of their task; empty while they wait. */
    private static Optional<Event> end(Optional<Task> task) {
        if (task.isEmpty()) {
            return Optional.of(Event.TASK_DELETED);
        }
        return switch (task.get().status()) {
            case PENDING, RESERVED -> Optional.empty();
            case ASSIGNED, WRAPPING, COMPLETED -> Optional.of(Event.ANSWERED);
            case CANCELED ->
                Optional.of(
                        task.get().reason().filter(ABANDONED::equals).isPresent()
                                ? Event.CANCELED_BY_CUSTOMER
                                : Event.CANCELED_BY_TASKROUTER);
        };
    }

    /** Asks how the task stands; blocks. Answered and ended tasks need no patience any more. */
    void look() {
        if (!waiting()) {
            return;
        }
        try {
            end(context.workspace().whileWanted(this::waiting).task(taskSid)).ifPresent(this::handleWhileWaiting);
        } catch (WorkspaceException failure) {
            // The next look, or the end of patience, will show.
            context.counts().trouble(failure.getMessage());
        }
    }

    private void lookLater() {
        synchronized (this) {
            if (state == CustomerState.WAITING) {
                nextLook = context.scheduler().at(context.scheduler().now() + LOOK_EVERY, () -> context.requests()
                        .execute(() -> {
                            look();
                            lookLater();
                        }));
            }
        }
    }

    private void defect(String what, RuntimeException failure) {
        context.counts().trouble(what + " (" + failure.getClass().getSimpleName() + ")");
    }

    // ---- transitions

    private void created(Task task, long at) {
        context.counts().created(at);
        context.made(task.sid());
        boolean pending = task.status() == AssignmentStatus.PENDING;
        CustomerState now;
        synchronized (this) {
            taskSid = task.sid();
            boolean stays = CustomerState.stays(patient, arrival.customer().balks(), pending);
            state = state.next(Event.CREATED, stays);
            now = state;
        }
        if (now == CustomerState.LEAVING) {
            cancellation.run();
        } else {
            enter(now);
        }
    }

    private void patienceOver() {
        synchronized (this) {
            patient = false;
        }
        handle(Event.PATIENCE_OVER);
    }

    synchronized boolean waiting() {
        return state == CustomerState.WAITING && !context.halted();
    }

    /** Leaves the task in the queue: custsim no longer waits with the customer. */
    void release() {
        handleWhileWaiting(Event.RELEASED);
    }

    private void handle(Event event) {
        handle(event, false);
    }

    /** Of what is learnt of the task only a customer who waits takes notice: who leaves learns it by leaving. */
    private void handleWhileWaiting(Event event) {
        handle(event, true);
    }

    private void handle(Event event, boolean onlyWhileWaiting) {
        CustomerState now;
        synchronized (this) {
            CustomerState from = state;
            if (!onlyWhileWaiting || from == CustomerState.WAITING) {
                state = from.next(event, true);
            }
            if (state == from) {
                return;
            }
            now = state;
        }
        enter(now);
    }

    /** What the present state asks for. */
    private void enter(CustomerState now) {
        switch (now) {
            case ASKING -> throw new IllegalStateException("a customer asks once");
            case SEARCHING -> search.run();
            case WAITING -> {
                if (context.releasesWaiting()) {
                    release();
                } else {
                    lookLater();
                }
            }
            case LEAVING -> cancellation.begin();
            default -> settle(now);
        }
    }

    private void settle(CustomerState end) {
        synchronized (this) {
            patienceEnd.cancel();
            nextLook.cancel();
        }
        context.counts().ended(end);
        context.left(this);
    }
}
