package flexsim.agents;

import flexsim.workspace.Activity;
import flexsim.workspace.Workspace;
import flexsim.workspace.WorkspaceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workspace's activities by name. Immutable. */
public final class Activities {
    /** The activity in which agents take tasks. */
    public static final String AVAILABLE = "Available";

    /** The activity of those who are not at work. */
    public static final String OFFLINE = "Offline";

    private final Map<String, String> sidByName;

    private Activities(Map<String, String> sidByName) {
        this.sidByName = sidByName;
    }

    /**
     * Looks the activities up.
     *
     * @throws WorkspaceException when one of {@code needed}, {@value #AVAILABLE} or {@value #OFFLINE} is missing
     */
    static Activities of(Workspace workspace, Collection<String> needed) {
        Map<String, String> sids = workspace.activities().stream()
                .collect(Collectors.toMap(Activity::friendlyName, Activity::sid, (first, second) -> first));
        List<String> missing = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(AVAILABLE, OFFLINE), needed.stream())
                .distinct()
                .filter(name -> !sids.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new WorkspaceException(
                    WorkspaceException.Kind.NOT_FOUND,
                    0,
                    0,
                    "workspace " + workspace.sid() + " has no Activity '" + String.join("', '", missing)
                            + "': make it in the Flex Admin or leave it out of the domain's 'activity' dimension");
        }
        return new Activities(sids);
    }

    /** The SID of a needed activity. */
    String sid(String name) {
        return sidByName.get(name);
    }
}
