package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flexsim.taskrouter.document.Expressions;
import flexsim.taskrouter.document.JsonValues;
import flexsim.taskrouter.document.WorkflowReader;
import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.model.Attributes;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Command.TargetWorkers;
import flexsim.taskrouter.model.TaskOrder;
import flexsim.taskrouter.model.WorkflowDocument;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTextTest {
    private static final String WORKFLOW = "{ \"task_routing\": {\"filters\": [{\"filter_friendly_name\": \"f\","
            + " \"expression\": \"a == 'b'\", \"targets\": [{\"queue\": \"WQ1\", \"timeout\": 5}]}],"
            + " \"default_filter\": {\"queue\": \"WQ2\"}}}";

    /** One of each kind, with everything that is optional present, and one of each with all of it absent. */
    static Stream<Command> commands() {
        return RecordText.records(Command.class)
                .flatMap(type -> samples(type).stream())
                .map(Command.class::cast);
    }

    private static List<Object> samples(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Object> inner = samples(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class
                    ? List.of(List.of(), inner)
                    : Stream.concat(inner.stream().map(Optional::of).map(Object.class::cast), Stream.of((Object)
                                    Optional.empty()))
                            .toList();
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Attributes.class) {
            return List.of(JsonValues.attributes("Attributes", "{ \"a\": [1, 2.5, null, {\"b\": true}]}"));
        } else if (raw == TargetWorkers.class) {
            return List.of(Expressions.targetWorkers("a  == 'b'"), Expressions.targetWorkers(""));
        } else if (raw == WorkflowDocument.class) {
            return List.of(WorkflowReader.read(WORKFLOW));
        } else if (raw == Expression.class) {
            return List.of(Expressions.parse("test", "a  HAS 'b'"));
        } else if (raw == OptionalInt.class) {
            return List.of(OptionalInt.of(Integer.MIN_VALUE), OptionalInt.empty());
        } else if (raw == OptionalLong.class) {
            return List.of(OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(5), OptionalLong.empty());
        } else if (raw == String.class) {
            return List.of("\u00fc \"\\\n\ud83d\ude00", "");
        } else if (raw.isEnum()) {
            return List.of(raw.getEnumConstants());
        }
        return numbersAndRecords(raw);
    }

    private static List<Object> numbersAndRecords(Class<?> raw) {
        if (raw == int.class || raw == Integer.class) {
            return List.of(Integer.MAX_VALUE, -1);
        } else if (raw == long.class || raw == Long.class) {
            return List.of(Long.MAX_VALUE, -1L);
        } else if (raw == double.class || raw == Double.class) {
            return List.of(0.1, -1.0);
        } else if (raw == boolean.class || raw == Boolean.class) {
            return List.of(true, false);
        } else if (raw == Command.class) {
            return List.of(new Command.DeleteTask("WT1"), new Command.CreateActivity("a", true));
        } else if (raw.isSealed()) {
            return RecordText.records(raw)
                    .flatMap(type -> samples(type).stream())
                    .toList();
        }
        return records(raw);
    }

    /** As many as the richest component has samples: the first has the first of each component, and so on. */
    private static List<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<Object>> values = Arrays.stream(components)
                .map(component -> samples(component.getGenericType()))
                .toList();
        int count = values.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, count)
                .mapToObj(i -> made(type, components, values, i))
                .toList();
    }

    private static Object made(Class<?> type, RecordComponent[] components, List<List<Object>> values, int i) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values.stream()
                            .map(of -> of.get(Math.min(i, of.size() - 1)))
                            .toArray());
        } catch (ReflectiveOperationException refused) {
            throw new AssertionError("no sample of " + type.getSimpleName(), refused);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_comes_back_as_it_was(Command command) {
        String text = RecordText.of(Command.class, command);

        Command back = RecordText.read(Command.class, text);

        // Expressions have no equality of their own, but tell all of themselves.
        assertEquals(command.toString(), back.toString());
        assertEquals(text, RecordText.of(Command.class, back));
    }

    @Test
    void a_command_is_told_by_its_name_and_what_is_absent_is_left_out() {
        assertEquals(
                "{\"UpdateTask\":{\"sid\":\"WT1\",\"priority\":3}}",
                RecordText.of(Command.class, Command.UpdateTask.of("WT1").withPriority(3)));
    }

    @Test
    void a_setup_comes_back_as_it_was() {
        WorkspaceSetup setup =
                new WorkspaceSetup("name", false, Optional.of("http://x"), Optional.empty(), TaskOrder.LIFO);

        assertEquals(setup, RecordText.read(WorkspaceSetup.class, RecordText.of(WorkspaceSetup.class, setup)));
    }

    @Test
    void a_command_nobody_knows_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(Command.class, "{\"Dance\":{}}"));
    }

    @Test
    void a_component_nobody_knows_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RecordText.read(Command.class, "{\"DeleteTask\":{\"sid\":\"WT1\",\"softly\":true}}"));
    }

    @Test
    void a_component_that_is_needed_and_missing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(Command.class, "{\"DeleteTask\":{}}"));
    }

    @Test
    void text_that_is_no_json_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(Command.class, "{\"DeleteTask"));
    }
}
