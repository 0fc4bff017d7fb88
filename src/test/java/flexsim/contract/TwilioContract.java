package flexsim.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Twilio's OpenAPI documents say an answer looks like. They are not part of this project: the environment variable
 * FLEXSIM_OAI_DIR names the directory they are in.
 */
public final class TwilioContract {
    private static final List<String> DOCUMENTS =
            List.of("twilio_taskrouter_v1.json", "twilio_events_v1.json", "twilio_api_v2010.json");
    private static final String SCHEMA = "/content/application~1json/schema";

    /** What holds for every document: the fields of a page, and what only Twilio's console shows. */
    private static final Set<String> ENVELOPE = Set.of("meta");

    /**
     * Where the documents contradict their own samples: addresses of pages of the API of 2010 begin with a slash there, though
     * their format is "uri"; and a conference that has not ended has no reason for its end, though null is not allowed.
     */
    private static final List<Pattern> CONTRADICTIONS = List.of(
            Pattern.compile(
                    "/(first_page_uri|next_page_uri|previous_page_uri|uri): uri: does not match the /2010-04-01/.*"),
            Pattern.compile("(\\.conferences\\[])?\\.reason_conference_ended is missing"));

    private final List<Described> operations;

    private TwilioContract(List<Described> operations) {
        this.operations = operations;
    }

    /** One operation of one document. */
    private record Described(Document document, String method, String path, Pattern pattern, JsonNode responses) {
        boolean answers(String method, String path) {
            return this.method.equals(method) && pattern.matcher(path).matches();
        }

        /** A path without variables is meant before one with them. */
        int variables() {
            return path.split("\\{", -1).length;
        }
    }

    /** One document and the schemas in it. */
    private record Document(String name, JsonNode root, SchemaRegistry schemas) {
        Schema schema(String pointer) {
            return schemas.getSchema(SchemaLocation.of("https://contract/" + name + "#" + pointer));
        }

        JsonNode resolved(JsonNode schema) {
            return schema.has("$ref")
                    ? resolved(root.at(schema.get("$ref").asString().substring(1)))
                    : schema;
        }
    }

    /** Empty where the documents are not. */
    public static Optional<TwilioContract> found() {
        return Optional.ofNullable(System.getenv("FLEXSIM_OAI_DIR"))
                .filter(directory -> !directory.isBlank())
                .map(directory -> new TwilioContract(read(Path.of(directory))));
    }

    private static List<Described> read(Path directory) {
        List<Described> operations = new ArrayList<>();
        for (String name : DOCUMENTS) {
            Document document = document(directory.resolve(name), name);
            document.root().get("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> {
                        if (operation.getValue().has("responses")) {
                            operations.add(
                                    described(document, path.getKey(), operation.getKey(), operation.getValue()));
                        }
                    }));
        }
        return operations;
    }

    private static Document document(Path file, String name) {
        try {
            String text = Files.readString(file);
            SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                    Dialects.getOpenApi30(),
                    builder -> builder.schemas(id -> id.equals("https://contract/" + name) ? text : null));
            return new Document(name, JsonMapper.shared().readTree(text), schemas);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Described described(Document document, String path, String method, JsonNode operation) {
        Pattern pattern = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"));
        return new Described(document, method.toUpperCase(), path, pattern, operation.get("responses"));
    }

    /** The operations of TaskRouter, as method and path. */
    public Set<String> taskRouterOperations() {
        Set<String> all = new TreeSet<>();
        operations.stream()
                .filter(o -> o.document().name().contains("taskrouter"))
                .forEach(o -> all.add(o.method() + " " + o.path()));
        return all;
    }

    /** Whether Twilio has such an operation. */
    public boolean has(String method, String path) {
        return find(method, path).isPresent();
    }

    private Optional<Described> find(String method, String path) {
        return operations.stream()
                .filter(o -> o.answers(method, path))
                .min(java.util.Comparator.comparingInt(Described::variables));
    }

    /**
     * What is wrong with a successful answer: its status, what its schema refuses, and fields that are missing or that
     * Twilio does not have. Empty for an operation that Twilio does not have.
     *
     * @param path without the query
     */
    public List<String> violations(String method, String path, int status, String body) {
        return find(method, path).map(o -> violations(o, status, body)).orElseGet(List::of);
    }

    private static List<String> violations(Described operation, int status, String body) {
        JsonNode response = operation.responses().get(String.valueOf(status));
        if (response == null) {
            return List.of("status " + status + " is none of "
                    + List.copyOf(operation.responses().propertyNames()));
        }
        JsonNode schema = response.at(SCHEMA);
        if (schema.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body where there should be none");
        }
        String pointer = "/paths/" + operation.path().replace("/", "~1") + "/"
                + operation.method().toLowerCase() + "/responses/" + status + SCHEMA;
        JsonNode document = JsonMapper.shared().readTree(body);
        List<String> violations = new ArrayList<>();
        operation.document().schema(pointer.replace("{", "%7B").replace("}", "%7D")).validate(document).stream()
                .map(Object::toString)
                .forEach(violations::add);
        compareFields(operation.document(), schema, document, "", violations);
        violations.removeIf(violation ->
                CONTRADICTIONS.stream().anyMatch(p -> p.matcher(violation).matches()));
        return violations;
    }

    /** Schemas name no field as required; so that a forgotten one is seen, each is. */
    private static void compareFields(
            Document document, JsonNode written, JsonNode value, String where, List<String> violations) {
        JsonNode schema = document.resolved(written);
        if (value.isArray() && schema.has("items")) {
            value.forEach(element -> compareFields(document, schema.get("items"), element, where + "[]", violations));
        } else if (value.isObject() && schema.has("properties")) {
            JsonNode properties = schema.get("properties");
            properties.propertyNames().stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> violations.add(where + "." + name + " is missing"));
            value.properties().forEach(field -> {
                JsonNode property = properties.get(field.getKey());
                if (property == null) {
                    if (!ENVELOPE.contains(field.getKey())) {
                        violations.add(where + "." + field.getKey() + " is not a field of Twilio's");
                    }
                } else {
                    compareFields(document, property, field.getValue(), where + "." + field.getKey(), violations);
                }
            });
        }
    }
}
