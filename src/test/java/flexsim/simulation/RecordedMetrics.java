package flexsim.simulation;

import flexsim.metrics.CenterLayout;
import flexsim.metrics.Contact;
import flexsim.metrics.ContactOutcome;
import flexsim.metrics.MetricsListener;
import flexsim.metrics.ReservationEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes down what it is told, in seconds and names. */
final class RecordedMetrics implements MetricsListener {
    private final CenterLayout plan;
    final List<Entry> contacts = new ArrayList<>();
    final List<String> waiting = new ArrayList<>();
    final List<String> busy = new ArrayList<>();
    final List<String> staffed = new ArrayList<>();
    final List<String> reservations = new ArrayList<>();

    record Entry(
            long number,
            String queue,
            String channel,
            double arrived,
            double answered,
            double hungUp,
            double ended,
            String agent,
            ContactOutcome outcome) {}

    RecordedMetrics(CenterLayout plan) {
        this.plan = plan;
    }

    @Override
    public void waiting(int queue, int channel, int change, long at) {
        waiting.add(seconds(at) + " " + plan.queues().get(queue) + " " + (change > 0 ? "+" : "") + change);
    }

    @Override
    public void contact(Contact contact) {
        contacts.add(new Entry(
                contact.number(),
                contact.queue() < 0 ? "-" : plan.queues().get(contact.queue()),
                plan.channels().get(contact.channel()),
                seconds(contact.arrived()),
                seconds(contact.answered()),
                seconds(contact.hungUp()),
                seconds(contact.ended()),
                contact.agent() < 0 ? "-" : plan.agents().get(contact.agent()),
                contact.outcome()));
    }

    @Override
    public void busy(int agent, long from, long until) {
        busy.add(plan.agents().get(agent) + " " + seconds(from) + "-" + seconds(until));
    }

    @Override
    public void staffed(int agent, long from, long until) {
        staffed.add(plan.agents().get(agent) + " " + seconds(from) + "-" + seconds(until));
    }

    @Override
    public void reservation(int queue, int channel, ReservationEnd end, long at) {
        reservations.add(seconds(at) + " " + end.name().toLowerCase(Locale.ROOT));
    }

    private static double seconds(long at) {
        return at == Contact.NEVER ? Double.NaN : at / 1e6;
    }

    /** One line for each customer, by order of arrival. */
    List<String> stories() {
        return contacts.stream()
                .sorted(Comparator.comparing(Entry::number))
                .map(RecordedMetrics::story)
                .toList();
    }

    private static String story(Entry entry) {
        StringBuilder story = new StringBuilder("arrived " + entry.arrived());
        if (!Double.isNaN(entry.answered())) {
            story.append(", answered ").append(entry.answered()).append(" by ").append(entry.agent());
        }
        if (!Double.isNaN(entry.hungUp())) {
            story.append(", hung up ").append(entry.hungUp());
        }
        if (!Double.isNaN(entry.ended())) {
            story.append(", ended ").append(entry.ended());
        }
        return story + ": " + entry.outcome();
    }

    long count(ContactOutcome outcome) {
        return contacts.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    Entry contact(long number) {
        return contacts.stream()
                .filter(entry -> entry.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
