package flexsim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.domain.Shift.Break;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code shifts}: who is at work when. */
final class ShiftReader {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    private static final Pattern SHORT_TIME = Pattern.compile("[0-9]:[0-5][0-9]");
    private static final int MINUTE = 60;

    private final Fields root;
    private final ValidationErrors errors;

    ShiftReader(Fields root, ValidationErrors errors) {
        this.root = root;
        this.errors = errors;
    }

    List<Shift> read(int agentCnt) {
        List<JsonNode> elements = root.array("shifts");
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            shifts.add(shift(new Fields(elements.get(i), path(i), errors)));
        }
        if (root.isReadable("agentCnt")) {
            ShiftLinks.check(shifts, agentCnt, errors);
        }
        return shifts;
    }

    /** Where the shift of that number stands in a description. */
    static String path(int shift) {
        return "$.shifts[" + shift + "]";
    }

    private Shift shift(Fields fields) {
        fields.allow(List.of("agents", "start", "end", "breaks"));
        boolean named = fields.node("agents").isArray();
        List<String> names = named ? names(fields) : List.of();
        OptionalInt count = named ? OptionalInt.empty() : OptionalInt.of(count(fields));
        int start = start(fields);
        Shift whole = new Shift(count, names, start, time(fields, "end"), List.of());
        boolean readable = fields.isReadable("start") && fields.isReadable("end");
        return new Shift(
                count,
                names,
                start,
                whole.endSecond(),
                fields.has("breaks") ? breaks(fields, whole, readable) : List.of());
    }

    private static int count(Fields fields) {
        if (!fields.node("agents").isNumber()) {
            fields.unreadable(
                    "agents",
                    "must be a number of agents or an array of their names, found "
                            + Fields.shown(fields.node("agents")));
            return 0;
        }
        return fields.integer("agents", 1);
    }

    private static List<String> names(Fields fields) {
        List<JsonNode> elements = fields.array("agents");
        if (elements.isEmpty()) {
            fields.error("agents", "needs at least one agent");
        }
        return elements.stream().map(JsonNode::asText).toList();
    }

    /** Midnight at the end of a day is where the next one starts. */
    private static int start(Fields fields) {
        return time(fields, "start") % Shift.DAY;
    }

    private static int time(Fields fields, String key) {
        String text = fields.node(key).asText();
        if (!fields.node(key).isTextual() || !TIME.matcher(text).matches()) {
            fields.unreadable(
                    key,
                    "must be a time of day from \"00:00\" to \"24:00\", found " + Fields.shown(fields.node(key))
                            + (SHORT_TIME.matcher(text).matches()
                                    ? ": it needs the leading zero, \"0" + text + "\""
                                    : ""));
            return 0;
        }
        return Integer.parseInt(text.substring(0, 2)) * 3600 + Integer.parseInt(text.substring(3)) * MINUTE;
    }

    private List<Break> breaks(Fields shift, Shift whole, boolean checked) {
        List<JsonNode> elements = shift.array("breaks");
        List<Break> breaks = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Fields fields = new Fields(elements.get(i), shift.at("breaks") + "[" + i + "]", errors);
            fields.allow(List.of("start", "minutes"));
            Break pause = new Break(start(fields), fields.integer("minutes", 1));
            if (checked && fields.isReadable("start") && fields.isReadable("minutes")) {
                check(pause, breaks, whole, fields);
            }
            breaks.add(pause);
        }
        breaks.sort(Comparator.comparingInt(whole::sinceStart));
        return breaks;
    }

    private static void check(Break pause, List<Break> earlier, Shift shift, Fields fields) {
        long end = shift.sinceStart(pause) + (long) pause.minutes() * MINUTE;
        if (end > shift.seconds()) {
            fields.error(
                    "start",
                    "the break must be within the shift, which has " + shift.seconds() / MINUTE + " minutes; found "
                            + pause.minutes() + " minutes from "
                            + fields.node("start").asText());
        }
        for (Break other : earlier) {
            if (shift.sinceStart(pause) < shift.sinceStart(other) + (long) other.minutes() * MINUTE
                    && shift.sinceStart(other) < end) {
                fields.error("start", "the break overlaps another one of this shift");
                return;
            }
        }
    }
}
