package flexsim.config;

import flexsim.sampling.RandomStream;
import java.util.Arrays;

/**
 * The values of one task or worker that are known, by index of their dimension: what was put there and what has been drawn since.
 * To be used again for the next by {@link #clear}. Not thread-safe.
 */
public final class DrawFrame {
    /** The index of no option. */
    public static final int UNKNOWN = -1;

    /** One for each frame, so that a draw needs no object. */
    final RandomStream stream = new RandomStream();

    /** Numbers, and options' indexes as such; NaN: unknown. One array, as it is cleared for each task. */
    private final double[] values;

    private boolean filled = true;

    DrawFrame(int size) {
        this.values = new double[size];
        clear();
    }

    /** Forgets all values. */
    public void clear() {
        if (filled) {
            Arrays.fill(values, Double.NaN);
            filled = false;
        }
    }

    /** Forgets one value: it will be drawn. */
    public void forget(int dimension) {
        values[dimension] = Double.NaN;
    }

    /** @param value of a range dimension; NaN: not known */
    public void putNumber(int dimension, double value) {
        values[dimension] = value;
        filled = true;
    }

    /** @param option index of the option of an enum dimension with one value; {@link #UNKNOWN}: not known */
    public void putOption(int dimension, int option) {
        putNumber(dimension, option == UNKNOWN ? Double.NaN : option);
    }

    /** The value of a range dimension, or NaN when it is not known. */
    public double number(int dimension) {
        return values[dimension];
    }

    /** The option of an enum dimension with one value, or {@link #UNKNOWN}. */
    public int option(int dimension) {
        double value = values[dimension];
        return Double.isNaN(value) ? UNKNOWN : (int) value;
    }
}
