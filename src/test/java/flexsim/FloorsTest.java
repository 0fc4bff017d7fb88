package flexsim;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/** The house: a room imports only rooms on floors below its own, as docs/architecture.md has them. */
@AnalyzeClasses(packages = "flexsim", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("flexsim.cli", 11),
            Map.entry("flexsim.demo", 10),
            Map.entry("flexsim.junit", 10),
            Map.entry("flexsim.simulation", 8),
            Map.entry("flexsim.emulator", 9),
            Map.entry("flexsim.emulator.control", 8),
            Map.entry("flexsim.emulator.rest", 8),
            Map.entry("flexsim.emulator.voice", 7),
            Map.entry("flexsim.emulator.persistence", 8),
            Map.entry("flexsim.emulator.events", 7),
            Map.entry("flexsim.emulator.workspace", 6),
            Map.entry("flexsim.emulator.webhook", 6),
            Map.entry("flexsim.emulator.http", 5),
            Map.entry("flexsim.customers", 6),
            Map.entry("flexsim.agents", 6),
            Map.entry("flexsim.observation", 6),
            Map.entry("flexsim.deploy", 6),
            Map.entry("flexsim.report", 5),
            Map.entry("flexsim.metrics", 4),
            Map.entry("flexsim.queueing", 3),
            Map.entry("flexsim.taskrouter.document", 4),
            Map.entry("flexsim.taskrouter.history", 4),
            Map.entry("flexsim.taskrouter", 3),
            Map.entry("flexsim.twilio", 3),
            Map.entry("flexsim.taskrouter.model", 2),
            Map.entry("flexsim.workspace", 2),
            Map.entry("flexsim.taskrouter.expression", 1),
            Map.entry("flexsim.config", 1),
            Map.entry("flexsim.time", 1),
            Map.entry("flexsim.http", 0),
            Map.entry("flexsim.order", 0),
            Map.entry("flexsim.domain", 0),
            Map.entry("flexsim.sampling", 0));

    @ArchTest
    static final ArchRule every_class_lives_in_a_room =
            classes().should(satisfy("live in a room of the house", type -> FLOORS.containsKey(type.getPackageName())));

    @ArchTest
    static final ArchRule imports_run_downwards = classes()
            .should(satisfy("import only rooms on lower floors", type -> type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .allMatch(target -> mayUse(type, target))));

    private static boolean mayUse(JavaClass user, JavaClass used) {
        boolean ours =
                used.getPackageName().equals("flexsim") || used.getPackageName().startsWith("flexsim.");
        return !ours
                || used.getPackageName().equals(user.getPackageName())
                || FLOORS.getOrDefault(used.getPackageName(), Integer.MAX_VALUE)
                        < FLOORS.getOrDefault(user.getPackageName(), Integer.MIN_VALUE);
    }

    private static ArchCondition<JavaClass> satisfy(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        var described = describe(description, predicate);
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, described.test(type), type.getName() + " does not " + description));
            }
        };
    }
}
