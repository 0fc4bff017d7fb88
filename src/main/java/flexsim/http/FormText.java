package flexsim.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The encoding {@code application/x-www-form-urlencoded}: read strictly, and written. */
public final class FormText {
    /** More parameters than any operation has; a bound against floods. */
    private static final int MAX_PARAMETERS = 1_000;

    private FormText() {}

    /**
     * The values by name, in order of appearance.
     *
     * @param text one character for each byte, as it came
     * @throws MalformedRequestException when it is not form-encoded
     */
    public static Map<String, List<String>> decode(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (int from = 0; from < text.length(); ) {
            int end = end(text, '&', from, text.length());
            if (end > from) {
                if (++count > MAX_PARAMETERS) {
                    throw malformed("There are more than " + MAX_PARAMETERS + " parameters");
                }
                int equals = end(text, '=', from, end);
                String value = equals < end ? decode(text, equals + 1, end, true) : "";
                values.computeIfAbsent(decode(text, from, equals, true), n -> new ArrayList<>(1))
                        .add(value);
            }
            from = end + 1;
        }
        return values;
    }

    /** One segment of a path; here a plus sign is a plus sign. */
    public static String decodeSegment(String segment) {
        return decode(segment, 0, segment.length(), false);
    }

    /** A form with {@code parameters} in their order. */
    public static String encode(Map<String, String> parameters) {
        StringJoiner form = new StringJoiner("&");
        parameters.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
        return form.toString();
    }

    /** One name or value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int end(String text, char mark, int from, int to) {
        int found = text.indexOf(mark, from);
        return found < 0 || found > to ? to : found;
    }

    private static String decode(String text, int from, int to, boolean plusIsSpace) {
        if (plain(text, from, to)) {
            return text.substring(from, to);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(octet(text, i, to));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.write(' ');
            } else {
                bytes.write(c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static boolean plain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '+' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int octet(String text, int at, int to) {
        int high = at + 2 < to ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < to ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed("The parameters are not form-encoded: a '%' is not followed by two hex digits");
        }
        return high * 16 + low;
    }

    private static MalformedRequestException malformed(String message) {
        return new MalformedRequestException(400, message);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw malformed("The parameters are not UTF-8");
        }
    }
}
