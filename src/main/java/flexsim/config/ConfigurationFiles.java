package flexsim.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.config.WorkerEntry.ChannelCapacity;
import flexsim.domain.InputException;
import flexsim.domain.JsonFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes a configuration directory. */
public final class ConfigurationFiles {
    private static final String METADATA = "metadata.json";
    private static final String WORKERS = "workers.json";
    private static final String QUEUES = "queues.json";
    private static final String WORKFLOW = "workflow.json";

    private ConfigurationFiles() {}

    /**
     * Reads and checks the four files.
     *
     * @throws flexsim.domain.InputException when a file is missing, is not JSON or does not fit the format
     */
    public static Configuration read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InputException(
                    directory.toString(),
                    "",
                    Files.exists(directory)
                            ? "is a file, but a directory is expected; name the one that 'flexsim genconfig' has"
                                    + " written"
                            : "there is no such directory; 'flexsim genconfig' makes one");
        }
        ConfigurationReader reader = new ConfigurationReader();
        Metadata metadata = reader.metadata(name(directory, METADATA), file(directory, METADATA));
        List<WorkerEntry> workers = reader.workers(name(directory, WORKERS), file(directory, WORKERS));
        List<QueueEntry> queues = reader.queues(name(directory, QUEUES), file(directory, QUEUES));
        WorkflowEntry workflow = reader.workflow(name(directory, WORKFLOW), file(directory, WORKFLOW), queues);
        BrandCheck brand = new BrandCheck(metadata.brand());
        brand.workers(name(directory, WORKERS), workers);
        brand.workflow(name(directory, WORKFLOW), workflow);
        return new Configuration(metadata, workers, queues, workflow);
    }

    private static String name(Path directory, String file) {
        return directory.resolve(file).toString();
    }

    private static JsonNode file(Path directory, String file) {
        return JsonFile.read(directory.resolve(file));
    }

    /**
     * Writes the four files and leaves other files of the directory alone; the directory is either as it was or complete.
     *
     * @throws UncheckedIOException with one line for a person when the directory cannot be written
     */
    public static void write(Configuration configuration, Path directory) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(METADATA, IndentedJson.of(MetadataJson.of(configuration.metadata())));
        files.put(WORKERS, IndentedJson.of(workers(configuration.workers())));
        files.put(QUEUES, IndentedJson.of(queues(configuration.queues())));
        files.put(WORKFLOW, IndentedJson.of(workflow(configuration.workflow())));
        AtomicFiles.write(files, directory);
    }

    private static ArrayNode workers(List<WorkerEntry> workers) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (WorkerEntry worker : workers) {
            ObjectNode entry = json.addObject();
            entry.put("friendlyName", worker.friendlyName());
            entry.set("attributes", worker.attributes());
            ArrayNode capacities = entry.putArray("channelCaps");
            for (ChannelCapacity capacity : worker.channelCaps()) {
                capacities.addObject().put("name", capacity.name()).put("capacity", capacity.capacity());
            }
        }
        return json;
    }

    private static ArrayNode queues(List<QueueEntry> queues) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        queues.forEach(queue ->
                json.addObject().put("friendlyName", queue.friendlyName()).put("targetWorkers", queue.targetWorkers()));
        return json;
    }

    private static ObjectNode workflow(WorkflowEntry workflow) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("friendlyName", workflow.friendlyName());
        json.set("configuration", workflow.configuration());
        return json;
    }
}
