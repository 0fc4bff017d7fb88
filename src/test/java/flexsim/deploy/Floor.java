package flexsim.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.Configuration;
import flexsim.config.Metadata;
import flexsim.config.QueueEntry;
import flexsim.config.WorkerEntry;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.config.WorkflowEntry;
import flexsim.domain.Center;
import flexsim.domain.Customers;
import flexsim.domain.Scenario;
import flexsim.workspace.AssignmentUrl;
import java.util.List;
import java.util.Optional;

/** Small configurations of the brand Acme, and what is done with them. */
final class Floor {
    static final Optional<AssignmentUrl> URL = Optional.of(AssignmentUrl.of("test", "http://localhost:3000"));
    static final List<String> QUEUES = List.of("sales", "support");

    private Floor() {}

    static Configuration configuration() {
        return configuration(QUEUES, List.of(worker("Ann", "en", 2), worker("Bob", "fr", 1)));
    }

    static Configuration configuration(List<String> queues, List<WorkerEntry> workers) {
        return new Configuration(
                metadata(),
                workers,
                queues.stream().map(name -> new QueueEntry(name, target(name))).toList(),
                new WorkflowEntry("Acme Workflow", routing(queues)));
    }

    static String target(String queue) {
        return "skill=='" + queue + "'";
    }

    static WorkerEntry worker(String name, String language, int voice) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("flexsim", "Acme").put("language", language).put("level", 1);
        return new WorkerEntry(
                name, attributes, List.of(new ChannelCapacity("voice", voice), new ChannelCapacity("chat", 3)));
    }

    private static Metadata metadata() {
        return new Metadata(
                "Acme",
                2,
                new Center("US", "CA", "SF", "94101", "+1", "man", "woman"),
                new Customers("US", "+1##########", "+1", "man"),
                "product",
                List.of(),
                false,
                List.of(),
                Scenario.DEFAULT);
    }

    private static ObjectNode routing(List<String> queues) {
        ObjectNode json = RoutingDocument.allTo("Everyone").json();
        for (String queue : queues) {
            ObjectNode filter =
                    json.withObject("/task_routing").withArray("filters").addObject();
            filter.put("filter_friendly_name", queue + " Filter").put("expression", "product=='" + queue + "'");
            filter.putArray("targets").addObject().put("queue", queue).put("timeout", 300);
        }
        return json;
    }

    static DeployResult deploy(InMemoryWorkspace workspace, Configuration configuration) {
        return new Deployment(workspace, configuration, URL, step -> {}).run();
    }

    static CleanupResult clean(InMemoryWorkspace workspace, CleanupScope scope) {
        return new Cleanup(workspace, "Acme", scope, step -> {}).run();
    }
}
