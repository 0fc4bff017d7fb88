package flexsim.domain;

import java.util.List;

/**
 * What a contact centre is like: the domain description merged over the localized defaults, and checked.
 *
 * @param brand names the Workflow and marks every worker and task
 * @param agentCnt 1 to {@link #MOST_AGENTS}
 * @param queueFilterDim the task dimension whose options the Workflow's filters are made from
 * @param queueWorkerDims names of the worker dimensions whose options the queues are made from
 * @param dimensions standard ones first, then in the order of the description
 * @param scenario what planners add; {@link Scenario#DEFAULT} when nothing is stated
 */
public record Domain(
        String brand,
        int agentCnt,
        boolean realVoice,
        Center center,
        Customers customers,
        String queueFilterDim,
        List<String> queueWorkerDims,
        List<Dimension> dimensions,
        Scenario scenario) {
    private static final int NUMBER_WIDTH = 3;

    /** Agents that a domain may ask for at most; a simulated TaskRouter may take more than Twilio's. */
    public static final int MOST_AGENTS = 100_000;

    /** The friendly name of the agent of that number, from 0: {@code Agent_007}. */
    public static String agentName(int number) {
        String digits = Integer.toString(number);
        return "Agent_" + "0".repeat(StrictMath.max(0, NUMBER_WIDTH - digits.length())) + digits;
    }

    /** What to say of more agents than {@link #MOST_AGENTS}. */
    static String tooMany(int count) {
        return "must be at most " + MOST_AGENTS + ", found " + count
                + "; TaskRouter itself takes 15000 workers in a workspace";
    }

    /**
     * The same domain with {@code count} agents.
     *
     * @param source where the number was given, for messages
     * @throws InputException when {@code count} is not 1 to {@link #MOST_AGENTS}, or too few for the shifts
     */
    public Domain withAgents(String source, int count) {
        if (count < 1) {
            throw new InputException(source, "", "must be at least 1, found " + count);
        }
        if (count > MOST_AGENTS) {
            throw new InputException(source, "", tooMany(count));
        }
        ValidationErrors errors = new ValidationErrors(source);
        ShiftLinks.check(scenario.shifts(), count, errors);
        errors.throwIfAny();
        return new Domain(
                brand, count, realVoice, center, customers, queueFilterDim, queueWorkerDims, dimensions, scenario);
    }
}
