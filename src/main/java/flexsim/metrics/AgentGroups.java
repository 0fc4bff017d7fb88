package flexsim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Agents who serve the same queues, as one: their time is what an occupancy is made of. */
public final class AgentGroups {
    private final int[] crewOfAgent;
    private final int[][] crewsOfQueue;
    private final int count;

    private AgentGroups(int[] crewOfAgent, int[][] crewsOfQueue, int count) {
        this.crewOfAgent = crewOfAgent;
        this.crewsOfQueue = crewsOfQueue;
        this.count = count;
    }

    static AgentGroups of(CenterLayout plan) {
        List<BitSet> queuesOfAgent = queuesOfAgents(plan);
        Map<BitSet, Integer> crews = new HashMap<>();
        int[] crewOfAgent = new int[queuesOfAgent.size()];
        List<List<Integer>> crewsOfQueue = new ArrayList<>();
        plan.queues().forEach(queue -> crewsOfQueue.add(new ArrayList<>()));
        for (int agent = 0; agent < crewOfAgent.length; agent++) {
            BitSet queues = queuesOfAgent.get(agent);
            int known = crews.size();
            crewOfAgent[agent] = crews.computeIfAbsent(queues, set -> known);
            if (crewOfAgent[agent] == known) {
                queues.stream().forEach(queue -> crewsOfQueue.get(queue).add(known));
            }
        }
        int[][] places = crewsOfQueue.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new AgentGroups(crewOfAgent, places, crews.size());
    }

    private static List<BitSet> queuesOfAgents(CenterLayout plan) {
        List<BitSet> queues = new ArrayList<>();
        plan.agents().forEach(agent -> queues.add(new BitSet()));
        for (int queue = 0; queue < plan.queues().size(); queue++) {
            for (int agent : plan.agentsOfQueue().get(queue)) {
                queues.get(agent).set(queue);
            }
        }
        return queues;
    }

    /** Whether anyone who serves that queue serves another of these too. */
    public boolean sharedWithOthers(int queue, BitSet queues) {
        return queues.stream()
                .filter(other -> other != queue)
                .flatMap(other -> Arrays.stream(crewsOfQueue[other]))
                .anyMatch(crew -> contains(crewsOfQueue[queue], crew));
    }

    /** Whether all agents serve all of these queues. */
    public boolean allServe(BitSet queues) {
        return queues.stream().allMatch(queue -> crewsOfQueue[queue].length == count);
    }

    private static boolean contains(int[] crews, int crew) {
        return Arrays.stream(crews).anyMatch(each -> each == crew);
    }

    int count() {
        return count;
    }

    int ofAgent(int agent) {
        return crewOfAgent[agent];
    }

    int[] ofQueue(int queue) {
        return crewsOfQueue[queue];
    }
}
