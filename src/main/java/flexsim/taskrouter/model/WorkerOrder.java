package flexsim.taskrouter.model;

import flexsim.taskrouter.expression.Expression;
import flexsim.taskrouter.expression.ExpressionException;
import flexsim.taskrouter.expression.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target's {@code order_by}: which of its eligible workers go first, for instance
 * {@code worker.level DESC, worker.cost ASC}. Immutable.
 *
 * <p>A worker without the attribute comes last in either direction. Where one of the workers compared has something
 * there that is not a whole number, the clause is ignored. Where all clauses leave two workers equal, the one that was
 * idle longer goes first. Source: Twilio, "Ordering workers".
 *
 * @param text as the client wrote it
 */
public record WorkerOrder(String text, List<Clause> clauses) {
    private static final Pattern CLAUSE = Pattern.compile("\\s*(\\S+)(?:\\s+(\\S+))?\\s*");

    public WorkerOrder {
        clauses = List.copyOf(clauses);
    }

    /** One key; {@code attribute} is its path below {@code worker.}. */
    public record Clause(Path attribute, boolean descending) {}

    /**
     * Parses {@code text}; a clause without a direction is ascending.
     *
     * @throws ExpressionException when a clause is not one; the message names the clause
     */
    public static WorkerOrder parse(String text) throws ExpressionException {
        if (text.length() > Expression.MAX_LENGTH) {
            throw new ExpressionException(
                    Expression.MAX_LENGTH, "at most " + Expression.MAX_LENGTH + " characters are allowed");
        }
        List<Clause> clauses = new ArrayList<>();
        int position = 0;
        for (String clause : text.split(",", -1)) {
            clauses.add(clause(clause, position));
            position += clause.length() + 1;
        }
        return new WorkerOrder(text, clauses);
    }

    private static Clause clause(String text, int position) throws ExpressionException {
        Matcher parts = CLAUSE.matcher(text);
        if (!parts.matches()) {
            throw wrong(text, position, "a clause is 'worker.<attribute> ASC' or 'worker.<attribute> DESC'");
        }
        return new Clause(attribute(parts.group(1), text, position), descending(parts.group(2), text, position));
    }

    private static Path attribute(String path, String clause, int position) throws ExpressionException {
        Path parsed;
        try {
            parsed = Path.parse(path);
        } catch (ExpressionException malformed) {
            throw wrong(clause, position, "'" + path + "' is not the name of an attribute");
        }
        if (parsed.length() < 2 || !parsed.head().equals(WorkflowDocument.WORKER)) {
            throw wrong(clause, position, "the attribute must begin with 'worker.'");
        }
        return parsed.tail();
    }

    private static boolean descending(String direction, String clause, int position) throws ExpressionException {
        if (direction == null || direction.equalsIgnoreCase("ASC")) {
            return false;
        }
        if (direction.equalsIgnoreCase("DESC")) {
            return true;
        }
        throw wrong(clause, position, "the direction must be ASC or DESC, found '" + direction + "'");
    }

    private static ExpressionException wrong(String clause, int position, String why) {
        return new ExpressionException(position, "in clause '" + clause.strip() + "': " + why);
    }
}
