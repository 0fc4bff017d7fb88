package flexsim.simulation;

import flexsim.customers.CustomerSimulation;
import flexsim.report.Outcome;
import flexsim.taskrouter.LiveReservation;
import flexsim.taskrouter.TaskStatus;

/** The customers of a run. */
final class Reception {
    private final VirtualCenter center;
    private final Draws draws;
    private long arrived;
    /** Who is leaving just now; null when nobody is. */
    private Visit leaving;

    /** Who is here, in order of arrival; null when nobody is. */
    private Visit first;

    private Visit last;

    Reception(VirtualCenter center, Draws draws) {
        this.center = center;
        this.draws = draws;
    }

    /** How many have come so far. */
    long arrived() {
        return arrived;
    }

    /** A customer comes: a task is made, and unless somebody answers at once patience begins to run. */
    void arrive() {
        long now = center.now();
        Visit visit = new Visit(arrived++, now, center.agenda().ticket());
        draws.arrive(visit);
        open(visit);
        center.switchboard().create(visit.kind.tasks(), visit, now);
        if (visit.balks && visit.task.status() == TaskStatus.PENDING) {
            leaves(visit);
        }
        center.staff().settle();
        if (visit.outcome == Outcome.WAITING) {
            center.agenda().set(visit, now + draws.patience(visit), visit.ticket);
            waits(visit, visit.task.queue());
        }
    }

    /** Patience has ended. */
    void leaves(Visit visit) {
        leaving = visit;
        center.switchboard().cancel(visit.task, CustomerSimulation.LEFT, center.now());
        leaving = null;
    }

    /** An agent picks up. */
    void talks(Visit visit, int agent, LiveReservation offer) {
        center.agenda().cancel(visit);
        waits(visit, Visit.NOWHERE);
        visit.outcome = Outcome.TALKING;
        visit.answered = center.now();
        visit.agent = agent;
        center.agenda().set(visit, center.now() + visit.talk);
        center.switchboard().accept(offer, center.now());
    }

    /** The talk is over. */
    void hangsUp(Visit visit) {
        center.switchboard().wrap(visit.task, center.now());
        visit.outcome = Outcome.WRAPPING;
        visit.hungUp = center.now();
        if (visit.wrap == 0 && center.nothingElseIsDue()) {
            isDone(visit);
        } else {
            center.agenda().set(visit, center.now() + visit.wrap);
        }
    }

    /** The after-call work is over. */
    void isDone(Visit visit) {
        center.switchboard().complete(visit.task, center.now());
        end(visit, Outcome.HANDLED);
        center.staff().done(visit);
    }

    /** The task is in a queue, perhaps another than before. */
    void moved(Visit visit) {
        if (visit.waitsIn != Visit.NOWHERE) {
            waits(visit, visit.task.queue());
        }
    }

    /** The task has been canceled, by the customer or by TaskRouter. */
    void canceled(Visit visit) {
        center.agenda().cancel(visit);
        waits(visit, Visit.NOWHERE);
        end(visit, visit == leaving ? Outcome.ABANDONED : Outcome.TIMED_OUT);
    }

    /** TaskRouter has removed a task that was assigned for too long: talk and work are over. */
    void removed(Visit visit) {
        center.agenda().cancel(visit);
        visit.hungUp = center.now();
        end(visit, Outcome.HANDLED);
        center.staff().lost(visit);
    }

    private void waits(Visit visit, int queue) {
        if (visit.waitsIn != Visit.NOWHERE) {
            center.intake().waiting(visit.waitsIn, visit.channel(), -1, center.now());
        }
        visit.waitsIn = queue;
        if (queue != Visit.NOWHERE) {
            center.intake().waiting(queue, visit.channel(), 1, center.now());
        }
    }

    private void open(Visit visit) {
        visit.before = last;
        if (last == null) {
            first = visit;
        } else {
            last.after = visit;
        }
        last = visit;
    }

    private void end(Visit visit, Outcome outcome) {
        visit.outcome = outcome;
        visit.ended = center.now();
        if (visit.before == null) {
            first = visit.after;
        } else {
            visit.before.after = visit.after;
        }
        if (visit.after == null) {
            last = visit.before;
        } else {
            visit.after.before = visit.before;
        }
        center.intake().contact(visit);
    }

    /** The run is over: tells of those who are still here. */
    void close() {
        for (Visit visit = first; visit != null; visit = visit.after) {
            center.intake().contact(visit);
        }
    }
}
