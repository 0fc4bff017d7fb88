package flexsim.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One element of {@code workers.json}. */
public record WorkerEntry(String friendlyName, ObjectNode attributes, List<ChannelCapacity> channelCaps) {
    /** How many tasks of the channel {@code name} the worker takes at once. */
    public record ChannelCapacity(String name, int capacity) {}
}
