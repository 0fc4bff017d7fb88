import flexsim.order.IntHeap;
import flexsim.sampling.RandomStream;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.EngineListener;
import flexsim.taskrouter.InProcessEngine;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.SidSource;
import flexsim.taskrouter.TaskHandle;
import flexsim.taskrouter.TaskKind;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.CommandResult;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.ReservationStatus;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a customer's whole life costs in the engine, in virtual time and without events: through its {@link InProcessEngine}, with
 * what happens outside of it (arrivals, ends of talks and of patience) in a heap of the benchmark's own. The variates are
 * drawn beforehand.
 */
final class EngineLife implements EngineListener {
    private static final long SECOND = 1_000_000L;
    private static final int DRAWN = 1 << 16;
    private static final int TALK_ENDS = 0;
    private static final int PATIENCE_ENDS = 1;

    /** Of mean 1. */
    private static final double[] EXPONENTIALS = exponentials();

    private static double[] exponentials() {
        RandomStream random = RandomStream.of(1, "bench", 0);
        double[] drawn = new double[DRAWN];
        for (int i = 0; i < DRAWN; i++) {
            drawn[i] = -Math.log(random.nextDouble());
        }
        return drawn;
    }

    /** Somebody who calls, and the number under which what comes next to them stands in the heap. */
    private static final class Customer {
        private long talk;
        private TaskHandle task;
        private int number;
        private int next;
    }

    private final Engine engine;
    private final String available;
    private long now;
    private InProcessEngine switchboard;
    private final List<TaskKind> kinds = new ArrayList<>();
    private final double meanTalk;
    private final double meanPatience;
    private final IntHeap heap = new IntHeap();
    private Customer[] customers = new Customer[16];
    private int[] free = new int[16];
    private int used;
    private int freed;
    private ReservationHandle[] offers = new ReservationHandle[16];
    private int offered;
    private long sequence;
    private int drawn;
    private long completed;
    private long abandoned;
    private long waited;

    private EngineLife(double meanTalk, double meanPatience) {
        this.meanTalk = meanTalk;
        this.meanPatience = meanPatience;
        engine = new Engine("WS" + "0".repeat(32), WorkspaceSetup.named("bench"), new SidSource(1), 0);
        available = engine.activities().stream()
                .filter(a -> a.available())
                .findFirst()
                .orElseThrow()
                .sid();
    }

    static void ofCustomers(Path scratch) {
        System.out.println("| virtual time, one thread | ns a customer | customers/s | waited | abandoned |");
        System.out.println("|---|---:|---:|---:|---:|");
        int customers = Integer.getInteger("bench.customers", 2_000_000);
        for (int round = 0; round < Integer.getInteger("bench.rounds", 5); round++) {
            single(customers);
            bare(customers);
        }
        System.out.println();
        System.out.println("| 300 agents, 12 queues, escalation, 20,000 tasks | ms |");
        System.out.println("|---|---:|");
        double[] days = new double[Integer.getInteger("bench.days", 60)];
        for (int day = 0; day < days.length; day++) {
            days[day] = skills(day == days.length - 1);
        }
        double[] warm = Arrays.copyOfRange(days, days.length / 2, days.length);
        Arrays.sort(warm);
        System.out.printf(Locale.ROOT, "| cold | %.1f |%n| warm, median | %.1f |%n", days[0], warm[warm.length / 2]);
    }

    /** The same customers, heap and draws with nothing but a counter and a queue in place of the engine. */
    private static void bare(int customers) {
        IntHeap heap = new IntHeap();
        EngineLife draws = new EngineLife(180, 120);
        Customer[] here = new Customer[1 << 12];
        int[] free = new int[1 << 12];
        ArrayDeque<Customer> queue = new ArrayDeque<>();
        int used = 0;
        int freed = 0;
        int busy = 0;
        long sequence = 0;
        long now = 0;
        long begin = cpuNanos();
        long arrival = draws.exponential(180.0 / 95);
        for (int left = customers; left > 0; ) {
            if (!heap.isEmpty() && heap.firstMajor() < arrival) {
                now = heap.firstMajor();
                Customer customer = here[heap.poll()];
                if (customer.next == TALK_ENDS) {
                    Customer next = queue.poll();
                    if (next == null) {
                        busy--;
                    } else {
                        next.next = TALK_ENDS;
                        heap.move(next.number, now + next.talk, sequence++);
                    }
                } else {
                    queue.remove(customer);
                }
                free[freed++] = customer.number;
            } else {
                now = arrival;
                Customer customer = new Customer();
                customer.number = freed > 0 ? free[--freed] : used++;
                here[customer.number] = customer;
                customer.talk = draws.exponential(180);
                long patience = draws.exponential(120);
                if (busy < 100) {
                    busy++;
                    heap.add(customer.number, now + customer.talk, sequence++);
                } else {
                    customer.next = PATIENCE_ENDS;
                    queue.add(customer);
                    heap.add(customer.number, now + patience, sequence++);
                }
                left--;
                arrival = now + draws.exponential(180.0 / 95);
            }
        }
        long took = cpuNanos() - begin;
        System.out.printf(
                Locale.ROOT,
                "| the same without an engine | %.0f | %,.0f | | |%n",
                (double) took / customers,
                customers * 1e9 / took);
    }

    private static void single(int customers) {
        EngineLife life = new EngineLife(180, 120);
        life.oneQueue();
        long begin = cpuNanos();
        life.run(customers, 180.0 / 95);
        long took = cpuNanos() - begin;
        System.out.printf(
                Locale.ROOT,
                "| M/M/100+M, 95 erlangs | %.0f | %,.0f | %.2f %% | %.2f %% |%n",
                (double) took / customers,
                customers * 1e9 / took,
                life.waited * 100.0 / customers,
                life.abandoned * 100.0 / customers);
    }

    /** What this thread has had of a core: neighbours do not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** In milliseconds. */
    private static double skills(boolean last) {
        EngineLife life = new EngineLife(300, 600);
        life.manyQueues();
        long begin = cpuNanos();
        life.run(20_000, 7_000.0 / 20_000);
        double took = (cpuNanos() - begin) / 1e6;
        if (last) {
            System.out.printf("| (%d tasks completed, %d abandoned) | |%n", life.completed, life.abandoned);
        }
        return took;
    }

    // ---- the contact centre

    private void oneQueue() {
        String queue = queue("support", "skills HAS 'support'");
        String workflow = workflow(List.of(filter("skill == 'support'", List.of(target(queue)))));
        for (int i = 0; i < 100; i++) {
            worker("worker " + i, Map.of("skills", texts(List.of("support"))));
        }
        switchboard = engine.inProcess(this, false);
        kinds.add(switchboard.kind(workflow, "voice", attributes(Map.of("skill", text("support"))), 0, 86_400));
    }

    private void manyQueues() {
        RandomStream random = RandomStream.of(1, "skills", 0);
        List<WorkflowDocument.Filter> filters = new ArrayList<>();
        for (int q = 0; q < 12; q++) {
            String queue = queue("queue " + q, "skills HAS 's" + q + "'");
            filters.add(filter(
                    "skill == 's" + q + "'",
                    List.of(
                            new WorkflowDocument.Target(
                                    queue,
                                    OptionalInt.of(0),
                                    OptionalInt.of(30),
                                    Optional.of(parsed("task.language IN worker.languages"))),
                            new WorkflowDocument.Target(
                                    queue, OptionalInt.of(10), OptionalInt.empty(), Optional.empty()))));
        }
        String workflow = workflow(filters);
        for (int i = 0; i < 300; i++) {
            Set<String> skills = new HashSet<>();
            int wanted = 1 + i % 4;
            while (skills.size() < wanted) {
                skills.add("s" + random.nextInt(12));
            }
            String worker = worker(
                    "worker " + i,
                    Map.of(
                            "skills", texts(skills.stream().sorted().toList()),
                            "languages", texts(i % 3 == 0 ? List.of("en", "de") : List.of(i % 3 == 1 ? "en" : "de"))));
            done(new Command.UpdateWorkerChannel(worker, "chat", OptionalInt.of(3), Optional.empty()));
        }
        switchboard = engine.inProcess(this, false);
        for (int k = 0; k < 12 * 3 * 2; k++) {
            kinds.add(switchboard.kind(
                    workflow,
                    List.of("voice", "chat", "sms").get(k / 12 % 3),
                    attributes(Map.of("skill", text("s" + k % 12), "language", text(k < 36 ? "en" : "de"))),
                    0,
                    86_400));
        }
    }

    private String queue(String name, String expression) {
        return done(new Command.CreateTaskQueue(
                name,
                new Command.TargetWorkers(expression, Optional.of(parsed(expression))),
                1,
                TaskOrder.FIFO,
                Optional.empty(),
                Optional.empty()));
    }

    private String workflow(List<WorkflowDocument.Filter> filters) {
        return done(new Command.CreateWorkflow(
                "workflow",
                new WorkflowDocument("{}", filters, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                120));
    }

    private static WorkflowDocument.Filter filter(String expression, List<WorkflowDocument.Target> targets) {
        return new WorkflowDocument.Filter(Optional.empty(), Optional.of(parsed(expression)), targets);
    }

    private static WorkflowDocument.Target target(String queue) {
        return new WorkflowDocument.Target(queue, OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    private String worker(String name, Map<String, Value> members) {
        return done(new Command.CreateWorker(name, Optional.of(available), attributes(members)));
    }

    private static Attributes attributes(Map<String, Value> members) {
        return new Attributes("{}", new Value.Obj(members));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value texts(List<String> texts) {
        return new Value.Array(texts.stream().map(EngineLife::text).toList());
    }

    private String done(Command command) {
        if (engine.execute(command, now) instanceof CommandResult.Done done) {
            return done.sid();
        }
        throw new IllegalStateException(command.toString());
    }

    private static Expression parsed(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    // ---- the day

    private long exponential(double mean) {
        drawn = drawn + 1 & DRAWN - 1;
        return Math.round(EXPONENTIALS[drawn] * mean * SECOND);
    }

    private void run(int arrivals, double meanGap) {
        long arrival = exponential(meanGap);
        int kind = 0;
        for (int left = arrivals; left > 0; ) {
            long own = heap.isEmpty() ? Long.MAX_VALUE : heap.firstMajor();
            long deadline = switchboard.nextDeadline();
            now = Math.min(Math.min(own, deadline), arrival);
            if (deadline == now) {
                switchboard.advance(now);
            } else if (own == now) {
                next();
            } else {
                arrive(kinds.get(kind));
                kind = kind + 1 == kinds.size() ? 0 : kind + 1;
                left--;
                arrival = now + exponential(meanGap);
            }
            takeOffers();
        }
    }

    private void arrive(TaskKind kind) {
        Customer customer = new Customer();
        customer.number = freed > 0 ? free[--freed] : used++;
        if (customer.number == customers.length) {
            customers = Arrays.copyOf(customers, 2 * used);
            free = Arrays.copyOf(free, 2 * used);
        }
        customers[customer.number] = customer;
        customer.talk = exponential(meanTalk);
        long patience = exponential(meanPatience);
        customer.task = switchboard.create(kind, customer, now);
        if (offered == 0) {
            waited++;
            customer.next = PATIENCE_ENDS;
            heap.add(customer.number, now + patience, sequence++);
        }
    }

    private void takeOffers() {
        while (offered > 0) {
            ReservationHandle offer = offers[--offered];
            Customer customer = (Customer) offer.task().companion();
            if (switchboard.accept(offer, now)) {
                customer.next = TALK_ENDS;
                if (heap.contains(customer.number)) {
                    heap.move(customer.number, now + customer.talk, sequence++);
                } else {
                    heap.add(customer.number, now + customer.talk, sequence++);
                }
            }
        }
    }

    private void next() {
        Customer customer = customers[heap.poll()];
        if (customer.next == TALK_ENDS) {
            switchboard.wrap(customer.task, now);
            switchboard.complete(customer.task, now);
            completed++;
        } else {
            switchboard.cancel(customer.task, "hang-up", now);
            abandoned++;
        }
        free[freed++] = customer.number;
    }

    @Override
    public void task(Event.TaskEvent.Type type, TaskHandle task) {}

    @Override
    public void reservation(ReservationHandle reservation) {
        if (reservation.status() == ReservationStatus.PENDING) {
            if (offered == offers.length) {
                offers = Arrays.copyOf(offers, 2 * offered);
            }
            offers[offered++] = reservation;
        }
    }

    @Override
    public void activity(int worker, int activity) {}
}
