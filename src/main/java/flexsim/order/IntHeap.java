package flexsim.order;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Numbers (small ones, from 0, each at most once) in the order of two keys: first by {@code major}, where that is equal by
 * {@code minor}. Adding, moving and removing any of them takes time logarithmic in how many there are; the first is found
 * at once. Which of two with both keys equal comes first is not said. It holds primitives only. Not thread-safe.
 */
public final class IntHeap {
    /** What is returned where there is none. */
    public static final int NONE = -1;

    /** Four children: half as many levels as with two, and the keys of the four lie side by side. */
    private static final int CHILDREN = 4;

    /** By place two keys. */
    private long[] keys = new long[8];

    /** By place. */
    private int[] ids = new int[4];

    /** By number its place and one; 0 where it is not here. */
    private int[] places = new int[4];

    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int id) {
        return id < places.length && places[id] != 0;
    }

    /** The first, or {@link #NONE}. */
    public int first() {
        return size == 0 ? NONE : ids[0];
    }

    /** The major key of the first; there is one. */
    public long firstMajor() {
        return keys[0];
    }

    /** The minor key of the first; there is one. */
    public long firstMinor() {
        return keys[1];
    }

    /** The major key of {@code id}, which is here. */
    public long major(int id) {
        return keys[2 * placeOf(id)];
    }

    /** The minor key of {@code id}, which is here. */
    public long minor(int id) {
        return keys[2 * placeOf(id) + 1];
    }

    /**
     * Adds {@code id}.
     *
     * @throws IllegalArgumentException when it is here already
     */
    public void add(int id, long major, long minor) {
        if (contains(id)) {
            throw new IllegalArgumentException(id + " is here already");
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            keys = Arrays.copyOf(keys, 4 * size);
        }
        if (id >= places.length) {
            places = Arrays.copyOf(places, Math.max(id + 1, 2 * places.length));
        }
        raise(size++, id, major, minor);
    }

    /** Gives {@code id}, which is here, other keys. */
    public void move(int id, long major, long minor) {
        settle(placeOf(id), id, major, minor);
    }

    /** Takes the first out and returns it, or {@link #NONE}. */
    public int poll() {
        int first = first();
        if (first != NONE) {
            remove(first);
        }
        return first;
    }

    /** Takes {@code id}, which is here, out. */
    public void remove(int id) {
        int place = placeOf(id);
        places[id] = 0;
        size--;
        if (place < size) {
            settle(place, ids[size], keys[2 * size], keys[2 * size + 1]);
        }
    }

    private int placeOf(int id) {
        if (!contains(id)) {
            throw new NoSuchElementException(id + " is not here");
        }
        return places[id] - 1;
    }

    public void clear() {
        for (int place = 0; place < size; place++) {
            places[ids[place]] = 0;
        }
        size = 0;
    }

    /** Puts {@code id} where {@code place} is free, or from there where it belongs. */
    private void settle(int place, int id, long major, long minor) {
        if (place > 0 && before(major, minor, (place - 1) / CHILDREN)) {
            raise(place, id, major, minor);
        } else {
            lower(place, id, major, minor);
        }
    }

    private boolean before(long major, long minor, int place) {
        long other = keys[2 * place];
        return major < other || major == other && minor < keys[2 * place + 1];
    }

    private void raise(int from, int id, long major, long minor) {
        long[] key = keys;
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / CHILDREN;
            long other = key[2 * parent];
            if (other < major || other == major && key[2 * parent + 1] <= minor) {
                break;
            }
            put(place, ids[parent], other, key[2 * parent + 1]);
            place = parent;
        }
        put(place, id, major, minor);
    }

    private void lower(int from, int id, long major, long minor) {
        long[] key = keys;
        int place = from;
        for (int child = CHILDREN * place + 1; child < size; child = CHILDREN * place + 1) {
            int least = leastOf(key, child, Math.min(child + CHILDREN, size));
            long leastMajor = key[2 * least];
            if (major < leastMajor || major == leastMajor && minor < key[2 * least + 1]) {
                break;
            }
            put(place, ids[least], leastMajor, key[2 * least + 1]);
            place = least;
        }
        put(place, id, major, minor);
    }

    private static int leastOf(long[] key, int from, int to) {
        return to - from == CHILDREN ? leastOfFour(key, from) : leastOfSome(key, from, to);
    }

    /** Two pairs, then their winners: fewer comparisons wait for each other. */
    private static int leastOfFour(long[] key, int from) {
        int left = lesser(key, from, from + 1);
        int right = lesser(key, from + 2, from + 3);
        return lesser(key, left, right);
    }

    private static int lesser(long[] key, int one, int other) {
        long major = key[2 * one];
        long majorOfOther = key[2 * other];
        if (major == majorOfOther) {
            return key[2 * one + 1] < key[2 * other + 1] ? one : other;
        }
        return major < majorOfOther ? one : other;
    }

    private static int leastOfSome(long[] key, int from, int to) {
        int least = from;
        for (int next = from + 1; next < to; next++) {
            least = lesser(key, least, next);
        }
        return least;
    }

    private void put(int place, int id, long major, long minor) {
        ids[place] = id;
        keys[2 * place] = major;
        keys[2 * place + 1] = minor;
        places[id] = place + 1;
    }
}
