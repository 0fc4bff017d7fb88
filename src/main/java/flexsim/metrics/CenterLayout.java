package flexsim.metrics;

import java.util.List;

/**
 * Who and what figures are told of; everywhere else they are numbers, their places in these lists.
 *
 * @param agentsOfQueue for each queue the agents who serve it
 */
public record CenterLayout(List<String> queues, List<String> channels, List<String> agents, List<int[]> agentsOfQueue) {
    public CenterLayout {
        queues = List.copyOf(queues);
        channels = List.copyOf(channels);
        agents = List.copyOf(agents);
        agentsOfQueue = List.copyOf(agentsOfQueue);
    }
}
