package flexsim.report;

import flexsim.time.Micros;
import java.nio.charset.StandardCharsets;

/**
 * A writer of many instants in ISO 8601, always with three decimals of the second, the rest cut off. It keeps the date, so
 * that instants of the same day are quick. Not thread-safe.
 */
final class MillisText {
    /** So many bytes are enough for one. */
    static final int LONGEST = TimeText.LONGEST;

    private static final long DAY = 86_400 * Micros.PER_SECOND;
    private static final byte[] PAIRS = pairs();

    private final long shift;
    private final byte[] zone;
    private final byte[] date = new byte["yyyy-MM-ddT".length()];
    private long day = Long.MIN_VALUE;

    MillisText(TimeText time) {
        this.shift = time.shift();
        this.zone = time.zone().getBytes(StandardCharsets.US_ASCII);
        date[date.length - 1] = 'T';
    }

    /** All numbers of two digits, one after the other. */
    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int number = 0; number < 100; number++) {
            pairs[2 * number] = (byte) ('0' + number / 10);
            pairs[2 * number + 1] = (byte) ('0' + number % 10);
        }
        return pairs;
    }

    /**
     * Writes an instant of the years 0 to 9999.
     *
     * @param at where to begin
     * @return the place after the last
     */
    int write(long instant, byte[] text, int at) {
        long micros = instant + shift;
        if (micros < day || micros >= day + DAY) {
            long number = Math.floorDiv(micros, DAY);
            day = number * DAY;
            TimeText.writeDate(number, date, 0);
        }
        System.arraycopy(date, 0, text, at, date.length);
        int millis = (int) ((micros - day) / 1_000);
        int second = millis / 1_000;
        int next = at + date.length;
        pair(second / 3_600, text, next);
        text[next + 2] = ':';
        pair(second / 60 % 60, text, next + 3);
        text[next + 5] = ':';
        pair(second % 60, text, next + 6);
        text[next + 8] = '.';
        text[next + 9] = (byte) ('0' + millis % 1_000 / 100);
        pair(millis % 100, text, next + 10);
        System.arraycopy(zone, 0, text, next + 12, zone.length);
        return next + 12 + zone.length;
    }

    private static void pair(int number, byte[] text, int at) {
        text[at] = PAIRS[2 * number];
        text[at + 1] = PAIRS[2 * number + 1];
    }
}
