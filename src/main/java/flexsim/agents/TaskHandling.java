package flexsim.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.time.Micros;
import flexsim.time.Scheduler.Alarm;
import flexsim.workspace.Task;
import flexsim.workspace.TaskChange;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.Optional;

/**
 * An agent's work on one task.
 *
 * <pre>
 *           talk time over             task wraps            wrap time over              attributes written, completed
 *  TALKING ───────────────▶ HANGING_UP ──────────▶ WRAPPING ───────────────▶ COMPLETING ─────────────────────────▶ ENDED
 *     └──────────── canceled, gone, never ours, or handed to another agent: dropped ─────────────────────────────────▲
 * </pre>
 *
 * Passing trouble is waited out in HANGING_UP and COMPLETING. The attributes are a request of their own before the
 * completion, so that nothing is written to a completed task. Thread-safe.
 */
final class TaskHandling {
    enum State {
        TALKING,
        HANGING_UP,
        WRAPPING,
        COMPLETING,
        ENDED
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ATTRIBUTES = 4096;
    private static final int MOST_REFUSALS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** TaskRouter carries an accept out only after it has read our answer. */
    private static final long ACCEPT_TAKES = 5 * Micros.PER_SECOND;

    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(500);

    private final String taskSid;
    private final Agent agent;
    private final HandlingPlan.Work work;
    private final AgentContext floor;
    private final long begun;
    private State state = State.TALKING;
    private boolean hurried;
    private boolean attributesWritten;
    private int refusals;
    private Alarm alarm = () -> {};

    TaskHandling(String taskSid, Agent agent, HandlingPlan.Work work, AgentContext floor) {
        this.taskSid = taskSid;
        this.agent = agent;
        this.work = work;
        this.floor = floor;
        this.begun = floor.scheduler().now();
    }

    /** The agent begins to talk. */
    synchronized void begin() {
        alarm = floor.scheduler().after(work.talk(), this::hangUp);
    }

    /** Takes up a task of an earlier run: what was left is the end of the talk, or of the after-call work. */
    void resume(boolean wrapping) {
        synchronized (this) {
            hurried = true;
            state = wrapping ? State.WRAPPING : State.TALKING;
        }
        hurry();
    }

    /** Ends the work as soon as possible: what remains of talk and after-call work is cut. */
    void hurry() {
        synchronized (this) {
            hurried = true;
            alarm.cancel();
        }
        hangUp();
        finish();
    }

    private void hangUp() {
        if (move(State.TALKING, State.HANGING_UP)) {
            floor.requests().execute(this::wrapUp);
        }
    }

    private void finish() {
        if (move(State.WRAPPING, State.COMPLETING)) {
            floor.requests().execute(this::complete);
        }
    }

    /** The task has gone to another agent, or the reservation was lost: no more of it here. */
    void drop() {
        if (end()) {
            floor.tally().dropped();
            floor.ended(this);
        }
    }

    private void wrapUp() {
        attempt(this::wrapUp, () -> {
            floor.workspace().updateTask(taskSid, TaskChange.wrapping("the talk is over"));
            wrapped();
        });
    }

    private void wrapped() {
        if (move(State.HANGING_UP, State.WRAPPING)) {
            synchronized (this) {
                Duration wrap = hurried ? Duration.ZERO : work.wrap();
                alarm = floor.scheduler().after(wrap, this::finish);
            }
        }
    }

    private void complete() {
        attempt(this::complete, () -> {
            if (!attributesWritten) {
                writeAttributes();
                attributesWritten = true;
            }
            floor.workspace().updateTask(taskSid, TaskChange.completed("handled"));
            completed();
        });
    }

    private void completed() {
        if (end()) {
            floor.tally().completed();
            floor.ended(this);
        }
    }

    private void writeAttributes() {
        Optional<Task> task =
                floor.workspace().task(taskSid).filter(found -> !found.status().ended());
        if (task.isEmpty()) {
            return; // Completing it will tell what has become of it.
        }
        try {
            JsonNode attributes = JSON.readTree(task.get().attributes());
            if (!(attributes instanceof ObjectNode object)) {
                return;
            }
            work.completion().accept(object);
            String text = JSON.writeValueAsString(object);
            if (text.length() > LONGEST_ATTRIBUTES) {
                floor.tally()
                        .trouble("task " + taskSid + " is completed without the attributes of phase complete: with"
                                + " them it would have " + text.length() + " characters of " + LONGEST_ATTRIBUTES);
            } else {
                floor.workspace().updateTask(taskSid, TaskChange.attributes(text));
            }
        } catch (JsonProcessingException notJson) {
            floor.tally().trouble("task " + taskSid + " has attributes that are not JSON");
        } catch (WorkspaceException refusal) {
            if (refusal.kind() != WorkspaceException.Kind.REFUSED) {
                throw refusal;
            }
            floor.tally().trouble(refusal.getMessage());
        }
    }

    private void attempt(Runnable again, Runnable step) {
        if (state() == State.ENDED) {
            return;
        }
        try {
            step.run();
        } catch (WorkspaceException failure) {
            switch (failure.kind()) {
                case NOT_FOUND -> drop();
                case REFUSED, UNAUTHORIZED -> refused(again, failure);
                case UNAVAILABLE, UNWANTED -> later(again, PAUSE, failure);
            }
        } catch (RuntimeException failure) {
            floor.tally()
                    .trouble("task " + taskSid + " could not be ended ("
                            + failure.getClass().getSimpleName() + ")");
            drop();
        }
    }

    /** What the task's own state says to a refusal. */
    private void refused(Runnable again, WorkspaceException refusal) {
        Optional<Task> task;
        try {
            task = floor.workspace().task(taskSid);
        } catch (WorkspaceException failure) {
            later(again, PAUSE, failure);
            return;
        }
        if (task.isEmpty()) {
            drop();
            return;
        }
        boolean completing = state() == State.COMPLETING;
        switch (task.get().status()) {
            case PENDING, RESERVED -> {
                if (floor.scheduler().now() - begun < ACCEPT_TAKES) {
                    later(again, ACCEPT_PAUSE, refusal);
                } else {
                    drop();
                }
            }
            case WRAPPING -> {
                if (completing) {
                    insist(again, refusal);
                } else {
                    wrapped();
                }
            }
            case ASSIGNED -> insist(again, refusal);
            case COMPLETED -> {
                if (completing) {
                    completed();
                } else {
                    drop();
                }
            }
            case CANCELED -> drop();
        }
    }

    private void insist(Runnable again, WorkspaceException refusal) {
        floor.tally().trouble(refusal.getMessage());
        if (++refusals >= MOST_REFUSALS) {
            drop();
        } else {
            later(again, PAUSE, refusal);
        }
    }

    private void later(Runnable again, Duration pause, WorkspaceException failure) {
        if (failure.kind() == WorkspaceException.Kind.UNAVAILABLE) {
            floor.tally().trouble(failure.getMessage());
        }
        if (!floor.closed()) {
            floor.scheduler().after(pause, () -> floor.requests().execute(again));
        }
    }

    private synchronized boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    private synchronized boolean end() {
        boolean ends = state != State.ENDED;
        state = State.ENDED;
        alarm.cancel();
        return ends;
    }

    synchronized State state() {
        return state;
    }

    /** Whether the customer has gone and the after-call work is being done. */
    boolean afterCall() {
        return state() == State.WRAPPING || state() == State.COMPLETING;
    }

    String taskSid() {
        return taskSid;
    }

    Agent agent() {
        return agent;
    }
}
