package flexsim.metrics;

/**
 * The way from an instant to its cell in a {@link Timeline}. Most instants lie in the latest cell or before it: that one is
 * remembered, as a division costs more than the rest of counting. Not thread-safe.
 */
final class CellFinder {
    private final long start;
    private final long length;
    private int cell;
    private long from;
    private long until;

    CellFinder(Timeline timeline) {
        this.start = timeline.start();
        this.length = timeline.cell();
        this.from = start;
        this.until = start + length;
    }

    /** @param at from the start of the timeline on */
    int cellOf(long at) {
        if (at >= from && at < until) {
            return cell;
        }
        int found = (int) ((at - start) / length);
        if (found > cell) {
            cell = found;
            from = start + found * length;
            until = from + length;
        }
        return found;
    }
}
