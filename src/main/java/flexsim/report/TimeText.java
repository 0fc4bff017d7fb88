package flexsim.report;

import flexsim.time.Micros;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How instants are written: in ISO 8601, with six decimals of the second where it is not a whole one. */
public final class TimeText {
    /** So many bytes are enough for one. */
    static final int LONGEST = 48;

    private static final long SECOND = Micros.PER_SECOND;
    private static final long DAY = 86_400 * SECOND;
    private static final int DAYS_OF_ERA = 146_097;

    private final long shift;
    private final String zone;

    private TimeText(long shift, String zone) {
        this.shift = shift;
        this.zone = zone;
    }

    /** Real instants, in UTC: {@code 2026-11-02T09:30:00Z}. */
    public static TimeText utc() {
        return new TimeText(0, "Z");
    }

    /**
     * The calendar of a simulation, without a zone: {@code 2026-11-02T09:30:00}.
     *
     * @param instant microseconds since the epoch
     * @param date what the calendar shows at that instant
     */
    public static TimeText local(long instant, LocalDateTime date) {
        return new TimeText(Micros.of(date.toInstant(ZoneOffset.UTC)) - instant, "");
    }

    /** @param instant microseconds since the epoch */
    public String of(long instant) {
        byte[] text = new byte[LONGEST];
        return new String(text, 0, write(instant, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes an instant of the years 0 to 9999.
     *
     * @param at where to begin
     * @return the place after the last
     */
    int write(long instant, byte[] text, int at) {
        long micros = instant + shift;
        int next = writeSecond(micros, text, at);
        int fraction = (int) Math.floorMod(micros, SECOND);
        if (fraction != 0) {
            text[next++] = '.';
            next = Digits.padded(fraction, 6, text, next);
        }
        return writeZone(text, next);
    }

    /** What to add to an instant to have the calendar's own, counted from 1970. */
    long shift() {
        return shift;
    }

    String zone() {
        return zone;
    }

    private static int writeSecond(long micros, byte[] text, int at) {
        int next = writeDate(Math.floorDiv(micros, DAY), text, at);
        text[next++] = 'T';
        return writeTime((int) (Math.floorMod(micros, DAY) / SECOND), text, next);
    }

    private int writeZone(byte[] text, int at) {
        int next = at;
        for (int place = 0; place < zone.length(); place++) {
            text[next++] = (byte) zone.charAt(place);
        }
        return next;
    }

    /** Source of the arithmetic: Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
    static int writeDate(long epochDay, byte[] text, int at) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, DAYS_OF_ERA);
        int dayOfEra = (int) Math.floorMod(day, DAYS_OF_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
        int year = (int) (yearOfEra + era * 400) + (month >= 10 ? 1 : 0);
        int next = Digits.padded(year, 4, text, at);
        text[next++] = '-';
        next = Digits.padded(month < 10 ? month + 3 : month - 9, 2, text, next);
        text[next++] = '-';
        return Digits.padded(dayOfMonth, 2, text, next);
    }

    private static int writeTime(int second, byte[] text, int at) {
        int next = Digits.padded(second / 3600, 2, text, at);
        text[next++] = ':';
        next = Digits.padded(second / 60 % 60, 2, text, next);
        text[next++] = ':';
        return Digits.padded(second % 60, 2, text, next);
    }
}
