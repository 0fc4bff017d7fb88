package flexsim.workspace;

/** What a worker may be doing; tasks are offered only in one that is {@code available}. */
public record Activity(String sid, String friendlyName, boolean available) {}
