package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.taskrouter.history.EventLog;
import flexsim.taskrouter.history.Window;
import flexsim.time.Micros;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The window of statistics by {@code Minutes}, {@code StartDate} and {@code EndDate}. Without any it is the last 15
 * minutes; with an end alone the 15 minutes before it. An end in the future means now. Source: Twilio, "Workspace
 * cumulative statistics"; that minutes do not go together with dates is this project's choice.
 */
final class StatisticsWindow {
    private static final long MINUTE = 60 * Micros.PER_SECOND;
    private static final int DEFAULT_MINUTES = 15;
    private static final int MAX_MINUTES = (int) (EventLog.RETENTION / MINUTE);

    /** Twilio's SDK for Java leaves the zone out: it is UTC then. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private StatisticsWindow() {}

    static Window read(Parameters parameters, long now) {
        OptionalInt minutes = parameters.integer("Minutes", 1, MAX_MINUTES);
        Optional<Long> startDate = instant(parameters, "StartDate");
        Optional<Long> endDate = instant(parameters, "EndDate");
        if (minutes.isPresent() && (startDate.isPresent() || endDate.isPresent())) {
            throw ApiError.invalid("Parameter Minutes cannot be combined with StartDate or EndDate");
        }
        if (startDate.isPresent() && endDate.isPresent() && endDate.get() < startDate.get()) {
            throw ApiError.invalid("Parameter EndDate must not be before StartDate");
        }
        long end = Math.min(now, endDate.orElse(now));
        long start = startDate.orElse(end - minutes.orElse(DEFAULT_MINUTES) * MINUTE);
        if (start > end) {
            throw ApiError.invalid("Parameter StartDate must not be in the future");
        }
        if (start < now - EventLog.RETENTION) {
            throw ApiError.invalid("Parameter " + (startDate.isPresent() ? "StartDate" : "EndDate")
                    + " reaches back more than 30 days");
        }
        return new Window(start, end);
    }

    private static Optional<Long> instant(Parameters parameters, String name) {
        return parameters.parsed(name, text -> instant(name, text));
    }

    private static long instant(String name, String text) {
        try {
            TemporalAccessor read = DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return Micros.of(
                    read instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException malformed) {
            throw ApiError.invalid("Parameter " + name + " must be a date and time like 2024-05-14T18:50:02Z, found '"
                    + Parameters.shortened(text) + "'");
        }
    }
}
