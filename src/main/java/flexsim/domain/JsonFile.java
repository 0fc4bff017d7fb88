package flexsim.domain;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads JSON, strictly: no key twice, nothing after the document. */
public final class JsonFile {
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
            throw new InputException(
                    file.toString(),
                    "",
                    "cannot be read: " + (Files.isDirectory(file) ? "it is a directory" : reason(unreadable)));
        }
    }

    /** The document {@code text}, which faults call {@code name}. */
    static JsonNode parse(String name, String text) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            JsonNode document = mapper.readTree(text);
            if (document.isMissingNode()) {
                throw new InputException(name, "", "is empty; a JSON document is expected");
            }
            return document;
        } catch (JsonProcessingException malformed) {
            throw new InputException(name, "", message(malformed));
        }
    }

    private static String message(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        String reason = malformed.getOriginalMessage().lines().findFirst().orElse("unexpected end");
        return "is not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + reason;
    }

    private static String reason(IOException unreadable) {
        return unreadable instanceof java.nio.file.AccessDeniedException ? "permission denied" : "input/output error";
    }
}
