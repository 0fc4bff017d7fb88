package flexsim.statistics;

import org.apache.commons.math3.special.Erf;

/** Whether a sample's mean, variance or lag-1 correlation is the expected one; p-values are two-sided. */
public final class Moments {
    private Moments() {}

    /** @param variance the distribution's own */
    public static double pValueOfMean(double[] sample, double mean, double variance) {
        return pValue((mean(sample) - mean) / Math.sqrt(variance / sample.length));
    }

    /**
     * @param mean the distribution's own
     * @param variance the distribution's own
     * @param fourth its fourth central moment
     */
    public static double pValueOfVariance(double[] sample, double mean, double variance, double fourth) {
        double[] squares = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            squares[i] = (sample[i] - mean) * (sample[i] - mean);
        }
        return pValueOfMean(squares, variance, fourth - variance * variance);
    }

    /** Of independent values the correlation of each with the next is near normal, of variance 1/n. */
    public static double pValueOfIndependence(double[] sample) {
        double mean = mean(sample);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < sample.length; i++) {
            squares += (sample[i] - mean) * (sample[i] - mean);
            products += i == 0 ? 0 : (sample[i] - mean) * (sample[i - 1] - mean);
        }
        return pValue(products / squares * Math.sqrt(sample.length));
    }

    /** The probability that a standard normal value is at least as far from 0 as {@code z}. */
    public static double pValue(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    public static double mean(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }
}
