package flexsim.emulator.http;

import flexsim.taskrouter.document.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameters of a request, read strictly: what is wrong is refused by name, and so is what is unknown unless
 * somebody asked for leniency.
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

    public Parameters(Map<String, List<String>> values) {
        this(values, Strictness.STRICT, Optional.empty());
    }

    /** {@code ifMatch}: the header, which is a parameter too. */
    public Parameters(Map<String, List<String>> values, Strictness strictness, Optional<String> ifMatch) {
        this.values = values;
        this.strictness = strictness;
        this.ifMatch = ifMatch;
    }

    /**
     * The parameters of one operation.
     *
     * @param served those that are read
     * @param later those that Twilio has but this version does not serve
     * @param conditional whether the operation heeds If-Match
     */
    public record Names(Set<String> served, Set<String> later, boolean conditional) {
        public static Names of(String... served) {
            return new Names(Set.of(served), Set.of(), false);
        }

        /** For an operation that heeds If-Match. */
        public Names withIfMatch() {
            return new Names(served, later, true);
        }

        public Names later(String... names) {
            return later(Set.of(names));
        }

        public Names later(Set<String> names) {
            return new Names(served, names, conditional);
        }

        /** With those of every list. */
        public Names paged() {
            Set<String> all = new HashSet<>(served);
            all.addAll(List.of("PageSize", "Page", "PageToken"));
            return new Names(Set.copyOf(all), later, conditional);
        }
    }

    /** Refuses what {@code names} does not have. */
    Parameters only(Names names) {
        if (ifMatch.isPresent() && !names.conditional()) {
            throw ApiError.invalid("Header If-Match is not a parameter of this operation");
        }
        for (String name : values.keySet()) {
            if (names.later().contains(name)) {
                throw ApiError.invalid("Parameter " + name + " is not supported by this version yet");
            }
            if (!names.served().contains(name)) {
                strictness.unknown("Unknown parameter " + shortened(name));
            }
        }
        return this;
    }

    /** For the tools of testers, which are nobody's but ours: what is unknown is refused in any case. */
    public Parameters strictly(Names names) {
        for (String name : values.keySet()) {
            if (!names.served().contains(name)) {
                throw ApiError.invalid("Unknown parameter " + shortened(name));
            }
        }
        return this;
    }

    /** What becomes of what is unknown in the value of a parameter. */
    public Strictness strictness() {
        return strictness;
    }

    /** The version in If-Match, with or without quotes. */
    public OptionalInt ifMatch() {
        if (ifMatch.isEmpty()) {
            return OptionalInt.empty();
        }
        String tag = ifMatch.get().strip();
        if (!VERSION.matcher(tag).matches()) {
            throw ApiError.invalid("Header If-Match must be a version as in the header ETag, for instance 0, found '"
                    + shortened(tag) + "'");
        }
        return OptionalInt.of(Integer.parseInt(tag.replace("\"", "")));
    }

    /** The values by name, without {@code omitted}. */
    Map<String, List<String>> without(Set<String> omitted) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(omitted);
        return rest;
    }

    /** Of those that were given. */
    public Set<String> names() {
        return values.keySet();
    }

    public Optional<String> text(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw ApiError.invalid("Parameter " + name + " is given more than once");
        }
        return found.stream().findFirst();
    }

    /** All values of a parameter that may be given more than once, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public String required(String name) {
        return text(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> ApiError.invalid("Missing required parameter " + name));
    }

    /** A friendly name of bounded length; not blank. */
    public Optional<String> shortName(String name) {
        return text(name).map(value -> {
            if (value.isBlank() || value.codePointCount(0, value.length()) > MAX_NAME) {
                throw ApiError.invalid("Parameter " + name + " must have 1 to " + MAX_NAME + " characters");
            }
            return value;
        });
    }

    public String requiredShortName(String name) {
        return shortName(name).orElseThrow(() -> ApiError.invalid("Missing required parameter " + name));
    }

    /** A name that must not be blank. */
    public Optional<String> longName(String name) {
        return text(name).map(value -> required(name));
    }

    public OptionalInt integer(String name, int least, int most) {
        Optional<String> text = text(name);
        return text.isPresent() ? OptionalInt.of(integer(name, text.get(), least, most)) : OptionalInt.empty();
    }

    private static int integer(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with what is out of range.
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
            throw ApiError.invalid("Parameter " + name + " must be an absolute http or https URL");
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
        return text(name).map(value -> chosen(name, value, choices));
    }

    /** Any number of {@code choices}: separated by commas, or the parameter repeated, or both. */
    public <T> List<T> choices(String name, Map<String, T> choices) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(value -> chosen(name, value.strip(), choices))
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
