package flexsim.emulator.events;

import java.util.List;

/** The sinks and subscriptions of an account as they were stored, and how far each subscription had come. */
public record StreamsState(List<EventSink> sinks, List<EventSubscription> subscriptions, List<SinkProgress> progress) {
    public StreamsState {
        sinks = List.copyOf(sinks);
        subscriptions = List.copyOf(subscriptions);
        progress = List.copyOf(progress);
    }

    /** The number of the event that the subscription publishes next; 0 when it has published none of that workspace. */
    long next(String subscriptionSid, String workspaceSid) {
        return progress.stream()
                .filter(reached -> reached.subscriptionSid().equals(subscriptionSid))
                .filter(reached -> reached.workspaceSid().equals(workspaceSid))
                .mapToLong(SinkProgress::next)
                .findFirst()
                .orElse(0);
    }
}
