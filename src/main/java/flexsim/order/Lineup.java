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

    /** Links of a slot begin at its number shifted by this. */
    private static final int ROW = 2;

    private static final int BEFORE = 1;
    private static final int AFTER = 2;

    /** By slot. */
    private Object[] things = new Object[4];

    /** By slot two keys. */
    private long[] keys = new long[8];

    /**
     * By slot four numbers, of which the last is not used: its lane ({@link #NONE} for what stands in the heap) and its
     * neighbours in the lane. Of a free slot the neighbour behind it is the next free one.
     */
    private int[] links = new int[4 << ROW];

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
            links[slot << ROW] = NONE;
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
            free = links[(slot << ROW) + AFTER];
            return slot;
        }
        if (used == things.length) {
            grow(2 * used);
        }
        return used++;
    }

    private void grow(int slots) {
        things = Arrays.copyOf(things, slots);
        keys = Arrays.copyOf(keys, 2 * slots);
        links = Arrays.copyOf(links, slots << ROW);
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
        links[slot << ROW] = lane;
        links[(slot << ROW) + BEFORE] = previous;
        links[(slot << ROW) + AFTER] = next;
        connect(lane, previous, slot);
        connect(lane, slot, next);
    }

    /** Makes two neighbours of a lane; {@link #NONE} is its end. */
    private void connect(int lane, int previous, int next) {
        if (previous == NONE) {
            heads[lane] = next;
        } else {
            links[(previous << ROW) + AFTER] = next;
        }
        if (next == NONE) {
            tails[lane] = previous;
        } else {
            links[(next << ROW) + BEFORE] = previous;
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
        int lane = links[slot << ROW];
        if (lane == FREE) {
            throw new NoSuchElementException("slot " + slot + " is free");
        } else if (lane == NONE) {
            heap.remove(slot);
        } else {
            connect(lane, links[(slot << ROW) + BEFORE], links[(slot << ROW) + AFTER]);
        }
        if (first == slot) {
            first = NONE;
        }
        links[slot << ROW] = FREE;
        links[(slot << ROW) + AFTER] = free;
        things[slot] = null;
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
