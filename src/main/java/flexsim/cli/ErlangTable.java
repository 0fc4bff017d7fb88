package flexsim.cli;

import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangC;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The figures of the queueing formulas as a table: a column for each formula. */
final class ErlangTable {
    private static final String NOTHING = "-";
    private static final int NAME_WIDTH = 42;
    private static final int WIDTH = 10;

    private final ErlangAnswer answer;
    private final StringJoiner lines = new StringJoiner(System.lineSeparator());
    private final TextTable table;

    private ErlangTable(ErlangAnswer answer) {
        this.answer = answer;
        this.table = new TextTable(
                " ".repeat(NAME_WIDTH),
                formulas(answer).map(name -> new TextTable.Column(name, WIDTH)).toList());
    }

    private static Stream<String> formulas(ErlangAnswer answer) {
        return answer.a().isPresent()
                ? Stream.of("Erlang B", "Erlang C", "Erlang A")
                : Stream.of("Erlang B", "Erlang C");
    }

    static String of(ErlangAnswer answer) {
        ErlangTable table = new ErlangTable(answer);
        table.head();
        table.body();
        table.foot();
        return table.lines.toString();
    }

    private void head() {
        lines.add(plain(answer.volume().calls()) + " calls in "
                + length(answer.volume().seconds()) + ", "
                + plain(answer.aht()) + " s each: "
                + plain(answer.erlangs()) + " erlangs");
        lines.add(answer.agents() + " agents"
                + (answer.patience().isPresent()
                        ? ", patience " + plain(answer.patience().getAsDouble()) + " s"
                        : ""));
        lines.add("");
    }

    private void body() {
        String within = "in " + plain(answer.threshold()) + " s";
        row("blocked", percent(answer.b().blocking()), NOTHING, NOTHING);
        row(
                "probability of waiting",
                NOTHING,
                c(ErlangC::pWait, ErlangTable::percent),
                a(ErlangA::pWait, ErlangTable::percent));
        row("abandoned", NOTHING, NOTHING, a(ErlangA::pAbandon, ErlangTable::percent));
        row("average speed of answer", NOTHING, c(ErlangC::asa, ErlangTable::time), a(ErlangA::asa, ErlangTable::time));
        row(
                "average wait of all calls",
                NOTHING,
                c(ErlangC::asa, ErlangTable::time),
                a(ErlangA::meanWait, ErlangTable::time));
        row(
                "SL1: answered " + within + " / all",
                NOTHING,
                c(ErlangC::serviceLevel, ErlangTable::percent),
                a(ErlangA::sl1, ErlangTable::percent));
        row("SL2: the same / answered", NOTHING, NOTHING, a(ErlangA::sl2, ErlangTable::percent));
        row("SL3: the same / all but abandoned " + within, NOTHING, NOTHING, a(ErlangA::sl3, ErlangTable::percent));
        row("SL4: answered or abandoned " + within + " / all", NOTHING, NOTHING, a(ErlangA::sl4, ErlangTable::percent));
        row(
                "occupancy",
                percent(answer.b().occupancy()),
                c(ErlangC::occupancy, ErlangTable::percent),
                a(ErlangA::occupancy, ErlangTable::percent));
        row(
                "average queue length",
                NOTHING,
                c(ErlangC::meanQueue, ErlangTable::number),
                a(ErlangA::meanQueue, ErlangTable::number));
        table.lines().forEach(lines::add);
    }

    private void foot() {
        if (answer.c().isEmpty()) {
            lines.add("");
            lines.add("Erlang C: " + answer.agents() + " agents cannot keep up if nobody abandons; at least "
                    + answer.fewestWhoKeepUp() + " are needed");
        }
        answer.staffing().ifPresent(staffing -> {
            lines.add("");
            lines.add("agents needed for " + plain(staffing.target().percent()) + " % within "
                    + plain(staffing.target().seconds()) + " s: Erlang C " + staffing.byErlangC()
                    + (staffing.byErlangA().isPresent()
                            ? ", Erlang A " + staffing.byErlangA().getAsInt()
                            : ""));
        });
    }

    /** A line, unless it would say nothing. */
    private void row(String name, String b, String c, String a) {
        if (answer.a().isEmpty() && b.equals(NOTHING) && c.equals(NOTHING)) {
            return;
        }
        table.add(name, List.of(b, c, a));
    }

    private String c(ToDoubleFunction<ErlangC> figure, DoubleFunction<String> form) {
        return answer.c().map(c -> form.apply(figure.applyAsDouble(c))).orElse(NOTHING);
    }

    private String a(ToDoubleFunction<ErlangA> figure, DoubleFunction<String> form) {
        return answer.a().map(a -> form.apply(figure.applyAsDouble(a))).orElse(NOTHING);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", part * 100);
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String length(double seconds) {
        if (seconds % 3600 == 0) {
            return plain(seconds / 3600) + " h";
        }
        return seconds % 60 == 0 ? plain(seconds / 60) + " min" : plain(seconds) + " s";
    }

    /** At most four decimals, and none that is not needed. */
    private static String plain(double value) {
        BigDecimal rounded = new BigDecimal(String.format(Locale.ROOT, "%.4f", value)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
