package flexsim.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task as events tell of it, bit by bit. */
final class ObservedTask {
    /** It was in that queue from then on. */
    record Stay(String queue, long from) {}

    /** Something happened to a reservation for it, while it was in that queue; absent before it entered one. */
    record Offer(Optional<String> queue, ReservationEnd end, long at) {}

    private final String channel;
    private final long arrived;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private Optional<String> agent = Optional.empty();
    private long answered = Contact.NEVER;
    private long hungUp = Contact.NEVER;
    private long ended = Contact.NEVER;
    private ContactOutcome outcome = ContactOutcome.WAITING;

    ObservedTask(String channel, long arrived) {
        this.channel = channel;
        this.arrived = arrived;
    }

    /** A wait begins with the arrival, even where the queue is told of later. */
    void enter(String queue, long at) {
        if (outcome == ContactOutcome.WAITING && !lastQueue().equals(Optional.of(queue))) {
            stays.add(new Stay(queue, stays.isEmpty() ? arrived : Math.max(arrived, at)));
        }
    }

    void offer(ReservationEnd end, long at) {
        offers.add(new Offer(lastQueue(), end, at));
    }

    /** The first agent counts. */
    void answer(String worker, long at) {
        if (outcome == ContactOutcome.WAITING) {
            agent = Optional.of(worker);
            answered = Math.max(arrived, at);
            outcome = ContactOutcome.TALKING;
        }
    }

    void hangUp(long at) {
        if (outcome == ContactOutcome.TALKING) {
            hungUp = at;
            outcome = ContactOutcome.WRAPPING;
        }
    }

    void finish(long at) {
        end(ContactOutcome.HANDLED, at);
        if (hungUp == Contact.NEVER) {
            hungUp = at;
        }
    }

    void end(ContactOutcome how, long at) {
        if (!outcome.isEnd()) {
            outcome = how;
            ended = Math.max(arrived, at);
        }
    }

    boolean isAnswered() {
        return answered != Contact.NEVER;
    }

    Optional<String> lastQueue() {
        return stays.isEmpty()
                ? Optional.empty()
                : Optional.of(stays.get(stays.size() - 1).queue());
    }

    String channel() {
        return channel;
    }

    long arrived() {
        return arrived;
    }

    List<Stay> stays() {
        return stays;
    }

    List<Offer> offers() {
        return offers;
    }

    /** When the wait was over; absent while it lasts. */
    Optional<Long> waitOver() {
        if (outcome == ContactOutcome.WAITING) {
            return Optional.empty();
        }
        return Optional.of(isAnswered() ? answered : ended);
    }

    Contact contact(long number, int queue, int channelPlace, int agentPlace) {
        return new Record(number, queue, channelPlace, arrived, answered, hungUp, ended, agentPlace, outcome);
    }

    Optional<String> agent() {
        return agent;
    }

    private record Record(
            long number,
            int queue,
            int channel,
            long arrived,
            long answered,
            long hungUp,
            long ended,
            int agent,
            ContactOutcome outcome)
            implements Contact {}
}
