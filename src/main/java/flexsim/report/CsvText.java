package flexsim.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A writer of comma-separated values by RFC 4180: CRLF at the end of each, quotes where needed and doubled
 * within. Straight into bytes, as there may be a million lines.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe before it. Source: OWASP, "CSV Injection".
 */
final class CsvText {
    private static final int ROOM = 256;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int size;
    private boolean begun;

    CsvText(OutputStream out) {
        this.out = out;
    }

    /** A text, with the bytes that stand for it in a file. */
    static byte[] bytes(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\r' || sign == '\n');
        return (quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe).getBytes(StandardCharsets.UTF_8);
    }

    CsvText text(String text) throws IOException {
        return text(bytes(text));
    }

    /** @param bytes from {@link #bytes(String)} */
    CsvText text(byte[] bytes) throws IOException {
        comma(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    CsvText none() throws IOException {
        comma(0);
        return this;
    }

    CsvText number(long number) throws IOException {
        comma(0);
        if (number < 0) {
            buffer[size++] = '-';
        }
        size = Digits.whole(Math.abs(number), buffer, size);
        return this;
    }

    /** @param number NaN for none */
    CsvText decimal(double number) throws IOException {
        comma(0);
        if (!Double.isNaN(number)) {
            size = Decimal.write(number, buffer, size);
        }
        return this;
    }

    /** A length of time in seconds, to the microsecond. */
    CsvText seconds(long micros) throws IOException {
        comma(0);
        long rest = micros;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        size = Digits.whole(rest / 1_000_000, buffer, size);
        size = Digits.fraction((int) (rest % 1_000_000), 6, buffer, size);
        return this;
    }

    CsvText instant(MillisText time, long instant) throws IOException {
        comma(0);
        size = time.write(instant, buffer, size);
        return this;
    }

    void endLine() throws IOException {
        buffer[size++] = '\r';
        buffer[size++] = '\n';
        begun = false;
        if (size > buffer.length / 2) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void comma(int length) throws IOException {
        if (size + length + ROOM > buffer.length) {
            flush();
            if (length + ROOM > buffer.length) {
                buffer = new byte[length + ROOM];
            }
        }
        if (begun) {
            buffer[size++] = ',';
        }
        begun = true;
    }
}
