package flexsim.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * The {@code domain.json} of a small contact centre that uses what a domain can say: queues, channels, escalation,
 * priorities, shifts with breaks, agents who reject, miss and hesitate, customers who balk, days of different busyness.
 *
 * @param factor on all times
 */
record CentreDomain(Floor floor, Habits habits, Targets targets, double factor) {
    /**
     * Who is there.
     *
     * @param load for how many agents there is work
     */
    record Floor(
            int load, int queues, int agents, int skills, List<Integer> capacities, boolean shifts, boolean profile) {}

    /** How they behave. */
    record Habits(
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

    static Arbitrary<CentreDomain> any() {
        Arbitrary<Floor> floors = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(false, true),
                        Arbitraries.of(false, true))
                .as((queues, agents, skills, capacities, shifts, profile) ->
                        new Floor(agents, queues, agents, Math.min(skills, queues), capacities, shifts, profile));
        Arbitrary<Habits> habits = Combinators.combine(
                        Arbitraries.of(0.0, 0.1, 1.0),
                        Arbitraries.of(0.0, 0.2),
                        Arbitraries.of(0.0, 0.1),
                        Arbitraries.of(0.0, 4.0),
                        Arbitraries.of(0.0, 25.0),
                        Arbitraries.of(20.0, 90.0, 5000.0),
                        Arbitraries.of(false, true))
                .as(Habits::new);
        return Combinators.combine(floors, habits, Arbitraries.of(Targets.class))
                .as((floor, habit, target) -> new CentreDomain(floor, habit, target, 1));
    }

    CentreDomain agents(int count) {
        return new CentreDomain(
                new Floor(floor.load, floor.queues, count, floor.skills, floor.capacities, floor.shifts, floor.profile),
                habits,
                targets,
                factor);
    }

    /** All times longer; the same clock for the day, so there must be no shifts and no profile. */
    CentreDomain slower(double by) {
        return new CentreDomain(floor, habits, targets, factor * by);
    }

    /** Always there, at a steady load. */
    CentreDomain steady() {
        return new CentreDomain(
                new Floor(floor.load, floor.queues, floor.agents, floor.skills, floor.capacities, false, false),
                habits,
                targets,
                factor);
    }

    /** Agents who take every offer. */
    CentreDomain willing() {
        return new CentreDomain(
                floor,
                new Habits(habits.balk, 0, 0, habits.acceptDelay, habits.wrap, habits.patience, habits.away),
                targets,
                factor);
    }

    String text() {
        String queues = names("q", floor.queues);
        String channels = names("c", floor.capacities.size());
        String capacities = floor.capacities.stream()
                .map(capacity ->
                        "{\"portion\": " + 1.0 / floor.capacities.size() + ", \"baseCapacity\": " + capacity + "}")
                .collect(Collectors.joining(", "));
        return """
                {
                  "brand": "any",
                  "agentCnt": AGENTS,
                  "queueFilterDim": "topic",
                  "queueWorkerDims": ["skills"],
                  "serviceLevel": {"thresholdSeconds": THRESHOLD, "shortAbandonSeconds": SHORT},PLAN
                  "agents": {HABITS},
                  "balkPortion": BALK,
                  "workflow": {"targets": TARGETS},
                  "dimensions": {
                    "topic": {"options": {"all": [QUEUES]}},
                    "skills": {"entity": "workers", "attrName": "routing.skills", "valueCnt": SKILLS,
                               "options": {"all": [QUEUES]}},
                    "level": {"entity": "workers", "expr": "range", "dataType": "integer", "min": 1, "max": 5},
                    "channel": {"options": {"all": [CHANNELS]}, "optionParams": {"all": [CAPACITIES]}},
                    "activity": ACTIVITY,
                    "arrivalGap": {"curve": "exponential", "mean": GAP},
                    "abandonTime": {"curve": "exponential", "mean": PATIENCE},
                    "talkTime": {"curve": "lognormal", "mean": TALK, "cv": 0.8, "influences": []},
                    "wrapTime": {"curve": "gamma", "mean": WRAP, "cv": 0.5, "influences": []}
                  }
                }
                """.replace("AGENTS", Integer.toString(floor.agents))
                .replace("THRESHOLD", seconds(20))
                .replace("SHORT", seconds(5))
                .replace("PLAN", plan())
                .replace("HABITS", behaviour())
                .replace("BALK", Double.toString(habits.balk))
                .replace("TARGETS", targets.times(factor))
                .replace("QUEUES", queues)
                .replace("SKILLS", Integer.toString(floor.skills))
                .replace("CHANNELS", channels)
                .replace("CAPACITIES", capacities)
                .replace("ACTIVITY", activity())
                .replace("GAP", seconds(80.0 / floor.load))
                .replace("PATIENCE", seconds(habits.patience))
                .replace("TALK", seconds(70))
                .replace("WRAP", seconds(Math.max(0.001, habits.wrap)));
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + prefix + i + "\"").collect(Collectors.joining(", "));
    }

    private String seconds(double base) {
        return Double.toString(factor * base);
    }

    private String plan() {
        String arrivals = "\n  \"arrivals\": {\"intervalMinutes\": 60, \"perInterval\": [" + (floor.load * 30) + ", "
                + (floor.load * 55) + ", " + (floor.load * 40) + "], \"busynessCv\": 0.2},";
        String shifts = "\n  \"shifts\": [{\"agents\": " + (floor.agents + 1) / 2
                + ", \"start\": \"00:20\", \"end\": \"02:10\", \"breaks\": [{\"start\": \"01:00\", \"minutes\": 20}]}],";
        return (floor.profile ? arrivals : "") + (floor.shifts ? shifts : "");
    }

    private String behaviour() {
        String delay = "\"acceptDelay\": {\"curve\": \"exponential\", \"mean\": " + seconds(habits.acceptDelay) + "}, ";
        return (habits.acceptDelay > 0 ? delay : "") + "\"rejectPortion\": " + habits.reject + ", \"missPortion\": "
                + habits.miss;
    }

    private String activity() {
        return habits.away
                ? "{\"options\": {\"all\": [\"Available\", \"Break\"]}, \"optionParams\": {\"all\": [{\"portion\": 0.8,"
                        + " \"baseDur\": " + seconds(300) + "}, {\"portion\": 0.2, \"baseDur\": " + seconds(60) + "}]}}"
                : "{\"options\": {\"all\": [\"Available\"]}}";
    }
}
