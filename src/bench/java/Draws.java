import flexsim.config.DimensionDraw;
import flexsim.config.DrawFrame;
import flexsim.config.DrawKey;
import flexsim.config.EntityDraw;
import flexsim.customers.InteractionIds;
import flexsim.domain.DomainLocale;
import flexsim.domain.DomainReader;
import flexsim.domain.Entity;
import flexsim.domain.Phase;
import flexsim.sampling.Distribution;
import flexsim.sampling.Purpose;
import flexsim.sampling.RandomStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;

/** What the draws of a simulation cost: of one value from each distribution, and of all of one customer's. */
final class Draws {
    private static final int ROUNDS = 300;
    private static final int MANY = 20_000;
    private static final int FEW = 5_000;

    private final PrintStream out;

    /** What was drawn, so that nothing of it can be left out. */
    private double sum;

    private Draws(PrintStream out) {
        this.out = out;
    }

    static void run(Path scratch) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Draws draws = new Draws(out);
        out.println("| draw, ns | best of " + ROUNDS + " |");
        out.println("|---|---:|");
        draws.ofDistributions();
        draws.ofCustomers();
        if (Double.isNaN(draws.sum)) {
            throw new IllegalStateException("a value that is no number was drawn");
        }
    }

    private void ofDistributions() {
        RandomStream stream = new RandomStream();
        Purpose purpose = Purpose.of(1, "bench");
        print("a stream started, one uniform number", MANY, i -> stream.restart(purpose, i)
                .nextDouble());
        Map<String, Distribution> distributions = new java.util.LinkedHashMap<>();
        distributions.put("uniform", Distribution.uniform(1, 2));
        distributions.put("exponential", Distribution.exponential(180));
        distributions.put("bell", Distribution.bell(8, 30));
        distributions.put("lognormal", Distribution.lognormal(180, 1.2));
        distributions.put("gamma, cv 0.5", Distribution.gamma(180, 0.5));
        distributions.put("gamma, cv 1.5", Distribution.gamma(180, 1.5));
        distributions.put("weibull", Distribution.weibull(180, 1.5));
        distributions.forEach((name, distribution) ->
                print("the same, " + name, MANY, i -> distribution.sample(stream.restart(purpose, i))));
    }

    private void ofCustomers() {
        EntityDraw json =
                new EntityDraw(DomainReader.defaults(DomainLocale.EN_US).dimensions(), 7);
        DimensionDraw draw = json.compiled();
        DrawFrame frame = draw.frame();
        InteractionIds ids = new InteractionIds(7);
        RandomStream scratch = new RandomStream();
        int[] arrive = draw.indexes(Entity.TASKS, Phase.ARRIVE);
        int[] complete = draw.indexes(Entity.TASKS, Phase.COMPLETE);
        int count = arrive.length + complete.length;
        print("all " + count + " values of a customer of the default domain, and the key", MANY, i -> {
            long key = ids.key(i, scratch);
            frame.clear();
            return drawn(draw, arrive, key, frame) + drawn(draw, complete, key, frame);
        });
        print("the same as JSON, by the id's text", FEW, i -> {
            String id = ids.text(i);
            return json.draw(Entity.TASKS, Phase.ARRIVE, id, Map.of()).size()
                    + json.draw(Entity.TASKS, Phase.COMPLETE, id, Map.of()).size();
        });
        String[] texts = new String[1 << 10];
        java.util.Arrays.setAll(texts, i -> new UUID(DrawKey.of(i, 1), DrawKey.of(i, 2)).toString());
        print("the key of an id's text", MANY, i -> DrawKey.of(texts[(int) i & texts.length - 1]));
    }

    private static double drawn(DimensionDraw draw, int[] indexes, long key, DrawFrame frame) {
        double sum = 0;
        for (int index : indexes) {
            sum += draw.isRange(index) ? draw.number(index, key, frame) : draw.option(index, key, frame);
        }
        return sum;
    }

    private void print(String what, int count, LongToDoubleFunction draw) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (long i = 0; i < count; i++) {
                sum += draw.applyAsDouble(i);
            }
            best = Math.min(best, (System.nanoTime() - begin) / (double) count);
        }
        out.printf(Locale.ROOT, "| %s | %.1f |%n", what, best);
    }
}
