package flexsim.simulation;

import java.util.Locale;
import java.util.Map;

/**
 * The {@code domain.json} of a queue that theory knows: one kind of call, agents who are always there and accept at once,
 * exponential talk, no after-call work. Times are seconds.
 *
 * @param more further keys of the domain
 * @param patience the dimension {@code abandonTime}
 */
record OracleDomain(
        int agents, double callsPerHalfHour, Map<String, String> more, double talk, String patience, String targets) {
    /** Nobody is that patient: nobody leaves. */
    private static final String ENDLESS = "{\"curve\": \"constant\", \"mean\": 30000000}";

    private static final String ONE_TARGET = "[{}]";

    static OracleDomain erlangC(int agents, double talk, double callsPerHalfHour) {
        return new OracleDomain(agents, callsPerHalfHour, Map.of(), talk, ENDLESS, ONE_TARGET);
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
        return new OracleDomain(agents, callsPerHalfHour, Map.of("arrivals", profile), talk, patience, targets);
    }

    /** Everybody leaves at once who would have to wait. */
    OracleDomain balking() {
        return new OracleDomain(agents, callsPerHalfHour, Map.of("balkPortion", "1"), talk, patience, targets);
    }

    OracleDomain slower(double factor) {
        return new OracleDomain(agents, callsPerHalfHour, more, talk * factor, patience, targets);
    }

    String text() {
        return domain("\"calls\"", "{\"portion\": 1}", 1)
                .key("workflow", "{\"targets\": " + targets + "}")
                .text();
    }

    /** Calls of two priorities, and agents who have the skill for both. */
    String textOfTwoPriorities(double portionOfFirst) {
        return domainOfTwo(portionOfFirst, 2)
                .key("workflow", "{\"targets\": [{}], \"targetsByOption\": {\"first\": [{\"priority\": 10}]}}")
                .text();
    }

    /** Two kinds of calls, and agents who have the skill for one or for both. */
    String textOfTwoSkills(double portionOfFirst, int skills) {
        return domainOfTwo(portionOfFirst, skills)
                .key("workflow", "{\"targets\": " + targets + "}")
                .text();
    }

    private DomainBuilder domainOfTwo(double portionOfFirst, int skills) {
        String portions =
                String.format(Locale.ROOT, "{\"portion\": %s}, {\"portion\": %s}", portionOfFirst, 1 - portionOfFirst);
        return domain("\"first\", \"second\"", portions, skills);
    }

    private DomainBuilder domain(String options, String portions, int skills) {
        DomainBuilder domain = new DomainBuilder("oracle", "kind", "skill")
                .key("agentCnt", Integer.toString(agents))
                .options("kind", options, portions)
                .skills("skill", options, skills)
                .options("channel", "\"voice\"", "{\"portion\": 1, \"baseCapacity\": 1}")
                .options("activity", "\"Available\"")
                .dimension("arrivalGap", exponential(1800 / callsPerHalfHour))
                .dimension("abandonTime", patience)
                .exponential("talkTime", talk)
                .constant("wrapTime", 0);
        more.forEach(domain::key);
        return domain;
    }
}
