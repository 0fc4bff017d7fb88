package flexsim.simulation;

/**
 * A queue of Poisson arrivals whose rate changes, exponential service and exponential patience, M(t)/M/c+M: the probabilities
 * of every number of customers, by Kolmogorov's forward equations and the classical Runge-Kutta method. Starts empty.
 */
final class ForwardEquation {
    private static final double STEP = 1;
    /** More customers than ever are there. */
    private static final int STATES = 200;

    private final int agents;
    private final double service;
    private final double leaving;
    private double[] probabilities = new double[STATES + 1];

    /**
     * What happens in a stretch of time.
     *
     * @param arrived expected arrivals
     * @param waited expected arrivals that find all agents busy
     * @param abandoned expected arrivals who will leave without an answer, whenever that is
     * @param left expected customers who leave in this time, whenever they arrived
     * @param busy mean number of busy agents
     * @param queue mean number of waiting customers
     */
    record Stretch(double arrived, double waited, double abandoned, double left, double busy, double queue) {
        double pWait() {
            return waited / arrived;
        }

        double pAbandon() {
            return abandoned / arrived;
        }
    }

    ForwardEquation(int agents, double meanService, double meanPatience) {
        this.agents = agents;
        this.service = 1 / meanService;
        this.leaving = 1 / meanPatience;
        probabilities[0] = 1;
    }

    /** Lets {@code seconds} pass, a whole number, in which arrivals come at one rate. */
    Stretch pass(double seconds, double arrivals) {
        double[] sums = new double[4];
        int steps = (int) Math.round(seconds / STEP);
        for (int i = 0; i < steps; i++) {
            add(sums, STEP / 2);
            step(arrivals / seconds);
            add(sums, STEP / 2);
        }
        double rate = arrivals / seconds;
        return new Stretch(
                arrivals, rate * sums[0], rate * sums[1], leaving * sums[3], sums[2] / seconds, sums[3] / seconds);
    }

    /** By the trapezoidal rule. */
    private void add(double[] sums, double weight) {
        for (int n = 0; n <= STATES; n++) {
            double p = weight * probabilities[n];
            if (n >= agents) {
                sums[0] += p;
                sums[1] += p * pAbandon(n - agents);
                sums[3] += p * (n - agents);
            }
            sums[2] += p * Math.min(n, agents);
        }
    }

    /** Of who finds so many waiting: each of them and the new one leaves before an agent is free, or not. */
    private double pAbandon(int ahead) {
        double rate = agents * service / leaving;
        return (ahead + 1) / (rate + ahead + 1);
    }

    private void step(double rate) {
        double[] one = change(probabilities, rate);
        double[] two = change(moved(one, STEP / 2), rate);
        double[] three = change(moved(two, STEP / 2), rate);
        double[] four = change(moved(three, STEP), rate);
        double[] next = new double[STATES + 1];
        for (int n = 0; n <= STATES; n++) {
            next[n] = probabilities[n] + STEP / 6 * (one[n] + 2 * two[n] + 2 * three[n] + four[n]);
        }
        probabilities = next;
    }

    private double[] moved(double[] change, double time) {
        double[] moved = new double[STATES + 1];
        for (int n = 0; n <= STATES; n++) {
            moved[n] = probabilities[n] + time * change[n];
        }
        return moved;
    }

    private double[] change(double[] p, double rate) {
        double[] change = new double[STATES + 1];
        for (int n = 0; n < STATES; n++) {
            double up = rate * p[n];
            double down = (Math.min(n + 1, agents) * service + Math.max(0, n + 1 - agents) * leaving) * p[n + 1];
            change[n] += down - up;
            change[n + 1] += up - down;
        }
        return change;
    }
}
