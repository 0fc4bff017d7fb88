package flexsim.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.agents.HandlingState.Event;
import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.RepeatedRequest;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;

/**
 * An agent's work on one task in real time: requests and alarms for what {@link HandlingState} asks for. Passing trouble is
 * waited out in HANGING_UP and COMPLETING. The attributes are a request of their own before the completion, so that nothing
 * is written to a completed task. Thread-safe.
 */
final class TaskHandling {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ATTRIBUTES = 4096;
    private static final int MOST_REFUSALS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** TaskRouter carries an accept out only after it has read our answer. */
    private static final long ACCEPT_TAKES = 5 * Micros.PER_SECOND;

    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(500);

    private final String taskSid;
    private final LiveAgent agent;
    private final HandlingPlan.Work work;
    private final AgentContext context;
    private final RepeatedRequest wrapUp;
    private final RepeatedRequest completion;
    private final long begun;
    private HandlingState state = HandlingState.TALKING;
    private boolean hurried;
    private boolean attributesWritten;
    private int refusals;
    private Alarm alarm = () -> {};

    /** What becomes of a request that fails: mostly it is the task's own state that says it. */
    private final class Failures implements RepeatedRequest.Failures {
        @Override
        public boolean wanted() {
            return !context.closed();
        }

        @Override
        public void trouble(WorkspaceException failure) {
            context.counts().trouble(failure);
        }

        @Override
        public void unwanted() {
            // Nothing is tried any more.
        }

        @Override
        public void gone(WorkspaceException failure) {
            drop();
        }

        @Override
        public void refused(WorkspaceException refusal) {
            Optional<Task> task;
            try {
                task = context.workspace().task(taskSid);
            } catch (WorkspaceException failure) {
                trouble(failure);
                request().again();
                return;
            }
            task.ifPresentOrElse(found -> refusedIn(found, refusal), TaskHandling.this::drop);
        }

        @Override
        public void failed(RuntimeException failure) {
            context.counts()
                    .trouble("task " + taskSid + " could not be ended ("
                            + failure.getClass().getSimpleName() + ")");
            drop();
        }
    }

    TaskHandling(String taskSid, LiveAgent agent, HandlingPlan.Work work, AgentContext context) {
        this.taskSid = taskSid;
        this.agent = agent;
        this.work = work;
        this.context = context;
        this.wrapUp = request(this::wrapUp);
        this.completion = request(this::complete);
        this.begun = context.scheduler().now();
    }

    private RepeatedRequest request(Runnable step) {
        Runnable unlessOver = () -> {
            if (!state().isOver()) {
                step.run();
            }
        };
        return new RepeatedRequest(context.scheduler(), context.requests(), PAUSE, unlessOver, new Failures());
    }

    /** The request that the present state asks for. */
    private RepeatedRequest request() {
        return state().isAfterCall() ? completion : wrapUp;
    }

    /** The agent begins to talk. */
    synchronized void begin() {
        alarm = context.scheduler().after(work.talk(), () -> handle(Event.TALK_OVER));
    }

    /** Takes up a task of an earlier run: what was left is the end of the talk, or of the after-call work. */
    void resume(boolean wrapping) {
        synchronized (this) {
            state = wrapping ? HandlingState.WRAPPING : HandlingState.TALKING;
        }
        hurry();
    }

    /** Ends the work as soon as possible: what remains of talk and after-call work is cut. */
    void hurry() {
        synchronized (this) {
            hurried = true;
            alarm.cancel();
        }
        handle(Event.TALK_OVER);
        handle(Event.WRAP_OVER);
    }

    /** The task has gone to another agent, or the reservation was lost: no more of it here. */
    void drop() {
        handle(Event.DROPPED);
    }

    // ---- transitions

    private void handle(Event event) {
        HandlingState now;
        synchronized (this) {
            HandlingState from = state;
            state = from.next(event);
            if (state == from) {
                return;
            }
            now = state;
        }
        enter(now);
    }

    /** What the present state asks for. */
    private void enter(HandlingState now) {
        switch (now) {
            case TALKING -> throw new IllegalStateException("a talk begins once");
            case HANGING_UP -> wrapUp.begin();
            case WRAPPING -> awaitWrapEnd();
            case COMPLETING -> completion.begin();
            case HANDLED -> {
                context.counts().completed();
                end();
            }
            case LOST -> {
                context.counts().dropped();
                end();
            }
        }
    }

    private synchronized void awaitWrapEnd() {
        Duration wrap = hurried ? Duration.ZERO : work.wrap();
        alarm = context.scheduler().after(wrap, () -> handle(Event.WRAP_OVER));
    }

    private void end() {
        synchronized (this) {
            alarm.cancel();
        }
        context.ended(this);
    }

    // ---- requests

    private void wrapUp() {
        context.workspace().updateTask(taskSid, TaskChange.wrapping("the talk is over"));
        handle(Event.WRAPPED);
    }

    private void complete() {
        if (!attributesWritten) {
            writeAttributes();
            attributesWritten = true;
        }
        context.workspace().updateTask(taskSid, TaskChange.completed("handled"));
        handle(Event.COMPLETED);
    }

    private void writeAttributes() {
        Optional<Task> task = context.workspace().task(taskSid).filter(found -> !found.status()
                .ended());
        if (task.isEmpty()) {
            return; // Completing it will show what has become of it.
        }
        try {
            JsonNode attributes = JSON.readTree(task.get().attributes());
            if (!(attributes instanceof ObjectNode object)) {
                return;
            }
            work.completion().accept(object);
            String text = JSON.writeValueAsString(object);
            if (text.length() > LONGEST_ATTRIBUTES) {
                context.counts()
                        .trouble("task " + taskSid + " is completed without the attributes of phase complete: with"
                                + " them it would have " + text.length() + " characters of " + LONGEST_ATTRIBUTES);
            } else {
                context.workspace().updateTask(taskSid, TaskChange.attributes(text));
            }
        } catch (JsonProcessingException notJson) {
            context.counts().trouble("task " + taskSid + " has attributes that are not JSON");
        } catch (WorkspaceException refusal) {
            if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                throw refusal;
            }
            context.counts().trouble(refusal.getMessage());
        }
    }

    /** What the task's own state says to a refusal. */
    private void refusedIn(Task task, WorkspaceException refusal) {
        boolean completing = state() == HandlingState.COMPLETING;
        switch (task.status()) {
            case PENDING, RESERVED -> {
                if (context.scheduler().now() - begun < ACCEPT_TAKES) {
                    request().again(ACCEPT_PAUSE);
                } else {
                    drop();
                }
            }
            case WRAPPING -> {
                if (completing) {
                    insist(refusal);
                } else {
                    handle(Event.WRAPPED);
                }
            }
            case ASSIGNED -> insist(refusal);
            case COMPLETED -> handle(completing ? Event.COMPLETED : Event.DROPPED);
            case CANCELED -> drop();
        }
    }

    private void insist(WorkspaceException refusal) {
        context.counts().trouble(refusal.getMessage());
        if (++refusals >= MOST_REFUSALS) {
            drop();
        } else {
            request().again();
        }
    }

    private synchronized HandlingState state() {
        return state;
    }

    /** Whether the customer has gone and the after-call work is being done. */
    boolean afterCall() {
        return state().isAfterCall();
    }

    String taskSid() {
        return taskSid;
    }

    LiveAgent agent() {
        return agent;
    }
}
