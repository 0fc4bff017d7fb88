package flexsim.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A task as far as events have shown it: the one place that says what an event makes of a task. */
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

    /** @param abandonment says of a canceled task's reason whether its customer left; otherwise TaskRouter canceled it */
    void accept(RoutingEvent.OfTask event, Predicate<String> abandonment) {
        event.queue().ifPresent(queue -> enter(queue, event.at()));
        switch (event.type()) {
            case "task.wrapup" -> hangUp(event.at());
            case "task.completed" -> finish(event.at());
            case "task.canceled" -> {
                boolean left = abandonment.test(event.reason().orElse(""));
                end(left ? ContactOutcome.ABANDONED : ContactOutcome.TIMED_OUT, event.at());
            }
            case "task.deleted", "task.system-deleted" -> end(ContactOutcome.TIMED_OUT, event.at());
            default -> {
                // It says no more than the queue.
            }
        }
    }

    void accept(RoutingEvent.OfReservation event) {
        switch (event.type()) {
            case "reservation.created" -> offer(ReservationEnd.CREATED, event.at());
            case "reservation.accepted" -> {
                offer(ReservationEnd.ACCEPTED, event.at());
                answer(event.worker(), event.at());
            }
            case "reservation.rejected" -> offer(ReservationEnd.REJECTED, event.at());
            case "reservation.timeout" -> offer(ReservationEnd.TIMED_OUT, event.at());
            case "reservation.canceled" -> offer(ReservationEnd.CANCELED, event.at());
            case "reservation.rescinded" -> offer(ReservationEnd.RESCINDED, event.at());
            case "reservation.wrapup" -> hangUp(event.at());
            default -> {
                // It changes nothing that is counted of a task.
            }
        }
    }

    /** A wait begins with the arrival, even where the queue is named only later. */
    private void enter(String queue, long at) {
        if (outcome == ContactOutcome.WAITING && !lastQueue().equals(Optional.of(queue))) {
            stays.add(new Stay(queue, stays.isEmpty() ? arrived : Math.max(arrived, at)));
        }
    }

    private void offer(ReservationEnd end, long at) {
        offers.add(new Offer(lastQueue(), end, at));
    }

    /** The first agent counts. */
    private void answer(String worker, long at) {
        if (outcome == ContactOutcome.WAITING) {
            agent = Optional.of(worker);
            answered = Math.max(arrived, at);
            outcome = ContactOutcome.TALKING;
        }
    }

    private void hangUp(long at) {
        if (outcome == ContactOutcome.TALKING) {
            hungUp = at;
            outcome = ContactOutcome.WRAPPING;
        }
    }

    private void finish(long at) {
        end(ContactOutcome.HANDLED, at);
        if (hungUp == Contact.NEVER) {
            hungUp = at;
        }
    }

    private void end(ContactOutcome how, long at) {
        if (!outcome.isEnd()) {
            outcome = how;
            ended = Math.max(arrived, at);
        }
    }

    ContactOutcome outcome() {
        return outcome;
    }

    private boolean isAnswered() {
        return answered != Contact.NEVER;
    }

    Optional<String> lastQueue() {
        return stays.isEmpty()
                ? Optional.empty()
                : Optional.of(stays.get(stays.size() - 1).queue());
    }

    /** The queue it counts in. */
    String queue() {
        return lastQueue().orElse(EventFold.NO_QUEUE);
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
