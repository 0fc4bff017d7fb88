package flexsim.simulation;

import flexsim.customers.Customer;
import flexsim.taskrouter.Switchboard;
import flexsim.taskrouter.document.JsonValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of customers of one run. */
final class Kinds {
    private static final int PRIORITY = 0;
    private static final int TIME_TO_LIVE = 86_400;

    private final Switchboard switchboard;
    private final String workflowSid;
    private final List<String> channels;
    private final Map<List<Object>, Kind> known = new HashMap<>();
    private final RoutedBy routedBy;

    Kinds(Switchboard switchboard, String workflowSid, List<String> channels, RoutedBy routedBy) {
        this.switchboard = switchboard;
        this.workflowSid = workflowSid;
        this.channels = channels;
        this.routedBy = routedBy;
    }

    Kind of(Customer customer) {
        return known.computeIfAbsent(
                List.of(customer.channel(), routedBy.seenOf(customer)), distinct -> make(customer));
    }

    private Kind make(Customer customer) {
        return new Kind(
                switchboard.kind(
                        workflowSid,
                        customer.channel(),
                        JsonValues.attributes("Attributes", customer.attributes()),
                        PRIORITY,
                        TIME_TO_LIVE),
                channels.indexOf(customer.channel()));
    }
}
