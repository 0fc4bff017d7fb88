package flexsim.deploy;

/** How far a piece of work is: {@code done} of {@code total} things; {@code what} names the last. */
public record Progress(int done, int total, String what) {}
