package flexsim.metrics;

import java.util.List;

/**
 * The queues, channels and agents that figures are about; everywhere else they are numbers, their places in these lists.
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
