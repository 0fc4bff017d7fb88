package flexsim.simulation;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * The {@code domain.json} of a small contact centre that uses what a domain can say: queues, channels, escalation,
 * priorities, shifts with breaks, agents who reject, miss and hesitate, customers who balk, days of different busyness.
 *
 * @param factor on all times
 */
record AnyCentreDomain(Size size, Behaviour behaviour, Targets targets, double factor) {
    /**
     * Who is there.
     *
     * @param load for how many agents there is work
     */
    record Size(
            int load, int queues, int agents, int skills, List<Integer> capacities, boolean shifts, boolean profile) {}

    /** How they behave. */
    record Behaviour(
            double balk, double reject, double miss, double acceptDelay, double wrap, double patience, boolean away) {}

    /** How the workflow routes. */
    enum Targets {
        PATIENT("[{}]"),
        ENDING("[{\"timeout\": T60}]"),
        RISING("[{\"timeout\": T20, \"priority\": 1}, {\"timeout\": T40, \"priority\": 10}, {\"priority\": 50}]"),
        WIDENING("[{\"timeout\": T15, \"expression\": \"worker.level >= 3\"}, {\"timeout\": T90}]");

        private final String json;

        Targets(String json) {
            this.json = json;
        }

        private String times(double factor) {
            String text = json;
            for (int seconds : new int[] {15, 20, 40, 60, 90}) {
                text = text.replace("T" + seconds, Long.toString(Math.round(factor * seconds)));
            }
            return text;
        }
    }

    static Arbitrary<AnyCentreDomain> any() {
        Arbitrary<Size> sizes = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as((queues, agents, skills, capacities, shifts, profile) ->
                        new Size(agents, queues, agents, Math.min(skills, queues), capacities, shifts, profile));
        Arbitrary<Behaviour> behaviour = Combinators.combine(
                        Arbitraries.of(0.0, 0.1, 1.0),
                        Arbitraries.of(0.0, 0.2),
                        Arbitraries.of(0.0, 0.1),
                        Arbitraries.of(0.0, 4.0),
                        Arbitraries.of(0.0, 25.0),
                        Arbitraries.of(20.0, 90.0, 5000.0),
                        Arbitraries.of(false, true))
                .as(Behaviour::new);
        return Combinators.combine(sizes, behaviour, Arbitraries.of(Targets.class))
                .as((size, habit, target) -> new AnyCentreDomain(size, habit, target, 1));
    }

    AnyCentreDomain agents(int count) {
        return new AnyCentreDomain(
                new Size(size.load, size.queues, count, size.skills, size.capacities, size.shifts, size.profile),
                behaviour,
                targets,
                factor);
    }

    /** All times longer; the same clock for the day, so there must be no shifts and no profile. */
    AnyCentreDomain slower(double by) {
        return new AnyCentreDomain(size, behaviour, targets, factor * by);
    }

    /** Always there, at a steady load. */
    AnyCentreDomain steady() {
        return new AnyCentreDomain(
                new Size(size.load, size.queues, size.agents, size.skills, size.capacities, false, false),
                behaviour,
                targets,
                factor);
    }

    /** Agents who take every offer. */
    AnyCentreDomain willing() {
        return new AnyCentreDomain(
                size,
                new Behaviour(
                        behaviour.balk,
                        0,
                        0,
                        behaviour.acceptDelay,
                        behaviour.wrap,
                        behaviour.patience,
                        behaviour.away),
                targets,
                factor);
    }

    String text() {
        String queues = DomainBuilder.names("q", size.queues);
        String capacities = size.capacities.stream()
                .map(capacity ->
                        "{\"portion\": " + 1.0 / size.capacities.size() + ", \"baseCapacity\": " + capacity + "}")
                .collect(Collectors.joining(", "));
        DomainBuilder domain = new DomainBuilder("any", "topic", "skills")
                .key("agentCnt", Integer.toString(size.agents))
                .key(
                        "serviceLevel",
                        "{\"thresholdSeconds\": " + seconds(20) + ", \"shortAbandonSeconds\": " + seconds(5) + "}");
        addPlan(domain);
        return domain.key("agents", "{" + agents() + "}")
                .key("balkPortion", Double.toString(behaviour.balk))
                .key("workflow", "{\"targets\": " + targets.times(factor) + "}")
                .options("topic", queues)
                .skills("skills", queues, size.skills)
                .dimension(
                        "level",
                        "{\"entity\": \"workers\", \"expr\": \"range\", \"dataType\": \"integer\", \"min\": 1,"
                                + " \"max\": 5}")
                .options("channel", DomainBuilder.names("c", size.capacities.size()), capacities)
                .dimension("activity", activity())
                .dimension("arrivalGap", "{\"curve\": \"exponential\", \"mean\": " + seconds(80.0 / size.load) + "}")
                .dimension("abandonTime", "{\"curve\": \"exponential\", \"mean\": " + seconds(behaviour.patience) + "}")
                .dimension("talkTime", spread("lognormal", 70, 0.8))
                .dimension("wrapTime", spread("gamma", Math.max(0.001, behaviour.wrap), 0.5))
                .text();
    }

    private String spread(String curve, double mean, double cv) {
        return "{\"curve\": \"" + curve + "\", \"mean\": " + seconds(mean) + ", \"cv\": " + cv
                + ", \"influences\": []}";
    }

    private String seconds(double base) {
        return Double.toString(factor * base);
    }

    private void addPlan(DomainBuilder domain) {
        if (size.profile) {
            domain.key(
                    "arrivals",
                    "{\"intervalMinutes\": 60, \"perInterval\": [" + (size.load * 30) + ", " + (size.load * 55) + ", "
                            + (size.load * 40) + "], \"busynessCv\": 0.2}");
        }
        if (size.shifts) {
            domain.key(
                    "shifts",
                    "[{\"agents\": " + (size.agents + 1) / 2
                            + ", \"start\": \"00:20\", \"end\": \"02:10\","
                            + " \"breaks\": [{\"start\": \"01:00\", \"minutes\": 20}]}]");
        }
    }

    private String agents() {
        String delay =
                "\"acceptDelay\": {\"curve\": \"exponential\", \"mean\": " + seconds(behaviour.acceptDelay) + "}, ";
        return (behaviour.acceptDelay > 0 ? delay : "") + "\"rejectPortion\": " + behaviour.reject
                + ", \"missPortion\": " + behaviour.miss;
    }

    private String activity() {
        return behaviour.away
                ? "{\"options\": {\"all\": [\"Available\", \"Break\"]}, \"optionParams\": {\"all\": [{\"portion\": 0.8,"
                        + " \"baseDur\": " + seconds(300) + "}, {\"portion\": 0.2, \"baseDur\": " + seconds(60) + "}]}}"
                : "{\"options\": {\"all\": [\"Available\"]}}";
    }
}
