package flexsim.emulator.rest;

import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.Parameters;
import flexsim.time.Micros;
import java.time.DateTimeException;
import java.time.LocalDate;
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
 * The period that a request asks about, by {@code StartDate}, {@code EndDate} and {@code Minutes}: without any of them
 * the last fifteen minutes. Source: Twilio, "Event resource" and the statistics resources.
 *
 * @param from in microseconds since the epoch, inclusive
 * @param to exclusive
 */
record TimeWindow(long from, long to) {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);
    private static final int DEFAULT_MINUTES = 15;
    private static final long MINUTE = 60 * Micros.PER_SECOND;

    /** How far back anything is known: 30 days. */
    private static final int MAX_MINUTES = 43_200;

    /** {@code now}: where a window without an end ends. */
    static TimeWindow of(Parameters parameters, long now) {
        Optional<Long> start = instant(parameters, "StartDate");
        Optional<Long> end = instant(parameters, "EndDate");
        OptionalInt minutes = parameters.integer("Minutes", 1, MAX_MINUTES);
        if (start.isPresent() && minutes.isPresent()) {
            throw ApiError.invalid("Parameters StartDate and Minutes exclude each other");
        }
        long to = end.orElse(now) + 1;
        if (start.isPresent()) {
            return new TimeWindow(start.get(), to);
        }
        int length = minutes.orElse(end.isPresent() ? MAX_MINUTES : DEFAULT_MINUTES);
        return new TimeWindow(to - 1 - length * MINUTE, to);
    }

    private static Optional<Long> instant(Parameters parameters, String name) {
        return parameters.parsed(name, text -> instant(name, text.strip()));
    }

    /** Twilio's SDK for Java leaves the zone out: then it is UTC. */
    private static long instant(String name, String text) {
        try {
            TemporalAccessor instant = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (instant instanceof OffsetDateTime zoned) {
                return Micros.of(zoned.toInstant());
            }
            LocalDateTime local = instant instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) instant;
            return Micros.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException malformed) {
            throw ApiError.invalid("Parameter " + name + " must be an instant like 2024-01-31T12:00:00Z, found '"
                    + Parameters.shortened(text) + "'");
        }
    }
}
