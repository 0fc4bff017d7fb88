package flexsim.taskrouter.model;

/** A task channel at one instant. */
public record TaskChannelView(
        String sid,
        String uniqueName,
        String friendlyName,
        boolean channelOptimizedRouting,
        long created,
        long updated) {}
