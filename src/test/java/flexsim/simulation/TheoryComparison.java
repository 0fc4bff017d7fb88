package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opentest4j.AssertionFailedError;

/** Estimates of a run beside what theory says. */
final class TheoryComparison {
    /** A figure is as theory says when it is no further away than so many of its own standard errors. */
    private static final double MOST = 4;

    private final String title;
    private final long customers;
    private final List<Line> lines = new ArrayList<>();

    /** @param cap the largest standard error with which the figure says anything */
    record Line(String figure, double theory, double value, double error, double cap) {
        /** A figure that cannot vary, like the abandonment of customers who never leave, must be exact. */
        double z() {
            return value == theory ? 0 : (value - theory) / error;
        }

        boolean agrees() {
            return Math.abs(z()) <= MOST && error <= cap;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.6g | %.6g | %.2g | %+.2f |%s",
                    figure.substring(1).replace("total/", "").replace('/', ' '),
                    theory,
                    value,
                    error,
                    z(),
                    error <= cap ? "" : String.format(Locale.ROOT, " standard error above %.2g", cap));
        }
    }

    TheoryComparison(String title, long customers) {
        this.title = title;
        this.customers = customers;
    }

    /** Judges an estimate of the printed document, with its own standard error. */
    void judge(JsonNode figures, String pointer, double theory, double cap) {
        JsonNode estimate = figures.at(pointer);
        add(pointer, theory, number(estimate, "value"), number(estimate, "se"), cap);
    }

    void add(String figure, double theory, double value, double error, double cap) {
        lines.add(new Line(figure, theory, value, error, cap));
    }

    private static double number(JsonNode estimate, String key) {
        if (!estimate.path(key).isNumber()) {
            throw new AssertionFailedError("no number '" + key + "' in " + estimate);
        }
        return estimate.get(key).asDouble();
    }

    List<Line> lines() {
        return lines;
    }

    private double worst() {
        return lines.stream().mapToDouble(line -> Math.abs(line.z())).max().orElseThrow();
    }

    /** Of many queues: first how far off the worst figure of each is, then every figure. */
    static String page(List<TheoryComparison> verdicts) {
        StringBuilder text = new StringBuilder("| queue | customers | figures | worst z |\n|---|---:|---:|---:|\n");
        for (TheoryComparison verdict : verdicts) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d | %.2f |%n",
                    verdict.title,
                    verdict.customers,
                    verdict.lines.size(),
                    verdict.worst()));
        }
        verdicts.forEach(text::append);
        return text.toString();
    }

    boolean agrees() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::agrees);
    }

    void assertAgrees() {
        if (!agrees()) {
            throw new AssertionFailedError("not as theory says: " + this);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n" + title
                + "\n\n| figure | theory | simulated | standard error | z |\n" + "|---|---:|---:|---:|---:|\n");
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
