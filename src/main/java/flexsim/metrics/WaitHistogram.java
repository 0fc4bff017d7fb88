package flexsim.metrics;

import java.util.Arrays;

/**
 * A histogram of waits. Below 64 µs each length is counted apart; above, each doubling is cut into 64 equal buckets, so
 * that a quantile is within 1/128 of the true one. Pages of buckets are made when first needed. Merging is exact.
 */
public final class WaitHistogram {
    private static final int BITS = 6;
    private static final int BUCKETS = 1 << BITS;
    private static final int PAGES = Long.SIZE - BITS;

    private long count;
    private long zeros;
    private long least = Long.MAX_VALUE;
    private long most;
    private int[][] pages = {};

    /** @param micros at least 0 */
    public void record(long micros) {
        count++;
        least = Math.min(least, micros);
        most = Math.max(most, micros);
        if (micros == 0) {
            zeros++;
            return;
        }
        int page = page(micros);
        page(page)[bucket(micros, page)]++;
    }

    void merge(WaitHistogram other) {
        count += other.count;
        zeros += other.zeros;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        for (int page = 0; page < other.pages.length; page++) {
            if (other.pages[page] != null) {
                add(page(page), other.pages[page]);
            }
        }
    }

    private static void add(int[] into, int[] from) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            into[bucket] = Math.addExact(into[bucket], from[bucket]);
        }
    }

    private int[] page(int page) {
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.min(PAGES, page + 4));
        }
        if (pages[page] == null) {
            pages[page] = new int[BUCKETS];
        }
        return pages[page];
    }

    private static int page(long micros) {
        return micros < BUCKETS ? 0 : Long.SIZE - BITS - Long.numberOfLeadingZeros(micros);
    }

    private static int bucket(long micros, int page) {
        return page == 0 ? (int) micros : (int) (micros >>> page - 1) - BUCKETS;
    }

    public long count() {
        return count;
    }

    /** The longest; 0 of nothing. */
    public long most() {
        return most;
    }

    /**
     * The shortest wait that at least this portion of the waits did not exceed (nearest rank), in microseconds.
     *
     * @param portion above 0, at most 1; there must be waits
     */
    public long quantile(double portion) {
        long rank = Math.max(1, (long) Math.ceil(portion * count));
        long passed = zeros;
        if (passed >= rank) {
            return 0;
        }
        if (rank >= count) {
            return most;
        }
        for (int page = 0; page < pages.length; page++) {
            for (int bucket = 0; pages[page] != null && bucket < BUCKETS; bucket++) {
                passed += pages[page][bucket];
                if (passed >= rank) {
                    return Math.min(most, Math.max(least, middle(page, bucket)));
                }
            }
        }
        return most;
    }

    /** How many waits were at most this long, as well as the buckets know: those in its own bucket count in part. */
    public double upTo(long micros) {
        if (micros < 0) {
            return 0;
        }
        if (micros >= most) {
            return count;
        }
        double passed = zeros;
        int lastPage = page(micros);
        int lastBucket = bucket(micros, lastPage);
        for (int page = 0; page <= Math.min(lastPage, pages.length - 1); page++) {
            for (int bucket = 0; pages[page] != null && bucket < BUCKETS; bucket++) {
                if (page < lastPage || bucket < lastBucket) {
                    passed += pages[page][bucket];
                } else if (bucket == lastBucket) {
                    passed += pages[page][bucket] * portionBelow(micros, page, bucket);
                }
            }
        }
        return passed;
    }

    private static double portionBelow(long micros, int page, int bucket) {
        return (double) (micros - floor(page, bucket) + 1) / width(page);
    }

    private static long middle(int page, int bucket) {
        return floor(page, bucket) + width(page) / 2;
    }

    private static long floor(int page, int bucket) {
        return page == 0 ? bucket : (long) (BUCKETS + bucket) << page - 1;
    }

    private static long width(int page) {
        return page == 0 ? 1 : 1L << page - 1;
    }

    /** Whether every figure that can be asked for is the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WaitHistogram that
                && count == that.count
                && zeros == that.zeros
                && least == that.least
                && most == that.most
                && samePages(that);
    }

    private boolean samePages(WaitHistogram that) {
        for (int page = 0; page < Math.max(pages.length, that.pages.length); page++) {
            if (!Arrays.equals(filled(page), that.filled(page))) {
                return false;
            }
        }
        return true;
    }

    private int[] filled(int page) {
        return page < pages.length && pages[page] != null ? pages[page] : new int[BUCKETS];
    }

    @Override
    public int hashCode() {
        return Long.hashCode(count * 31 + most);
    }
}
