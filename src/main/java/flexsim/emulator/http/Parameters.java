package flexsim.emulator.http;

import flexsim.taskrouter.document.MalformedException;
import flexsim.taskrouter.document.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameters of one request. An operation makes a parameter its own by asking for it, in a {@link #read reading}:
 * there is no other list of names. What is wrong is refused by name, and so is what the reading did not ask for, unless
 * the server is lenient; nothing is done before. Used by one thread.
 */
public final class Parameters {
    /** The longest friendly name of a workspace, activity, channel or worker. Source: Twilio, "TaskRouter limits". */
    private static final int MAX_NAME = 64;

    private static final int MAX_PORT = 65_535;

    /** The header by which a client says which version of a resource it means to change. */
    static final String IF_MATCH = "If-Match";

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}|\"\\d{1,9}\"");

    private final Map<String, List<String>> values;
    private final Strictness strictness;
    private final Optional<String> ifMatch;
    private final Set<String> unasked;
    private boolean conditional;
    private boolean ofTool;

    /** The first thing that is wrong; kept until it is known whether there are unknown names. */
    private Optional<RuntimeException> problem = Optional.empty();

    public Parameters(Map<String, List<String>> values) {
        this(values, Strictness.STRICT, Optional.empty());
    }

    /** {@code ifMatch}: the header, which is a parameter too. */
    Parameters(Map<String, List<String>> values, Strictness strictness, Optional<String> ifMatch) {
        this.values = values;
        this.strictness = strictness;
        this.ifMatch = ifMatch;
        this.unasked = new LinkedHashSet<>(values.keySet());
    }

    /**
     * What {@code reading} makes of the parameters. It asks for all that the operation has, whatever it finds; a value
     * that is wrong reads as one that is absent, and is refused afterwards.
     *
     * @throws ApiError when a parameter is unknown or wrong
     */
    public <T> T read(Function<Parameters, T> reading) {
        T read;
        try {
            read = reading.apply(this);
        } catch (RuntimeException thrown) {
            throw problem.orElse(thrown);
        }
        requireValid();
        return read;
    }

    /** As {@link #read}, for the tools of testers, which Twilio has not: never lenient, and without If-Match. */
    public <T> T readStrictly(Function<Parameters, T> reading) {
        ofTool = true;
        return read(reading);
    }

    private void requireNoProblem() {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }

    /** Refuses what is wrong so far: for a reading that has asked for everything and goes on with the values. */
    public void requireValid() {
        if (ifMatch.isPresent() && !conditional && !ofTool) {
            throw ApiError.invalid("Header If-Match is not a parameter of this operation");
        }
        for (String name : unasked) {
            String unknown = "Unknown parameter " + shortened(name);
            if (ofTool) {
                throw ApiError.invalid(unknown);
            }
            strictness.unknown(unknown);
        }
        unasked.clear();
        requireNoProblem();
    }

    /** Makes {@code names} the operation's own without reading them. */
    public Parameters having(Collection<String> names) {
        names.forEach(this::values);
        return this;
    }

    /** Refuses parameters that Twilio has and that this version does not serve. */
    public Parameters notYet(String... names) {
        for (String name : names) {
            if (!values(name).isEmpty()) {
                refuse("Parameter " + name + " is not supported by this version yet");
            }
        }
        return this;
    }

    /** Refuses the request, unless something else is refused before. */
    public void refuse(String message) {
        remember(ApiError.invalid(message));
    }

    /** Refuses or ignores something unknown in a value, as strict as the request is read. */
    public void unknown(String what) {
        try {
            strictness.unknown(what);
        } catch (ApiError refused) {
            remember(refused);
        }
    }

    private void remember(RuntimeException found) {
        problem = problem.or(() -> Optional.of(found));
    }

    private List<String> values(String name) {
        unasked.remove(name);
        return values.getOrDefault(name, List.of());
    }

    /** What becomes of what is unknown in the value of a parameter. */
    public Strictness strictness() {
        return strictness;
    }

    /** The version in If-Match, with or without quotes. */
    public OptionalInt ifMatch() {
        conditional = true;
        if (ifMatch.isEmpty()) {
            return OptionalInt.empty();
        }
        String tag = ifMatch.get().strip();
        if (!VERSION.matcher(tag).matches()) {
            refuse("Header If-Match must be a version as in the header ETag, for instance 0, found '" + shortened(tag)
                    + "'");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(tag.replace("\"", "")));
    }

    /** Which page of a list is asked for. */
    Paging paging() {
        return new Paging(
                integer("PageSize", 1, Paging.MAX_SIZE).orElse(Paging.DEFAULT_SIZE),
                integer("Page", 0, Integer.MAX_VALUE - 1).orElse(0),
                text("PageToken"),
                without(Paging.NAMES));
    }

    /** The values by name, without {@code omitted}. */
    private Map<String, List<String>> without(Set<String> omitted) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(omitted);
        return rest;
    }

    /** Of those that were given. */
    public Set<String> names() {
        return values.keySet();
    }

    public Optional<String> text(String name) {
        List<String> found = values(name);
        if (found.size() > 1) {
            refuse("Parameter " + name + " is given more than once");
        }
        return found.stream().findFirst();
    }

    /** What {@code parser} makes of the text; it refuses a text by throwing. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).flatMap(text -> attempt(() -> parser.apply(text)));
    }

    private <T> Optional<T> attempt(Supplier<T> parsing) {
        try {
            return Optional.of(parsing.get());
        } catch (ApiError | MalformedException wrong) {
            remember(wrong);
            return Optional.empty();
        }
    }

    /** All values of a parameter that may be given more than once, in order. */
    public List<String> all(String name) {
        return values(name);
    }

    /** The same where one at least must be given. */
    public List<String> requiredList(String name) {
        List<String> found = values(name);
        if (found.isEmpty()) {
            refuseMissing(name);
        }
        return found;
    }

    /** A text that must not be blank; where it is missing, and so refused, the empty text. */
    public String required(String name) {
        Optional<String> text = text(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            refuseMissing(name);
        }
        return text.orElse("");
    }

    private void refuseMissing(String name) {
        refuse("Missing required parameter " + name);
    }

    /** A friendly name of bounded length; not blank. */
    public Optional<String> shortName(String name) {
        Optional<String> text = text(name);
        if (text.filter(value -> value.isBlank() || value.codePointCount(0, value.length()) > MAX_NAME)
                .isPresent()) {
            refuse("Parameter " + name + " must have 1 to " + MAX_NAME + " characters");
        }
        return text;
    }

    /** As {@link #shortName}; where it is missing, and so refused, the empty text. */
    public String requiredShortName(String name) {
        Optional<String> text = shortName(name);
        if (text.isEmpty()) {
            refuseMissing(name);
        }
        return text.orElse("");
    }

    /** A name that must not be blank. */
    public Optional<String> longName(String name) {
        return text(name).map(value -> required(name));
    }

    public OptionalInt integer(String name, int least, int most) {
        Optional<Integer> number = parsed(name, text -> integer(name, text, least, most));
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    private static int integer(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, together with what is out of range.
        }
        throw ApiError.invalid("Parameter " + name + " must be a whole number from " + least + " to " + most
                + ", found '" + shortened(text) + "'");
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return choice(name, Map.of("true", true, "false", false));
    }

    /** As Twilio documents it for {@code Available}: true, 1 and yes are true, anything else is false. */
    public Optional<Boolean> looseFlag(String name) {
        return text(name).map(value -> Set.of("true", "1", "yes").contains(value.toLowerCase(Locale.ROOT)));
    }

    /** An absolute URL; the empty text removes one. */
    public Optional<String> url(String name) {
        Optional<String> url = text(name);
        if (url.isPresent() && !url.get().isEmpty() && !callable(url.get())) {
            refuse("Parameter " + name + " must be an absolute http or https URL");
        }
        return url;
    }

    public static boolean callable(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null
                    && url.getScheme() != null
                    && url.getPort() != 0
                    && url.getPort() <= MAX_PORT
                    && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** One of {@code choices}, whose keys are in lower case; case is ignored. */
    public <T> Optional<T> choice(String name, Map<String, T> choices) {
        return parsed(name, value -> chosen(name, value, choices));
    }

    /** Any number of {@code choices}: separated by commas, or the parameter repeated, or both. */
    public <T> List<T> choices(String name, Map<String, T> choices) {
        return values(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .flatMap(value -> attempt(() -> chosen(name, value.strip(), choices)).stream())
                .toList();
    }

    private static <T> T chosen(String name, String value, Map<String, T> choices) {
        T found = choices.get(value.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw ApiError.invalid("Parameter " + name + " must be one of "
                    + String.join(", ", choices.keySet().stream().sorted().toList()) + ", found '" + shortened(value)
                    + "'");
        }
        return found;
    }

    /** For quoting in a message. */
    public static String shortened(String text) {
        return Quoted.shortened(text);
    }
}
