package flexsim.simulation;

import flexsim.customers.Customer;
import flexsim.taskrouter.Engine;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.expression.Path;
import flexsim.taskrouter.expression.Value;
import flexsim.taskrouter.model.KnownWorker;
import flexsim.taskrouter.model.WorkerView;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkflowDocument.Filter;
import flexsim.taskrouter.model.WorkflowDocument.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The attributes of tasks that a workflow's rules look at; all others do not matter for where a task goes.
 *
 * @param ofWorkers the attributes of workers that they look at
 * @param sids whether some of them are the SIDs of workers
 */
record RoutingAttributes(Set<Path> paths, Set<Path> ofWorkers, boolean sids) {
    private static final String TASK = "task";
    private static final String WORKER = "worker";

    /** What no two customers share, and is written by the simulators themselves. */
    private static final List<String> PERSONAL = List.of("ixnId", "name", "caller", "from", "customers");

    static RoutingAttributes of(WorkflowDocument rules) {
        Set<Path> paths = new LinkedHashSet<>();
        Set<Path> ofWorkers = new LinkedHashSet<>();
        for (Filter filter : rules.filters()) {
            filter.expression().ifPresent(rule -> paths.addAll(rule.paths()));
            filter.targets().forEach(target -> add(target, paths));
            filter.targets().forEach(target -> addOfWorkers(target, ofWorkers));
        }
        return new RoutingAttributes(
                paths, ofWorkers, rules.filters().stream().anyMatch(RoutingAttributes::looksForSids));
    }

    private static boolean looksForSids(Filter filter) {
        return filter.targets().stream()
                .flatMap(target -> target.knownWorker().stream())
                .anyMatch(known -> known.field() == KnownWorker.Field.SID);
    }

    private static void add(Target target, Set<Path> paths) {
        target.expression().stream()
                .flatMap(rule -> rule.paths().stream())
                .filter(path -> path.head().equals(TASK) && path.length() > 1)
                .forEach(path -> paths.add(path.tail()));
        target.knownWorker().ifPresent(known -> paths.add(known.attribute()));
    }

    private static void addOfWorkers(Target target, Set<Path> ofWorkers) {
        target.expression().stream()
                .flatMap(rule -> rule.paths().stream())
                .filter(path -> path.length() > 1 && path.head().equals(WORKER))
                .map(Path::tail)
                .filter(Engine::isAttributeOfWorker)
                .forEach(ofWorkers::add);
    }

    /** A warning for each attribute that no agent has, or that is known only live. */
    List<String> caveats(Collection<WorkerView> workers) {
        List<String> caveats = new ArrayList<>();
        for (Path path : ofWorkers) {
            if (workers.stream().allMatch(worker -> path.in(worker.attributes().value()) == Value.NULL)) {
                caveats.add("a target of the workflow looks at 'worker." + path + "', which no agent has");
            }
        }
        if (looksAt("account_sid")) {
            caveats.add("the workflow looks at 'account_sid', which is the account's own only live");
        }
        if (sids) {
            caveats.add(
                    "the workflow looks for workers by 'known_worker_sid', and in virtual time their SIDs are others"
                            + " than in a deployed workspace; 'known_worker_friendly_name' finds them in both");
        }
        return List.copyOf(caveats);
    }

    /** Whether they look at what belongs to a single person. */
    boolean looksAtPersons() {
        return PERSONAL.stream().anyMatch(this::looksAt);
    }

    /** Whether they look at the attribute at {@code attrName}, at a part of it, or at what it is a part of. */
    boolean looksAt(String attrName) {
        String[] names = attrName.split("\\.");
        return paths.stream().anyMatch(path -> overlap(path.steps(), names));
    }

    private static boolean overlap(List<Path.Step> steps, String[] names) {
        for (int i = 0; i < Math.min(steps.size(), names.length); i++) {
            if (!(steps.get(i) instanceof Path.Key key && key.name().equals(names[i]))) {
                return false;
            }
        }
        return true;
    }

    /** What the rules see of a customer. */
    List<Value> seenOf(Customer customer) {
        Value attributes =
                JsonValues.attributes("Attributes", customer.attributes()).value();
        return paths.stream().map(path -> path.in(attributes)).toList();
    }
}
