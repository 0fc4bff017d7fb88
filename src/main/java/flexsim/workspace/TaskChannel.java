package flexsim.workspace;

/** A kind of work with a capacity of its own, for instance {@code voice}. */
public record TaskChannel(String sid, String uniqueName, String friendlyName) {}
