package flexsim.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.StoredJson;
import flexsim.config.WorkerEntry;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.workspace.Worker;
import flexsim.workspace.WorkerChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps that give the workspace the configuration's workers. */
record WorkerPlan(Configuration configuration, WorkspaceSnapshot snapshot, Ownership ownership) {
    /** TaskRouter takes names that differ in case only for the same. */
    static String key(String friendlyName) {
        return friendlyName.toLowerCase(Locale.ROOT);
    }

    static Set<String> names(Configuration configuration) {
        return configuration.workers().stream()
                .map(worker -> key(worker.friendlyName()))
                .collect(Collectors.toSet());
    }

    List<Step> steps() {
        Map<String, Worker> present = snapshot.workers().stream()
                .filter(ownership::owns)
                .collect(Collectors.toMap(worker -> key(worker.friendlyName()), Function.identity(), (a, b) -> a));
        List<Step> steps = new ArrayList<>();
        for (WorkerEntry configured : configuration.workers()) {
            ObjectNode attributes = ownership.branded(configured.attributes());
            Optional.ofNullable(present.get(key(configured.friendlyName())))
                    .ifPresentOrElse(
                            worker -> change(worker, attributes, configured).ifPresent(steps::add),
                            () -> steps.add(new Step.CreateWorker(
                                    configured.friendlyName(), attributes, configured.channelCaps())));
        }
        Set<String> names = names(configuration);
        present.values().stream()
                .filter(worker -> !names.contains(key(worker.friendlyName())))
                .sorted(java.util.Comparator.comparing(Worker::friendlyName))
                .forEach(worker -> steps.add(new Step.DeleteWorker(worker)));
        return steps;
    }

    private Optional<Step> change(Worker worker, ObjectNode attributes, WorkerEntry configured) {
        Optional<ObjectNode> changed = StoredJson.sameMeaning(StoredJson.object(worker.attributes()), attributes)
                ? Optional.empty()
                : Optional.of(attributes);
        Map<String, Integer> capacities = snapshot.channels().getOrDefault(worker.sid(), List.of()).stream()
                .collect(Collectors.toMap(WorkerChannel::channelUniqueName, WorkerChannel::configuredCapacity));
        List<ChannelCapacity> other = configured.channelCaps().stream()
                .filter(cap -> !Integer.valueOf(cap.capacity()).equals(capacities.get(cap.name())))
                .toList();
        return changed.isEmpty() && other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.UpdateWorker(worker.sid(), worker.friendlyName(), changed, other));
    }
}
