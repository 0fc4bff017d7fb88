package flexsim.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
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
import java.util.Optional;

/** The strict reader of JSON files: no key twice, nothing after the document. */
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
            return parse(file.toString(), withoutMark(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException missing) {
            throw new InputException(file.toString(), "", "there is no such file");
        } catch (CharacterCodingException notText) {
            throw new InputException(file.toString(), "", "is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new InputException(
                    file.toString(),
                    "",
                    "cannot be read: " + (Files.isDirectory(file) ? "it is a directory" : reason(file, unreadable)));
        }
    }

    /** Some editors begin a file with a mark of its encoding. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The document {@code text}, which errors call {@code name}. */
    static JsonNode parse(String name, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                return document(name, parser);
            } catch (JsonProcessingException malformed) {
                throw new InputException(name, "", message(malformed, parser));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode document(String name, JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new InputException(name, "", "is empty; a JSON document is expected");
        }
        JsonNode document = node(name, parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the end of the document");
        }
        return document;
    }

    /** By hand, because an object mapper takes longer to set up than all the rest takes to run. */
    private static JsonNode node(String name, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.set(key, node(name, parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(name, parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(text(name, parser));
        };
    }

    /** An escape can make half a character, which could be neither written nor sent. */
    private static String text(String name, JsonParser parser) throws IOException {
        String text = parser.getText();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InputException(
                    name,
                    path(parser.getParsingContext()),
                    "holds half a character (an unpaired surrogate); write the whole character");
        }
        return text;
    }

    private static String path(JsonStreamContext at) {
        if (at.inRoot()) {
            return "$";
        }
        String above = path(at.getParent());
        return at.inArray() ? above + "[" + at.getCurrentIndex() + "]" : Fields.step(above, at.getCurrentName());
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** A limit of the parser's own comes without a place: it is where the parser stands. */
    private static String message(JsonProcessingException malformed, JsonParser parser) {
        JsonLocation at = Optional.ofNullable(malformed.getLocation()).orElseGet(parser::currentLocation);
        String reason = malformed
                .getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("unexpected end")
                .replaceFirst("\\s*\\(?(start marker at )?\\[Source.*", "");
        return "is not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + reason;
    }

    private static String reason(Path file, IOException unreadable) {
        Path directory = file.getParent();
        if (directory != null && Files.isRegularFile(directory)) {
            return directory + " is a file, but a directory is expected; name the directory that holds "
                    + file.getFileName();
        }
        return unreadable instanceof java.nio.file.AccessDeniedException ? "permission denied" : "input/output error";
    }
}
