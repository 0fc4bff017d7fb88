package flexsim.agents;

import flexsim.config.Brand;
import flexsim.config.Configuration;
import flexsim.config.WorkerEntry;
import flexsim.workspace.Worker;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The workspace's workers that are agents of a configuration: of its brand, and named in it. */
final class Roster {
    private Roster() {}

    /**
     * The agents by worker SID, in the configuration's order.
     *
     * @throws WorkspaceException when some of them have not been deployed
     */
    static Map<String, WorkerEntry> find(Workspace workspace, Configuration configuration) {
        Brand brand = new Brand(configuration.metadata().brand());
        Map<String, Worker> owned = workspace.workers().stream()
                .filter(worker -> brand.isIn(worker.attributes()))
                .collect(Collectors.toMap(Worker::friendlyName, Function.identity(), (first, second) -> first));
        List<String> missing = configuration.workers().stream()
                .map(WorkerEntry::friendlyName)
                .filter(name -> !owned.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new WorkspaceException(
                    WorkspaceException.Kind.NOT_FOUND,
                    0,
                    0,
                    "workspace " + workspace.sid() + " lacks " + missing.size() + " of the "
                            + configuration.workers().size() + " agents of '" + brand.name() + "', for instance '"
                            + missing.get(0) + "': run 'flexsim deploy' first");
        }
        Map<String, WorkerEntry> agents = new LinkedHashMap<>();
        configuration
                .workers()
                .forEach(entry -> agents.put(owned.get(entry.friendlyName()).sid(), entry));
        return agents;
    }
}
