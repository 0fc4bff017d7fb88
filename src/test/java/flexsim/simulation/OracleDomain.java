package flexsim.simulation;

import java.util.Locale;

/**
 * The {@code domain.json} of a queue that theory knows: one kind of call, agents who are always there and accept at once,
 * exponential talk, no after-call work. Times are seconds.
 *
 * @param more a further member of the domain; empty for none
 * @param patience the dimension {@code abandonTime}
 */
record OracleDomain(int agents, double callsPerHalfHour, String more, double talk, String patience, String targets) {
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
        return new OracleDomain(agents, callsPerHalfHour, more, talk, dimension, targets);
    }

    OracleDomain targets(String other) {
        return new OracleDomain(agents, callsPerHalfHour, more, talk, patience, other);
    }

    /** Calls by intervals of a day instead of a steady stream. */
    OracleDomain day(String profile) {
        return new OracleDomain(agents, callsPerHalfHour, "\"arrivals\": " + profile, talk, patience, targets);
    }

    /** Everybody leaves at once who would have to wait. */
    OracleDomain balking() {
        return new OracleDomain(agents, callsPerHalfHour, "\"balkPortion\": 1", talk, patience, targets);
    }

    OracleDomain slower(double factor) {
        return new OracleDomain(agents, callsPerHalfHour, more, talk * factor, patience, targets);
    }

    String text() {
        return text("\"calls\"", "{\"portion\": 1}", 1, "\"targets\": " + targets);
    }

    /** Calls of two priorities, and agents who have the skill for both. */
    String textOfTwoPriorities(double portionOfFirst) {
        return textOfTwo(
                portionOfFirst, 2, "\"targets\": [{}], \"targetsByOption\": {\"first\": [{\"priority\": 10}]}");
    }

    /** Two kinds of calls, and agents who have the skill for one or for both. */
    String textOfTwoSkills(double portionOfFirst, int skills) {
        return textOfTwo(portionOfFirst, skills, "\"targets\": " + targets);
    }

    private String textOfTwo(double portionOfFirst, int skills, String workflow) {
        String portions =
                String.format(Locale.ROOT, "{\"portion\": %s}, {\"portion\": %s}", portionOfFirst, 1 - portionOfFirst);
        return text("\"first\", \"second\"", portions, skills, workflow);
    }

    private String text(String options, String portions, int skills, String workflow) {
        return """
                {
                  "brand": "oracle",
                  "agentCnt": AGENTS,
                  "queueFilterDim": "kind",
                  "queueWorkerDims": ["skill"],MORE
                  "workflow": {WORKFLOW},
                  "dimensions": {
                    "kind": {"options": {"all": [OPTIONS]}, "optionParams": {"all": [PORTIONS]}},
                    "skill": {"entity": "workers", "attrName": "routing.skills", "valueCnt": SKILLS,
                              "options": {"all": [OPTIONS]}},
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
                .replace("MORE", more.isEmpty() ? "" : "\n  " + more + ",")
                .replace("WORKFLOW", workflow)
                .replace("OPTIONS", options)
                .replace("PORTIONS", portions)
                .replace("SKILLS", Integer.toString(skills))
                .replace("GAP", exponential(1800 / callsPerHalfHour))
                .replace("PATIENCE", patience)
                .replace("TALK", "{\"curve\": \"exponential\", \"mean\": " + talk + ", \"influences\": []}");
    }
}
