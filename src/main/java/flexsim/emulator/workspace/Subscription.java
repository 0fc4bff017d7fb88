package flexsim.emulator.workspace;

/** A subscription to events, which goes on until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
