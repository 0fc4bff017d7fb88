package flexsim.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads JSON, strictly: no key twice, nothing after the document. */
public final class JsonFile {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonFile() {}

    /**
     * The document in {@code file}.
     *
     * @throws InputException when it cannot be read or is not JSON, naming line and column
     */
    public static JsonNode read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            throw new InputException(file.toString(), "", "there is no such file");
        } catch (CharacterCodingException notText) {
            throw new InputException(file.toString(), "", "is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new InputException(file.toString(), "", "cannot be read: " + reason(file, unreadable));
        }
    }

    /** The document {@code text}, which faults call {@code name}. */
    static JsonNode parse(String name, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new InputException(name, "", "is empty; a JSON document is expected");
            }
            JsonNode document = node(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end of the document");
            }
            return document;
        } catch (JsonProcessingException malformed) {
            throw new InputException(name, "", message(malformed));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** By hand, because an object mapper takes longer to set up than all the rest takes to run. */
    private static JsonNode node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.set(key, node(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(text(parser));
        };
    }

    /** A text that could not be written again (half a surrogate pair) is refused at the door. */
    private static String text(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new JsonParseException(parser, "a text holds half a character (an unpaired surrogate)");
        }
        return text;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static String message(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        String reason = malformed
                .getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("unexpected end")
                .replaceFirst("\\s*\\(?(start marker at )?\\[Source.*", "");
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return "is not JSON that can be read: " + place + reason;
    }

    private static String reason(Path file, IOException unreadable) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && Files.isRegularFile(parent)) {
            return file.getParent() + " is a file, and a directory is expected";
        }
        return unreadable instanceof java.nio.file.AccessDeniedException ? "permission denied" : "input/output error";
    }
}
