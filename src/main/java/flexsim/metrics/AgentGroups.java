package flexsim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The agents of a center in groups that serve the same queues. The time of a group goes into the occupancy of each of its
 * queues.
 */
public final class AgentGroups {
    private final int[] groupOfAgent;
    private final int[][] groupsOfQueue;
    private final int count;

    private AgentGroups(int[] groupOfAgent, int[][] groupsOfQueue, int count) {
        this.groupOfAgent = groupOfAgent;
        this.groupsOfQueue = groupsOfQueue;
        this.count = count;
    }

    static AgentGroups of(CenterLayout layout) {
        List<BitSet> queuesOfAgent = queuesOfAgents(layout);
        Map<BitSet, Integer> groups = new HashMap<>();
        int[] groupOfAgent = new int[queuesOfAgent.size()];
        List<List<Integer>> groupsOfQueue = new ArrayList<>();
        layout.queues().forEach(queue -> groupsOfQueue.add(new ArrayList<>()));
        for (int agent = 0; agent < groupOfAgent.length; agent++) {
            BitSet queues = queuesOfAgent.get(agent);
            int known = groups.size();
            groupOfAgent[agent] = groups.computeIfAbsent(queues, set -> known);
            if (groupOfAgent[agent] == known) {
                queues.stream().forEach(queue -> groupsOfQueue.get(queue).add(known));
            }
        }
        int[][] places = groupsOfQueue.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new AgentGroups(groupOfAgent, places, groups.size());
    }

    private static List<BitSet> queuesOfAgents(CenterLayout layout) {
        List<BitSet> queues = new ArrayList<>();
        layout.agents().forEach(agent -> queues.add(new BitSet()));
        for (int queue = 0; queue < layout.queues().size(); queue++) {
            for (int agent : layout.agentsOfQueue().get(queue)) {
                queues.get(agent).set(queue);
            }
        }
        return queues;
    }

    /** Whether anyone who serves that queue serves another of these too. */
    public boolean sharedWithOthers(int queue, BitSet queues) {
        return queues.stream()
                .filter(other -> other != queue)
                .flatMap(other -> Arrays.stream(groupsOfQueue[other]))
                .anyMatch(group -> contains(groupsOfQueue[queue], group));
    }

    /** Whether all agents serve all of these queues. */
    public boolean allServe(BitSet queues) {
        return queues.stream().allMatch(queue -> groupsOfQueue[queue].length == count);
    }

    private static boolean contains(int[] groups, int group) {
        return Arrays.stream(groups).anyMatch(each -> each == group);
    }

    int count() {
        return count;
    }

    int ofAgent(int agent) {
        return groupOfAgent[agent];
    }

    int[] ofQueue(int queue) {
        return groupsOfQueue[queue];
    }
}
