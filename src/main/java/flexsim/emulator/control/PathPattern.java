package flexsim.emulator.control;

import java.util.List;

/**
 * The paths that a fault matches: {@code *} or a name in braces stands for one segment, {@code **} at the end for any
 * number of them.
 */
record PathPattern(String text) {
    private static final String REST = "**";

    /** Every path. */
    static final PathPattern ANY = new PathPattern("/" + REST);

    boolean matches(String path) {
        List<String> pattern = segments(text);
        List<String> found = segments(path);
        boolean open = pattern.get(pattern.size() - 1).equals(REST);
        int fixed = open ? pattern.size() - 1 : pattern.size();
        if (found.size() < fixed || !open && found.size() > fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!any(pattern.get(i)) && !pattern.get(i).equals(found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(String segment) {
        return segment.equals("*") || segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
