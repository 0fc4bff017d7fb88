package flexsim.simulation;

import java.util.Locale;

/**
 * The {@code domain.json} of a queue that theory knows: one kind of call, agents who are always there and accept at once,
 * exponential talk, no after-call work. Times are seconds.
 *
 * @param arrivals a member of the domain or of its dimensions that tells when calls come
 * @param patience the dimension {@code abandonTime}
 */
record OracleDomain(
        int agents, double callsPerHalfHour, String arrivals, double talk, String patience, String targets) {
    /** Nobody is that patient: nobody leaves. */
    private static final String ENDLESS = "{\"curve\": \"constant\", \"mean\": 30000000}";

    private static final String ONE_TARGET = "[{}]";

    static OracleDomain erlangC(int agents, double talk, double callsPerHalfHour) {
        return new OracleDomain(agents, callsPerHalfHour, "", talk, ENDLESS, ONE_TARGET);
    }

    static OracleDomain erlangA(int agents, double talk, double callsPerHalfHour, double patience) {
        return erlangC(agents, talk, callsPerHalfHour).patience(exponential(patience));
    }

    static String exponential(double mean) {
        return "{\"curve\": \"exponential\", \"mean\": " + mean + "}";
    }

    OracleDomain patience(String dimension) {
        return new OracleDomain(agents, callsPerHalfHour, arrivals, talk, dimension, targets);
    }

    OracleDomain targets(String other) {
        return new OracleDomain(agents, callsPerHalfHour, arrivals, talk, patience, other);
    }

    /** Calls by intervals of a day instead of a steady stream. */
    OracleDomain day(String profile) {
        return new OracleDomain(agents, callsPerHalfHour, profile, talk, patience, targets);
    }

    OracleDomain slower(double factor) {
        return new OracleDomain(agents, callsPerHalfHour, arrivals, talk * factor, patience, targets);
    }

    String text() {
        return text("\"all\": [\"calls\"]", "\"all\": [{\"portion\": 1}]", 1, "\"targets\": " + targets);
    }

    /** Calls of two priorities, and agents who have the skill for both. */
    String textOfTwoPriorities(double portionOfFirst) {
        return text(
                "\"all\": [\"first\", \"second\"]",
                String.format(
                        Locale.ROOT,
                        "\"all\": [{\"portion\": %s}, {\"portion\": %s}]",
                        portionOfFirst,
                        1 - portionOfFirst),
                2,
                "\"targets\": [{}], \"targetsByOption\": {\"first\": [{\"priority\": 10}]}");
    }

    private String text(String options, String portions, int skills, String workflow) {
        return """
                {
                  "brand": "oracle",
                  "agentCnt": AGENTS,
                  "queueFilterDim": "kind",
                  "queueWorkerDims": ["skill"],ARRIVALS
                  "workflow": {WORKFLOW},
                  "dimensions": {
                    "kind": {"options": {OPTIONS}, "optionParams": {PORTIONS}},
                    "skill": {"entity": "workers", "attrName": "routing.skills", "valueCnt": SKILLS,
                              "options": {OPTIONS}},
                    "channel": {"options": {"all": ["voice"]},
                                "optionParams": {"all": [{"portion": 1, "baseCapacity": 1}]}},
                    "activity": {"options": {"all": ["Available"]}},
                    "arrivalGap": GAP,
                    "abandonTime": PATIENCE,
                    "talkTime": TALK,
                    "wrapTime": {"curve": "constant", "mean": 0, "influences": []}
                  }
                }
                """.replace("AGENTS", Integer.toString(agents))
                .replace("ARRIVALS", arrivals.isEmpty() ? "" : "\n  \"arrivals\": " + arrivals + ",")
                .replace("WORKFLOW", workflow)
                .replace("OPTIONS", options)
                .replace("PORTIONS", portions)
                .replace("SKILLS", Integer.toString(skills))
                .replace("GAP", exponential(1800 / callsPerHalfHour))
                .replace("PATIENCE", patience)
                .replace("TALK", "{\"curve\": \"exponential\", \"mean\": " + talk + ", \"influences\": []}");
    }
}
