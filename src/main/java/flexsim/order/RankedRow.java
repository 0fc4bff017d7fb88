package flexsim.order;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Numbers (small ones, from 0) that come and go, in a row in the order of rank, where that is equal of a second key. Whoever
 * comes mostly has a higher rank than all who are there, and goes to the end at once; others are put in by moving those
 * behind. Who goes leaves a gap; gaps are closed together when there is no more room, so going takes no time. It holds
 * primitives only. Not thread-safe.
 */
public final class RankedRow {
    /** What is returned where there is none. */
    public static final int NONE = -1;

    /** Whether there is anybody at all is only asked when the first few are not wanted. */
    private static final int FEW = 12;

    private static final int SOME = 8;

    /** In place of a rank: has no entry in the row. */
    private static final long NOWHERE = Long.MIN_VALUE;

    /** By entry, from {@link #from} to before {@link #to}: a number, and the rank that it had. */
    private int[] ids = new int[SOME];

    private long[] ranks = new long[SOME];
    private int from;
    private int to;

    /** By number the rank of its entry, complemented while it is away. An entry of another rank is a gap. */
    private long[] standing = new long[0];

    /** By number. */
    private long[] seconds = new long[0];

    private final BitSet present = new BitSet();

    /** How many entries there are, gaps included. */
    int entries() {
        return to - from;
    }

    /**
     * Puts {@code id} where it belongs by these keys, whether it was here or not.
     *
     * @param rank 0 or more
     */
    public void enter(int id, long rank, long second) {
        if (id >= standing.length) {
            grow(Math.max(id + 1, 2 * standing.length));
        }
        boolean hasEntry = seconds[id] == second && (standing[id] == rank || standing[id] == ~rank);
        if (!hasEntry) {
            leaveEntry(id, rank);
            insert(id, rank, second);
            seconds[id] = second;
        }
        standing[id] = rank;
        present.set(id);
    }

    /** Its entry becomes a gap. Ranks hardly ever fall; where one does, an earlier gap must not become an entry again. */
    private void leaveEntry(int id, long rank) {
        long last = standing[id] < 0 ? ~standing[id] : standing[id];
        if (standing[id] != NOWHERE && rank <= last) {
            leave(id);
            standing[id] = NOWHERE;
            closeGaps();
        }
    }

    private void grow(int length) {
        int known = standing.length;
        standing = Arrays.copyOf(standing, length);
        seconds = Arrays.copyOf(seconds, length);
        Arrays.fill(standing, known, length, NOWHERE);
    }

    /** {@code id} goes, if it is here. */
    public void leave(int id) {
        if (present.get(id)) {
            present.clear(id);
            standing[id] = ~standing[id];
        }
    }

    /** {@code id} goes for good: the number may be another's next. */
    public void forget(int id) {
        leave(id);
        closeGaps();
    }

    private void insert(int id, long rank, long second) {
        makeRoom();
        int place = to;
        if (place > from && !precedes(place - 1, rank, second)) {
            place = search(rank, second);
            System.arraycopy(ids, place, ids, place + 1, to - place);
            System.arraycopy(ranks, place, ranks, place + 1, to - place);
        }
        ids[place] = id;
        ranks[place] = rank;
        to++;
    }

    /** The place of the first entry that does not precede these keys. */
    private int search(long rank, long second) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (precedes(middle, rank, second)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean precedes(int place, long rank, long second) {
        return ranks[place] < rank || ranks[place] == rank && seconds[ids[place]] < second;
    }

    private void makeRoom() {
        if (to < ids.length) {
            return;
        }
        closeGaps();
        if (to > ids.length / 2) {
            ids = Arrays.copyOf(ids, 2 * ids.length);
            ranks = Arrays.copyOf(ranks, 2 * ranks.length);
        }
    }

    private void closeGaps() {
        int end = 0;
        for (int place = from; place < to; place++) {
            int id = ids[place];
            if (isHere(place)) {
                ids[end] = id;
                ranks[end++] = ranks[place];
            } else if (standing[id] == ~ranks[place]) {
                standing[id] = NOWHERE;
            }
        }
        from = 0;
        to = end;
    }

    private boolean isHere(int place) {
        return standing[ids[place]] == ranks[place];
    }

    /** The place of the first of the row who is among {@code wanted}, or {@link #NONE}. */
    public int first(BitSet wanted) {
        while (from < to && !isHere(from)) {
            if (standing[ids[from]] == ~ranks[from]) {
                standing[ids[from]] = NOWHERE;
            }
            from++;
        }
        int near = next(from, Math.min(to, from + FEW), wanted);
        return near != NONE || !present.intersects(wanted) ? near : next(from, to, wanted);
    }

    /** The place of the next one after {@code place} who is among {@code wanted}, or {@link #NONE}; nobody may come meanwhile. */
    public int next(int place, BitSet wanted) {
        return next(place + 1, to, wanted);
    }

    private int next(int begin, int end, BitSet wanted) {
        for (int place = begin; place < end; place++) {
            if (isHere(place) && wanted.get(ids[place])) {
                return place;
            }
        }
        return NONE;
    }

    /** Who stands at {@code place}, as {@link #first} or {@link #next} returned it. */
    public int at(int place) {
        return ids[place];
    }
}
