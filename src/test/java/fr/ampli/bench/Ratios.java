package fr.ampli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Ratios of pairs that were measured side by side, and how far their median can be trusted. */
record Ratios(List<Double> values) {

    private static final int RESAMPLES = 10_000;
    /** The same every time: another interval means other values. */
    private static final long SEED = 20_260_302L;

    double median() {
        return median(values);
    }

    /** The 95 % interval of the median, by bootstrap. */
    double[] interval() {
        Random random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Double> sample = new ArrayList<>();
            for (int j = 0; j < values.size(); j++) {
                sample.add(values.get(random.nextInt(values.size())));
            }
            medians[i] = median(sample);
        }
        Arrays.sort(medians);
        return new double[] {medians[(int) (RESAMPLES * 0.025)], medians[(int) (RESAMPLES * 0.975)]};
    }

    private static double median(List<Double> some) {
        double[] sorted =
                some.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String toString() {
        double[] interval = interval();
        return String.format(Locale.ROOT, "%.2f [%.2f–%.2f]", median(), interval[0], interval[1]);
    }
}
