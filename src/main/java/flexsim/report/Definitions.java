package flexsim.report;

import flexsim.metrics.MeasurementPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** The explanation of each figure of the page. */
final class Definitions {
    private Definitions() {}

    static Map<String, String> of(MeasurementPlan plan) {
        String t = Decimal.of(plan.limits().threshold() / 1e6) + " s";
        String s = Decimal.of(plan.limits().shortLimit() / 1e6) + " s";
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "Interval",
                "A contact counts in the interval in which it arrived, whenever it was answered or ended. Many"
                        + " telephone systems count by the interval of the event instead.");
        texts.put(
                "Offered",
                "Contacts that arrived in the reported time: handled + abandoned + timed out + in progress.");
        texts.put("Handled", "An agent answered and finished the work, after-call work (wrap-up) included.");
        texts.put("Abandoned", "The customer left before an agent answered; short abandoned: within " + s + ".");
        texts.put("Timed out", "TaskRouter canceled the task: end of the workflow, or of its time to live.");
        texts.put("In progress", "Waiting, talking or wrapping up when the reported time was over.");
        texts.put(
                "Wait",
                "From arrival to answer, abandonment or timeout, ringing at the agent included; cut off at the end"
                        + " of the reported time. Percentiles are of all offered contacts.");
        texts.put("P(wait)", "Portion of the offered contacts that waited at all.");
        texts.put("ASA", "Average speed of answer: mean wait of the answered contacts.");
        texts.put("Mean wait", "Of all offered contacts.");
        texts.put(
                "SL1",
                "Answered within " + t + " ÷ (answered + abandoned + timed out). Every abandonment counts against it.");
        texts.put("SL2", "Answered within " + t + " ÷ answered. Abandonments are ignored.");
        texts.put(
                "SL3",
                "Answered within " + t + " ÷ (answered + abandoned after " + t + " + timed out). Who left within " + t
                        + " does not count.");
        texts.put("SL4", "(Answered + abandoned within " + t + ") ÷ (answered + abandoned + timed out).");
        texts.put(
                "SL5",
                "(Answered within " + t + " + abandoned within " + s + ") ÷ (answered + abandoned + timed out).");
        texts.put("AHT", "Average handle time: talk + after-call work (wrap-up) of the handled contacts.");
        texts.put(
                "Staffed, busy",
                "An agent is staffed while in an available activity or at work, and busy while at work: from the"
                        + " offer that is accepted to the end of the task. Several tasks at a time count once.");
        texts.put(
                "Occupancy", "Busy ÷ staffed time of the agents who serve the queue, whichever queue they worked for.");
        texts.put("Queue length", "Contacts waiting, on average over the time; by Little's law arrivals × wait.");
        texts.put(
                "±",
                "Half the width of the 95 % confidence interval (Student's t) of the quotient of the sums, over"
                        + " replications; of a single run over batches of its time.");
        texts.put(
                "Erlang C, A",
                "Poisson arrivals, exponential handle times, one group of agents, first come, first served. C: nobody"
                        + " abandons; A: exponential patience. Load, staff and patience are those measured.");
        return texts;
    }
}
