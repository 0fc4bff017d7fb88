package flexsim.metrics;

import java.util.Arrays;

/** What became of each contact of one run, by its number; in columns, as there may be a million. */
public final class TaskRows {
    private static final byte ABSENT = -1;
    private static final ContactOutcome[] OUTCOMES = ContactOutcome.values();

    private byte[] outcomes = new byte[0];
    private int[] lines = new int[0];
    private int[] agents = new int[0];
    private long[] arrived = new long[0];
    private long[] answered = new long[0];
    private long[] hungUp = new long[0];
    private long[] ended = new long[0];
    private int size;

    void add(Contact contact, int line, ContactOutcome outcome) {
        int number = Math.toIntExact(contact.number());
        if (number >= outcomes.length) {
            grow(Math.max(1024, Math.max(number + 1, outcomes.length + outcomes.length / 2)));
        }
        size = Math.max(size, number + 1);
        outcomes[number] = (byte) outcome.ordinal();
        lines[number] = line;
        agents[number] = contact.agent();
        arrived[number] = contact.arrived();
        answered[number] = contact.answered();
        hungUp[number] = contact.hungUp();
        ended[number] = contact.ended();
    }

    private void grow(int capacity) {
        int before = outcomes.length;
        outcomes = Arrays.copyOf(outcomes, capacity);
        Arrays.fill(outcomes, before, capacity, ABSENT);
        lines = Arrays.copyOf(lines, capacity);
        agents = Arrays.copyOf(agents, capacity);
        arrived = Arrays.copyOf(arrived, capacity);
        answered = Arrays.copyOf(answered, capacity);
        hungUp = Arrays.copyOf(hungUp, capacity);
        ended = Arrays.copyOf(ended, capacity);
    }

    /** One more than the highest number. */
    public int size() {
        return size;
    }

    /** Whether there is a row of that number: who arrived outside of the reported time has none. */
    public boolean has(int number) {
        return outcomes[number] != ABSENT;
    }

    public ContactOutcome outcome(int number) {
        return OUTCOMES[outcomes[number]];
    }

    public int line(int number) {
        return lines[number];
    }

    public int agent(int number) {
        return agents[number];
    }

    public long arrived(int number) {
        return arrived[number];
    }

    public long answered(int number) {
        return answered[number];
    }

    public long hungUp(int number) {
        return hungUp[number];
    }

    public long ended(int number) {
        return ended[number];
    }
}
