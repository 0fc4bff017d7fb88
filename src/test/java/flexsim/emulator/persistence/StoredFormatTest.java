package flexsim.emulator.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flexsim.emulator.events.EventSink;
import flexsim.emulator.events.EventSubscription;
import flexsim.emulator.events.SinkProgress;
import flexsim.taskrouter.model.Command;
import flexsim.taskrouter.model.Event;
import flexsim.taskrouter.model.WorkspaceSetup;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The names that a data directory is written in: those of records that a sealed type permits, of components, and of
 * constants. Whoever renames one renames it in what people have on their disks, which could then not be read.
 */
class StoredFormatTest {
    private static final Set<Class<?>> ROOTS = new LinkedHashSet<>(Set.of(
            WorkspaceSetup.class,
            Command.class,
            Event.class,
            SerializedWorkspace.class,
            EventSink.class,
            EventSubscription.class,
            SinkProgress.class));

    private final Set<String> paths = new TreeSet<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    @Test
    void the_names_in_a_data_directory_are_those_that_schema_version_3_has() throws IOException {
        ROOTS.forEach(this::add);

        String found = String.join("\n", paths) + "\n";

        assertEquals(
                resource("schema-version-3.txt"),
                found,
                "a name that is stored has changed: keep it, or raise Schema.VERSION and refuse or convert the old"
                        + " data");
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
        } else if (type instanceof Class<?> raw && raw.getName().startsWith("flexsim.") && seen.add(raw)) {
            if (raw.isSealed()) {
                Set<Class<?>> records = RecordText.records(raw).collect(Collectors.toCollection(LinkedHashSet::new));
                records.forEach(record -> paths.add("one of several: " + record.getSimpleName()));
                records.forEach(this::add);
            } else if (raw.isEnum()) {
                paths.add("constants: " + Arrays.toString(raw.getEnumConstants()));
            } else if (raw.isRecord()) {
                paths.add("components: "
                        + Arrays.stream(raw.getRecordComponents())
                                .map(component -> component.getName() + " " + shape(component))
                                .sorted()
                                .collect(Collectors.joining(", ")));
                Arrays.stream(raw.getRecordComponents()).forEach(component -> add(component.getGenericType()));
            }
        }
    }

    /** The kind of value, without the names of our own types, which are not stored. */
    private static String shape(RecordComponent component) {
        return component.getGenericType().getTypeName().replaceAll("flexsim\\.[\\w.$]+|java\\.(util|lang)\\.", "");
    }

    private static String resource(String name) throws IOException {
        return new String(StoredFormatTest.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }
}
