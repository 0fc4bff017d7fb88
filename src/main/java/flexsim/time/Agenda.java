package flexsim.time;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What is to happen, in the order of (instant, order of scheduling). Not thread-safe. */
final class Agenda {
    /** Where an action stands. */
    record Key(long due, long sequence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final TreeMap<Key, Runnable> actions = new TreeMap<>();
    private long sequence;

    Key add(long due, Runnable action) {
        Key key = new Key(due, sequence++);
        actions.put(key, action);
        return key;
    }

    void remove(Key key) {
        actions.remove(key);
    }

    OptionalLong nextDue() {
        return actions.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(actions.firstKey().due());
    }

    /** Takes the first action off; there is one. */
    Map.Entry<Key, Runnable> poll() {
        return actions.pollFirstEntry();
    }

    int size() {
        return actions.size();
    }

    void clear() {
        actions.clear();
    }
}
