package flexsim.report;

import flexsim.metrics.Estimate;
import java.util.OptionalDouble;

/** Numbers as people read them, in English; what is undefined is a dash. */
final class DisplayNumber {
    static final String NONE = "–";

    private DisplayNumber() {}

    /** As {@code 1,234.5}, the decimals always that many. */
    static String number(double value, int decimals) {
        long scale = pow10(decimals);
        long scaled = Math.round(Math.abs(value) * scale);
        StringBuilder text = new StringBuilder();
        if (value < 0 && scaled != 0) {
            text.append('-');
        }
        String whole = Long.toString(scaled / scale);
        for (int place = 0; place < whole.length(); place++) {
            if (place > 0 && (whole.length() - place) % 3 == 0) {
                text.append(',');
            }
            text.append(whole.charAt(place));
        }
        if (decimals > 0) {
            String fraction = Long.toString(scaled % scale);
            text.append('.').append("0".repeat(decimals - fraction.length())).append(fraction);
        }
        return text.toString();
    }

    static String number(OptionalDouble value, int decimals) {
        return value.isPresent() ? number(value.getAsDouble(), decimals) : NONE;
    }

    static String percent(double portion) {
        return number(100 * portion, 1) + " %";
    }

    static String percent(OptionalDouble portion) {
        return portion.isPresent() ? percent(portion.getAsDouble()) : NONE;
    }

    static String percent(Estimate estimate) {
        return percent(estimate.value());
    }

    static String seconds(Estimate estimate) {
        return number(estimate.value(), 1);
    }

    /** Half the 95 % confidence interval of a portion, with a sign before it; nothing where there is none. */
    static String percentEitherSide(Estimate estimate) {
        return eitherSide(estimate, 100);
    }

    /** Half the 95 % confidence interval of a time, as {@link #percentEitherSide}. */
    static String secondsEitherSide(Estimate estimate) {
        return eitherSide(estimate, 1);
    }

    private static String eitherSide(Estimate estimate, int unit) {
        return estimate.halfWidth().isPresent()
                ? " ± " + number(unit * estimate.halfWidth().getAsDouble(), 1)
                : "";
    }

    /** A count over several runs as one run's mean. */
    static String mean(long count, int runs) {
        return runs == 1 ? number(count, 0) : number((double) count / runs, 1);
    }

    /** A length of time as {@code 1 d 2 h 30 min}; microseconds. */
    static String length(long micros) {
        long seconds = Math.round(micros / 1e6);
        StringBuilder text = new StringBuilder();
        long[] units = {86_400, 3_600, 60, 1};
        String[] names = {"d", "h", "min", "s"};
        for (int unit = 0; unit < units.length; unit++) {
            long count = seconds / units[unit];
            seconds %= units[unit];
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ").append(count).append(' ').append(names[unit]);
            }
        }
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static long pow10(int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        return scale;
    }
}
