package flexsim.emulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import flexsim.time.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A writer of one JSON object, field by field, straight into bytes. Used by one thread. */
public final class JsonObjectWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final JsonGenerator json;

    private JsonObjectWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The object whose fields {@code fields} writes, in UTF-8. */
    public static byte[] object(Consumer<JsonObjectWriter> fields) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1_000);
                JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(new JsonObjectWriter(json));
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        }
    }

    /** The array of objects whose fields {@code fields} writes, in UTF-8. */
    public static <T> byte[] array(Iterable<T> elements, BiConsumer<JsonObjectWriter, T> fields) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(4_000);
                JsonGenerator json = FACTORY.createGenerator(bytes)) {
            JsonObjectWriter text = new JsonObjectWriter(json);
            json.writeStartArray();
            for (T element : elements) {
                json.writeStartObject();
                fields.accept(text, element);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private JsonObjectWriter write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        }
    }

    public JsonObjectWriter text(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    /** {@code null} when empty. */
    public JsonObjectWriter text(String name, Optional<String> value) {
        return value.isPresent() ? text(name, value.get()) : none(name);
    }

    public JsonObjectWriter none(String name) {
        return write(() -> json.writeNullField(name));
    }

    public JsonObjectWriter number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonObjectWriter number(String name, BigDecimal value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonObjectWriter flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    /** An instant in microseconds since the epoch as TaskRouter writes it: in UTC, to the second. */
    public JsonObjectWriter date(String name, long micros) {
        return text(name, date(micros));
    }

    /** {@code null} when empty. */
    public JsonObjectWriter date(String name, Optional<Long> micros) {
        return micros.isPresent() ? date(name, micros.get()) : none(name);
    }

    /** An instant as accounts, calls and conferences have it: in the form of RFC 2822. */
    public JsonObjectWriter internetDate(String name, long micros) {
        return text(name, RFC_2822.format(Micros.toInstant(micros).atOffset(ZoneOffset.UTC)));
    }

    /** {@code null} when empty. */
    public JsonObjectWriter internetDate(String name, Optional<Long> micros) {
        return micros.isPresent() ? internetDate(name, micros.get()) : none(name);
    }

    public static String date(long micros) {
        Instant instant = Micros.toInstant(micros);
        return SECONDS.format(instant);
    }

    public JsonObjectWriter object(String name, Consumer<JsonObjectWriter> fields) {
        return write(() -> {
            json.writeObjectFieldStart(name);
            fields.accept(this);
            json.writeEndObject();
        });
    }

    public <T> JsonObjectWriter array(String name, Iterable<T> elements, BiConsumer<JsonObjectWriter, T> fields) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (T element : elements) {
                json.writeStartObject();
                fields.accept(this, element);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
