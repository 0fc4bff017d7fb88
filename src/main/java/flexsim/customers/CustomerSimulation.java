package flexsim.customers;

import flexsim.time.Micros;
import flexsim.time.Scheduler;
import flexsim.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Sends the customers of a schedule to a workspace: each at their own instant, whatever the service does. A customer
 * whose patience ends cancels their task. Thread-safe.
 *
 * <p>After the last arrival it either waits with the customers until each is answered or gone (it lingers), or leaves
 * them in the queue for the agents.
 */
public final class CustomerSimulation {
    /** The reason by which a customer's own cancellation is distinguished from TaskRouter's. */
    public static final String ABANDONED = LiveCustomer.ABANDONED;

    private static final long PLANNED_AHEAD = 2 * Micros.PER_SECOND;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** How long after a halt requests under way are still waited for. */
    private static final Duration HALT = Duration.ofSeconds(4);

    private static final int ROUNDS_TO_SEE_ALL = 5;
    private static final int MOST_LOOKS_A_ROUND = 50;

    private final ArrivalSchedule schedule;
    private final Scheduler scheduler;
    private final Executor planning;
    private final boolean lingers;
    private final long seed;
    private final long start;
    private final Context context;
    private final CustomerCounts counts = new CustomerCounts();
    private final Set<LiveCustomer> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile boolean halted;
    private volatile boolean arrivalsOver;
    private volatile long end;
    private volatile Consumer<String> onTask = sid -> {};

    /**
     * @param planning draws customers ahead, one piece of work at a time
     * @param requests carries the requests; as many at once as it has threads
     * @param start when the schedule starts, in microseconds
     * @param lingers whether to wait with the customers after the last arrival
     */
    public CustomerSimulation(
            ArrivalSchedule schedule,
            Workspace workspace,
            String workflowSid,
            Scheduler scheduler,
            Executor planning,
            Executor requests,
            long seed,
            long start,
            boolean lingers) {
        this.schedule = schedule;
        this.scheduler = scheduler;
        this.planning = planning;
        this.seed = seed;
        this.start = start;
        this.lingers = lingers;
        this.context = new Context(workspace, workflowSid, requests);
    }

    /** From now on {@code listener} is called with the SID of every task that is made, by the thread that carried the request. */
    public void onTask(Consumer<String> listener) {
        onTask = listener;
    }

    /** Begins; returns at once. */
    public void start() {
        planning.execute(this::plan);
    }

    /**
     * Ends at once: nobody else arrives, nothing is retried, who waits is left in the queue. Requests that hang are
     * not waited for.
     */
    public void halt() {
        halted = true;
        endArrivals(scheduler.now());
        scheduler.after(HALT, () -> settled.complete(null));
    }

    /**
     * Done when arrivals are over and every customer is settled; fails when customers cannot be drawn. How many are
     * answered, gone or left waiting is in the {@linkplain #report report}.
     */
    public CompletableFuture<Void> settled() {
        return settled;
    }

    public CustomerTotals totals() {
        return counts.totals();
    }

    /** The figures so far; at any time. */
    public CustomerReport report() {
        return counts.report(seed, start, arrivalsOver ? end : scheduler.now());
    }

    private void plan() {
        try {
            long horizon = scheduler.now() + PLANNED_AHEAD;
            long planned = horizon;
            do {
                if (!schedule.hasNext()) {
                    long last = schedule.end();
                    scheduler.at(last, () -> endArrivals(last));
                    return;
                }
                Arrival arrival = schedule.next();
                planned = arrival.due();
                scheduler.at(planned, () -> receive(arrival));
            } while (planned <= horizon);
            scheduler.at(planned - PLANNED_AHEAD / 2, () -> planning.execute(this::plan));
        } catch (RuntimeException failure) {
            settled.completeExceptionally(failure);
            halt();
        }
    }

    private void receive(Arrival arrival) {
        if (!arrivalsOver) {
            LiveCustomer customer = new LiveCustomer(arrival, context);
            open.add(customer);
            customer.begin();
        }
    }

    private void endArrivals(long at) {
        if (!arrivalsOver) {
            end = at;
            arrivalsOver = true;
        }
        if (context.releasesWaiting()) {
            open.forEach(LiveCustomer::release);
        } else {
            lookRound(new ArrayDeque<>(open));
        }
        settleIfEmpty();
    }

    /** Looks how the waiting ones fare, a few at a time, so that the end is seen before the last patience is over. */
    private void lookRound(Deque<LiveCustomer> waiting) {
        waiting.removeIf(customer -> !open.contains(customer));
        if (halted || waiting.isEmpty()) {
            return;
        }
        int looks = Math.min(MOST_LOOKS_A_ROUND, waiting.size() / ROUNDS_TO_SEE_ALL + 1);
        for (int i = 0; i < looks && !waiting.isEmpty(); i++) {
            LiveCustomer customer = waiting.removeFirst();
            waiting.addLast(customer);
            context.requests().execute(customer::look);
        }
        scheduler.after(BETWEEN_LOOKS, () -> lookRound(waiting));
    }

    private void settleIfEmpty() {
        if (arrivalsOver && open.isEmpty()) {
            settled.complete(null);
        }
    }

    private final class Context implements LiveCustomerContext {
        private final Workspace workspace;
        private final String workflowSid;
        private final Executor requests;

        Context(Workspace workspace, String workflowSid, Executor requests) {
            this.workspace = workspace;
            this.workflowSid = workflowSid;
            this.requests = requests;
        }

        @Override
        public Scheduler scheduler() {
            return scheduler;
        }

        @Override
        public Executor requests() {
            return requests;
        }

        @Override
        public Workspace workspace() {
            return workspace;
        }

        @Override
        public String workflowSid() {
            return workflowSid;
        }

        @Override
        public CustomerCounts counts() {
            return counts;
        }

        @Override
        public boolean halted() {
            return halted;
        }

        @Override
        public boolean releasesWaiting() {
            return halted || (arrivalsOver && !lingers);
        }

        @Override
        public void made(String taskSid) {
            onTask.accept(taskSid);
        }

        @Override
        public void left(LiveCustomer customer) {
            open.remove(customer);
            settleIfEmpty();
        }
    }
}
