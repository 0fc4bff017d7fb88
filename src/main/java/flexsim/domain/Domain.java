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
    /** The same domain with {@code count} agents, at least 1. */
    public Domain withAgents(int count) {
        return new Domain(brand, count, realVoice, center, customers, queueFilterDim, queueWorkerDims, dimensions);
    }
}
