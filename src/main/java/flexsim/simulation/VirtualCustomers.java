package flexsim.simulation;

import flexsim.customers.CustomerSimulation;
import flexsim.metrics.ContactOutcome;
import flexsim.taskrouter.ReservationHandle;
import flexsim.taskrouter.model.TaskStatus;

/** The customers of a run. */
final class VirtualCustomers {
    private final VirtualCenter center;
    private final Draws draws;
    private long arrived;
    /** Who is leaving just now; null when nobody is. */
    private VirtualCustomer leaving;

    /** Who is here, in order of arrival; null when nobody is. */
    private VirtualCustomer first;

    private VirtualCustomer last;

    VirtualCustomers(VirtualCenter center, Draws draws) {
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
        VirtualCustomer visit =
                new VirtualCustomer(arrived++, now, center.agenda().ticket());
        draws.arrive(visit);
        open(visit);
        center.switchboard().create(visit.kind.tasks(), visit, now);
        if (visit.balks && visit.task.status() == TaskStatus.PENDING) {
            leaves(visit);
        }
        center.staff().settle();
        if (visit.outcome == ContactOutcome.WAITING) {
            center.agenda().set(visit, now + draws.patience(visit), visit.ticket);
            waits(visit, visit.task.queue());
        }
    }

    /** Patience has ended. */
    void leaves(VirtualCustomer visit) {
        leaving = visit;
        center.switchboard().cancel(visit.task, CustomerSimulation.LEFT, center.now());
        leaving = null;
    }

    /** An agent picks up. */
    void talks(VirtualCustomer visit, int agent, ReservationHandle offer) {
        center.agenda().cancel(visit);
        waits(visit, VirtualCustomer.NOWHERE);
        visit.outcome = ContactOutcome.TALKING;
        visit.answered = center.now();
        visit.agent = agent;
        center.agenda().set(visit, center.now() + visit.talk);
        center.switchboard().accept(offer, center.now());
    }

    /** The talk is over. */
    void hangsUp(VirtualCustomer visit) {
        center.switchboard().wrap(visit.task, center.now());
        visit.outcome = ContactOutcome.WRAPPING;
        visit.hungUp = center.now();
        if (visit.wrap == 0 && center.nothingElseIsDue()) {
            isDone(visit);
        } else {
            center.agenda().set(visit, center.now() + visit.wrap);
        }
    }

    /** The after-call work is over. */
    void isDone(VirtualCustomer visit) {
        center.switchboard().complete(visit.task, center.now());
        end(visit, ContactOutcome.HANDLED);
        center.staff().done(visit);
    }

    /** The task is in a queue, perhaps another than before. */
    void moved(VirtualCustomer visit) {
        if (visit.waitsIn != VirtualCustomer.NOWHERE) {
            waits(visit, visit.task.queue());
        }
    }

    /** The task has been canceled, by the customer or by TaskRouter. */
    void canceled(VirtualCustomer visit) {
        center.agenda().cancel(visit);
        waits(visit, VirtualCustomer.NOWHERE);
        end(visit, visit == leaving ? ContactOutcome.ABANDONED : ContactOutcome.TIMED_OUT);
    }

    /** TaskRouter has removed a task that was assigned for too long: talk and work are over. */
    void removed(VirtualCustomer visit) {
        center.agenda().cancel(visit);
        visit.hungUp = center.now();
        end(visit, ContactOutcome.HANDLED);
        center.staff().lost(visit);
    }

    private void waits(VirtualCustomer visit, int queue) {
        if (visit.waitsIn != VirtualCustomer.NOWHERE) {
            center.intake().waiting(visit.waitsIn, visit.channel(), -1, center.now());
        }
        visit.waitsIn = queue;
        if (queue != VirtualCustomer.NOWHERE) {
            center.intake().waiting(queue, visit.channel(), 1, center.now());
        }
    }

    private void open(VirtualCustomer visit) {
        visit.before = last;
        if (last == null) {
            first = visit;
        } else {
            last.after = visit;
        }
        last = visit;
    }

    private void end(VirtualCustomer visit, ContactOutcome outcome) {
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
        for (VirtualCustomer visit = first; visit != null; visit = visit.after) {
            center.intake().contact(visit);
        }
    }
}
