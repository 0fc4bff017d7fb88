package flexsim.emulator.control;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.JsonObjectWriter;
import flexsim.emulator.http.Parameters;
import flexsim.emulator.http.Request;
import flexsim.emulator.http.Response;
import flexsim.emulator.http.Router;
import flexsim.time.Micros;
import flexsim.time.SwitchableScheduler.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /_flexsim/clock}: what time it is, how it passes, and moving it. */
public final class ClockResource {
    private static final String PATH = "/_flexsim/clock";
    private static final Map<String, Mode> MODES = Map.of("wall", Mode.WALL, "stepped", Mode.STEPPED);

    /** Seconds; a year and a day. */
    private static final BigDecimal MAX_ADVANCE = new BigDecimal(366 * 86_400);

    private static final String NOT_STEPPED = "A clock in wall time cannot be moved: send Mode=stepped, before or"
            + " together with Advance or SkipToNextDeadline";
    private static final int MAX_LENGTH = 20;
    private static final int MICROS_OF_SECOND = 6;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ClockControl clock;

    public ClockResource(ClockControl clock) {
        this.clock = clock;
    }

    public void addTo(Router routes) {
        routes.add("GET", PATH, this::show).add("POST", PATH, this::change);
    }

    private Response show(Request request) {
        request.readNothingStrictly();
        return Response.ok(json -> write(json, clock.read()));
    }

    /** {@code advance}: empty for none, or to the next deadline. */
    private record Change(Optional<Mode> mode, Optional<Duration> advance, boolean skip) {
        static Change read(Parameters in) {
            Change change = new Change(
                    in.choice("Mode", MODES),
                    in.parsed("Advance", ClockResource::seconds),
                    in.flag("SkipToNextDeadline").orElse(false));
            if (change.mode().isEmpty() && !change.moves()) {
                in.refuse("One of the parameters Mode, Advance and SkipToNextDeadline=true is needed");
            }
            if (change.advance().isPresent() && change.skip()) {
                in.refuse("Advance and SkipToNextDeadline cannot be combined: give one of them");
            }
            if (change.moves() && change.mode().equals(Optional.of(Mode.WALL))) {
                in.refuse(NOT_STEPPED);
            }
            return change;
        }

        boolean moves() {
            return advance.isPresent() || skip;
        }
    }

    /** What is wrong is refused before anything is changed. */
    private Response change(Request request) {
        Change change = request.readStrictly(Change::read);
        change.mode().ifPresent(clock::switchTo);
        boolean settled = !change.moves() || move(change.advance());
        return Response.ok(json -> write(json, clock.read()).flag("settled", settled));
    }

    /** Empty: to the next deadline. Somebody else may have let the clock go meanwhile: so the clock itself is asked. */
    private boolean move(Optional<Duration> advance) {
        try {
            return advance.isPresent() ? clock.advance(advance.get()) : clock.skipToNextDeadline();
        } catch (IllegalStateException running) {
            throw ApiError.invalid(NOT_STEPPED);
        }
    }

    private static JsonObjectWriter write(JsonObjectWriter json, ClockControl.Reading reading) {
        return json.text("mode", reading.mode().name().toLowerCase(Locale.ROOT))
                .text("now", instant(reading.now()))
                .text("nextDeadline", instant(reading.nextDeadline()))
                .number("pending", reading.pending());
    }

    private static Optional<String> instant(OptionalLong micros) {
        return micros.isPresent() ? Optional.of(instant(micros.getAsLong())) : Optional.empty();
    }

    private static String instant(long micros) {
        return MILLIS.format(Micros.toInstant(micros));
    }

    private static Duration seconds(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text.length() > MAX_LENGTH ? "" : text.strip());
            if (seconds.signum() >= 0
                    && seconds.compareTo(MAX_ADVANCE) <= 0
                    && seconds.stripTrailingZeros().scale() <= MICROS_OF_SECOND) {
                long micros = seconds.movePointRight(MICROS_OF_SECOND).longValueExact();
                return Duration.ofNanos(micros * 1_000L);
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, together with what is out of range.
        }
        throw ApiError.invalid("Parameter Advance must be a number of seconds from 0 to " + MAX_ADVANCE
                + " with at most " + MICROS_OF_SECOND + " decimals, found '" + Parameters.shortened(text) + "'");
    }
}
