package flexsim.taskrouter.model;

/** An activity at one instant. */
public record ActivityView(String sid, String friendlyName, boolean available, long created, long updated) {}
