package flexsim.report;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values strictly by RFC 4180. */
final class CsvReader {
    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<List<String>> read(String text) {
        CsvReader reader = new CsvReader(text);
        List<List<String>> lines = new ArrayList<>();
        while (reader.at < text.length()) {
            lines.add(reader.line());
        }
        return lines;
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        expect('\r');
        expect('\n');
        return fields;
    }

    private String field() {
        if (text.charAt(at) != '"') {
            int from = at;
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }
        at++;
        StringBuilder field = new StringBuilder();
        while (true) {
            if (text.charAt(at) != '"') {
                field.append(text.charAt(at++));
            } else if (text.charAt(at + 1) == '"') {
                field.append('"');
                at += 2;
            } else {
                at++;
                return field.toString();
            }
        }
    }

    private void expect(char sign) {
        if (text.charAt(at++) != sign) {
            throw new AssertionError("no RFC 4180 at " + at);
        }
    }
}
