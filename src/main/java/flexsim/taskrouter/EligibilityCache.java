package flexsim.taskrouter;

import flexsim.taskrouter.expression.Expression;
import java.util.BitSet;

/**
 * The slots of those of a queue's workers whom a target's expression lets through for tasks of one kind. They hold as long
 * as no worker's attributes change and the queue has the same members. Where the expression reads more of workers than
 * attributes, each is to be asked each time.
 */
final class EligibilityCache {
    private final boolean readsState;
    private final BitSet eligible = new BitSet();

    /** Of what these are the slots, and as of when; null before. */
    private Object queue;

    private int memberships;
    private int profiles;

    EligibilityCache(Expression expression) {
        this.readsState = expression.paths().stream().anyMatch(WorkerPaths::readsStateInTarget);
    }

    /** Whether the expression reads more of workers than attributes, so that nothing can be kept. */
    boolean readsState() {
        return readsState;
    }

    /** Whether the slots are those of {@code asked}, whose members and whose workers' profiles have these versions. */
    boolean isCurrent(Object asked, int itsMemberships, int itsProfiles) {
        return queue == asked && memberships == itsMemberships && profiles == itsProfiles;
    }

    /** The slots, empty, to be filled with those of {@code next}. */
    BitSet renew(Object next, int itsMemberships, int itsProfiles) {
        queue = next;
        memberships = itsMemberships;
        profiles = itsProfiles;
        eligible.clear();
        return eligible;
    }

    /** The slots. Not to be changed. */
    BitSet eligible() {
        return eligible;
    }
}
