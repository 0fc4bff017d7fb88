package flexsim.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code workflow.json}.
 *
 * @param configuration TaskRouter's workflow document with queues by friendly name
 */
public record WorkflowEntry(String friendlyName, ObjectNode configuration) {
    /** The friendly name of the Workflow of {@code brand}. */
    public static String nameOf(String brand) {
        return brand + " Workflow";
    }
}
