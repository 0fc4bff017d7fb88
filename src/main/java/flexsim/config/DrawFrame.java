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

    private final double[] numbers;
    private final int[] options;

    DrawFrame(int size) {
        this.numbers = new double[size];
        this.options = new int[size];
        clear();
    }

    /** Forgets all values. */
    public void clear() {
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(options, UNKNOWN);
    }

    /** Forgets one value: it will be drawn. */
    public void forget(int dimension) {
        numbers[dimension] = Double.NaN;
        options[dimension] = UNKNOWN;
    }

    /** @param value of a range dimension; NaN: not known */
    public void putNumber(int dimension, double value) {
        numbers[dimension] = value;
    }

    /** @param option index of the option of an enum dimension with one value; {@link #UNKNOWN}: not known */
    public void putOption(int dimension, int option) {
        options[dimension] = option;
    }

    /** The value of a range dimension, or NaN when it is not known. */
    public double number(int dimension) {
        return numbers[dimension];
    }

    /** The option of an enum dimension with one value, or {@link #UNKNOWN}. */
    public int option(int dimension) {
        return options[dimension];
    }
}
