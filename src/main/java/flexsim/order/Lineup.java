package flexsim.order;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Things in the order of two keys: first by {@code major}, where that is equal by {@code minor}. What comes in order
 * anyhow goes into a <em>lane</em> and is added and removed in constant time; what would break the order of its lane, and
 * what has none, stands in a heap beside the lanes, in logarithmic time. The first is the first of the lanes' heads and
 * the heap's, so there should be few lanes.
 *
 * <p>Whoever adds something gets the number of its slot, by which it is found again until it is removed; numbers are used
 * anew after that. Which of two with both keys equal comes first is not said. Not thread-safe.
 *
 * @param <T> the things; the same one may stand here several times
 */
public final class Lineup<T> {
    /** In place of a slot or a lane where there is none. */
    public static final int NONE = -1;

    private static final int FREE = -2;

    /** By slot. */
    private Object[] things = new Object[4];

    /** By slot two keys. */
    private long[] keys = new long[8];

    /** By slot; {@link #NONE} for what stands in the heap. */
    private int[] lanes = new int[4];

    /** By slot its neighbours in the lane. */
    private int[] before = new int[4];

    /** Of a free slot: the next free one. */
    private int[] after = new int[4];

    private int used;
    private int free = NONE;
    private int size;

    /** By lane. */
    private int[] heads = new int[0];

    private int[] tails = new int[0];
    private final IntHeap heap = new IntHeap();

    /** The slot of the first thing; {@link #NONE} when it has to be looked for. */
    private int first = NONE;

    /** Opens a lane and returns its number, counted from 0. */
    public int openLane() {
        int lane = heads.length;
        heads = Arrays.copyOf(heads, lane + 1);
        tails = Arrays.copyOf(tails, lane + 1);
        heads[lane] = NONE;
        tails[lane] = NONE;
        return lane;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds a thing.
     *
     * @param lane where it goes if it comes after or before all that stands there; {@link #NONE} for none
     * @return its slot
     */
    public int add(T thing, long major, long minor, int lane) {
        int slot = takeSlot();
        things[slot] = thing;
        keys[2 * slot] = major;
        keys[2 * slot + 1] = minor;
        if (lane == NONE || !join(slot, lane)) {
            lanes[slot] = NONE;
            heap.add(slot, major, minor);
        }
        if (size == 0 || first != NONE && precedes(slot, first)) {
            first = slot;
        }
        size++;
        return slot;
    }

    private int takeSlot() {
        if (free != NONE) {
            int slot = free;
            free = after[slot];
            return slot;
        }
        if (used == lanes.length) {
            grow(2 * used);
        }
        return used++;
    }

    private void grow(int slots) {
        things = Arrays.copyOf(things, slots);
        keys = Arrays.copyOf(keys, 2 * slots);
        lanes = Arrays.copyOf(lanes, slots);
        before = Arrays.copyOf(before, slots);
        after = Arrays.copyOf(after, slots);
    }

    private boolean join(int slot, int lane) {
        int tail = tails[lane];
        if (tail == NONE) {
            link(slot, lane, NONE, NONE);
        } else if (!precedes(slot, tail)) {
            link(slot, lane, tail, NONE);
        } else if (precedes(slot, heads[lane])) {
            link(slot, lane, NONE, heads[lane]);
        } else {
            return false;
        }
        return true;
    }

    private void link(int slot, int lane, int previous, int next) {
        lanes[slot] = lane;
        before[slot] = previous;
        after[slot] = next;
        connect(lane, previous, slot);
        connect(lane, slot, next);
    }

    /** Makes two neighbours of a lane; {@link #NONE} is its end. */
    private void connect(int lane, int previous, int next) {
        if (previous == NONE) {
            heads[lane] = next;
        } else {
            after[previous] = next;
        }
        if (next == NONE) {
            tails[lane] = previous;
        } else {
            before[next] = previous;
        }
    }

    /** Whether a slot's thing comes before another's. */
    private boolean precedes(int slot, int other) {
        long major = keys[2 * slot];
        long majorOfOther = keys[2 * other];
        return major < majorOfOther || major == majorOfOther && keys[2 * slot + 1] < keys[2 * other + 1];
    }

    /** Takes out what has this slot. */
    public void remove(int slot) {
        int lane = lanes[slot];
        if (lane == FREE) {
            throw new NoSuchElementException("slot " + slot + " is free");
        } else if (lane == NONE) {
            heap.remove(slot);
        } else {
            connect(lane, before[slot], after[slot]);
        }
        if (first == slot) {
            first = NONE;
        }
        lanes[slot] = FREE;
        things[slot] = null;
        after[slot] = free;
        free = slot;
        size--;
    }

    /**
     * The slot of the first thing.
     *
     * @throws NoSuchElementException when there is nothing
     */
    public int first() {
        if (first == NONE) {
            first = lookForFirst();
        }
        return first;
    }

    private int lookForFirst() {
        if (size == 0) {
            throw new NoSuchElementException("there is nothing");
        }
        int found = heap.first();
        for (int head : heads) {
            if (head != NONE && (found == NONE || precedes(head, found))) {
                found = head;
            }
        }
        return found;
    }

    /** What has this slot. */
    @SuppressWarnings("unchecked")
    public T thing(int slot) {
        return (T) things[slot];
    }

    public long major(int slot) {
        return keys[2 * slot];
    }

    public long minor(int slot) {
        return keys[2 * slot + 1];
    }

    /** Takes everything out. */
    public void clear() {
        while (size > 0) {
            remove(first());
        }
    }
}
