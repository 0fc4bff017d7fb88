package flexsim.domain;

import java.util.List;

/**
 * What a contact centre is like: the domain description merged over the localized defaults, and checked.
 *
 * @param brand names the Workflow and marks every worker and task
 * @param agentCnt at least 1
 * @param queueFilterDim the task dimension whose options the Workflow's filters are made from
 * @param queueWorkerDims names of the worker dimensions whose options the queues are made from
 * @param dimensions standard ones first, then in the order of the description
 */
public record Domain(
        String brand,
        int agentCnt,
        boolean realVoice,
        Center center,
        Customers customers,
        String queueFilterDim,
        List<String> queueWorkerDims,
        List<Dimension> dimensions) {
    /** More than any workspace holds (TaskRouter's own limit is 15,000 workers). */
    public static final int MOST_AGENTS = 100_000;

    /**
     * The same domain with {@code count} agents.
     *
     * @param source where the number was given, for messages
     * @throws InputException when it is not from 1 to {@value #MOST_AGENTS}
     */
    public Domain withAgents(String source, int count) {
        if (count < 1 || count > MOST_AGENTS) {
            throw new InputException(source, "", "must be from 1 to " + MOST_AGENTS + ", found " + count);
        }
        return new Domain(brand, count, realVoice, center, customers, queueFilterDim, queueWorkerDims, dimensions);
    }
}
