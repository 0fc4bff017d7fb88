import java.util.ArrayDeque;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.Henriksen;

/**
 * The peer: M/M/c+M with SSJ, as bare and as quick as SSJ allows. One stream a purpose, an agent's departure event is used
 * again for its next customer, only who waits has an object, and a waiting customer's own event is its hanging up, which is
 * truly canceled. Of what SSJ offers the event list (Henriksen) and the generator (LFSR113) are the quickest here; its own
 * exponential variates are slower than the inversion below.
 */
final class SsjErlangA {
    /** What came out: parts of all customers, seconds, and customers a second of the machine's time. */
    record Result(double customersPerSecond, double pWait, double pAbandon, double meanWait) {}

    private final Simulator clock = new Simulator(new Henriksen());
    private final RandomStream arrivals;
    private final RandomStream services;
    private final RandomStream patiences;
    private final ArrayDeque<Departure> freeAgents = new ArrayDeque<>();
    private final ArrayDeque<Customer> queue = new ArrayDeque<>();
    private final Arrival arrival = new Arrival();
    private final Erlang model;
    private long left;
    private long waited;
    private long abandoned;
    private double waits;

    /** The queue: mean seconds between arrivals, of a service and of patience. */
    record Erlang(int agents, double gap, double service, double patience) {}

    private SsjErlangA(Erlang model, long customers, int seed) {
        this.model = model;
        left = customers;
        arrivals = stream(3 * seed);
        services = stream(3 * seed + 1);
        patiences = stream(3 * seed + 2);
        for (int i = 0; i < model.agents; i++) {
            freeAgents.push(new Departure());
        }
    }

    /** Simulates so many customers, from an empty queue until the last has gone. */
    static Result run(Erlang model, long customers, int seed) {
        SsjErlangA simulation = new SsjErlangA(model, customers, seed);
        long begin = System.nanoTime();
        simulation.clock.init();
        simulation.arrival.schedule(exponential(simulation.arrivals, model.gap));
        simulation.clock.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(
                customers / seconds,
                (double) simulation.waited / customers,
                (double) simulation.abandoned / customers,
                simulation.waits / customers);
    }

    private static RandomStream stream(int seed) {
        LFSR113 stream = new LFSR113();
        int spread = seed * 0x9E3779B9;
        stream.setSeed(
                new int[] {spread | 0x1000, ~spread | 0x1000, spread + 0x10000 | 0x1000, (spread ^ 0x5A5A5A5A) | 0x1000
                });
        return stream;
    }

    private static double exponential(RandomStream stream, double mean) {
        return -mean * Math.log(stream.nextDouble());
    }

    private final class Arrival extends Event {
        Arrival() {
            super(clock);
        }

        @Override
        public void actions() {
            if (--left > 0) {
                schedule(exponential(arrivals, model.gap));
            }
            Departure agent = freeAgents.poll();
            if (agent != null) {
                agent.schedule(exponential(services, model.service));
            } else {
                Customer customer = new Customer(clock.time());
                queue.add(customer);
                customer.schedule(exponential(patiences, model.patience));
                waited++;
            }
        }
    }

    /** The end of a service; stands for the agent. */
    private final class Departure extends Event {
        Departure() {
            super(clock);
        }

        @Override
        public void actions() {
            Customer next = queue.poll();
            while (next != null && next.gone) {
                next = queue.poll();
            }
            if (next == null) {
                freeAgents.push(this);
                return;
            }
            next.cancel();
            waits += clock.time() - next.arrived;
            schedule(exponential(services, model.service));
        }
    }

    /** Somebody who waits; as an event, the end of their patience. */
    private final class Customer extends Event {
        private final double arrived;
        private boolean gone;

        Customer(double arrived) {
            super(clock);
            this.arrived = arrived;
        }

        @Override
        public void actions() {
            gone = true;
            abandoned++;
            waits += clock.time() - arrived;
        }
    }
}
