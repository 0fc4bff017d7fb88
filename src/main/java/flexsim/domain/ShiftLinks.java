package flexsim.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that there are agents for the shifts: the named ones, and enough others for those that only count. */
final class ShiftLinks {
    private static final Pattern NAME = Pattern.compile("Agent_([0-9]{3,9})");

    private ShiftLinks() {}

    static void check(List<Shift> shifts, int agentCnt, ValidationErrors errors) {
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < shifts.size(); i++) {
            checkNames(shifts.get(i).names(), i, agentCnt, named, errors);
        }
        long needed = named.size();
        for (int i = 0; i < shifts.size(); i++) {
            needed += shifts.get(i).count().orElse(0);
            if (shifts.get(i).count().isPresent() && needed > agentCnt) {
                errors.add(
                        ShiftReader.path(i) + ".agents",
                        "there are " + agentCnt + " agents; the shifts up to this one and the agents who are named"
                                + " need " + needed + ": state at least " + allNeeded(shifts, named.size())
                                + " agents (agentCnt, or --agents), or fewer in the shifts");
                return;
            }
        }
    }

    private static long allNeeded(List<Shift> shifts, int named) {
        return named
                + shifts.stream().mapToLong(shift -> shift.count().orElse(0)).sum();
    }

    private static void checkNames(
            List<String> names, int shift, int agentCnt, Map<String, Integer> named, ValidationErrors errors) {
        for (int i = 0; i < names.size(); i++) {
            String path = ShiftReader.path(shift) + ".agents[" + i + "]";
            String name = names.get(i);
            if (!exists(name, agentCnt)) {
                errors.add(
                        path,
                        "there is no agent '" + name + "'; there are " + Domain.agentName(0) + " to "
                                + Domain.agentName(agentCnt - 1)
                                + ": name one of these, or state more agents (agentCnt, or --agents)");
            }
            Optional.ofNullable(named.putIfAbsent(name, shift))
                    .ifPresent(other -> errors.add(path, name + " is named already, by " + ShiftReader.path(other)));
        }
    }

    private static boolean exists(String name, int agentCnt) {
        Matcher number = NAME.matcher(name);
        return number.matches()
                && Integer.parseInt(number.group(1)) < agentCnt
                && Domain.agentName(Integer.parseInt(number.group(1))).equals(name);
    }
}
