package flexsim.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time, each with its end outside; where they overlap they become one. */
final class TimeRanges {
    /** From the one instant to before the other, in microseconds since the epoch. */
    record Span(long from, long until) {}

    private final List<Span> spans = new ArrayList<>();

    void add(long from, long until) {
        if (until > from) {
            spans.add(new Span(from, until));
        }
    }

    void addAll(TimeRanges others) {
        spans.addAll(others.spans);
    }

    /** In order, without overlaps. */
    List<Span> united() {
        List<Span> united = new ArrayList<>();
        spans.stream().sorted(Comparator.comparingLong(Span::from)).forEach(span -> {
            int last = united.size() - 1;
            if (last >= 0 && span.from() <= united.get(last).until()) {
                Span before = united.get(last);
                united.set(last, new Span(before.from(), Math.max(before.until(), span.until())));
            } else {
                united.add(span);
            }
        });
        return united;
    }
}
