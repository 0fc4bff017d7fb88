package flexsim.emulator.control;

import flexsim.emulator.control.FaultRule.Fault;
import flexsim.emulator.control.FaultRule.OfDelivery;
import flexsim.emulator.control.FaultRule.OfRequest;
import flexsim.emulator.http.ApiError;
import flexsim.emulator.http.DroppedException;
import flexsim.emulator.http.RequestFilter;
import flexsim.emulator.webhook.DeliveryFaults;
import flexsim.time.Pause;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The rules for injected faults. They are asked in the order in which they were made; the first that
 * strikes decides, and those after it do not see that request or delivery. Paths under {@code /_flexsim} are spared:
 * otherwise a rule could not be taken back. Thread-safe.
 */
public final class FaultInjection implements RequestFilter, DeliveryFaults {
    /** On the response: the number of the rule that struck. */
    static final String HEADER = "X-Flexsim-Fault";

    static final String SPARED = "/_flexsim/";

    private static final int MAX_RULES = 100;

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Pause pause;
    private long made;

    /** {@code pause}: how a request is held up. */
    public FaultInjection(Pause pause) {
        this.pause = pause;
    }

    synchronized FaultRule add(Fault fault, FaultSchedule schedule) {
        if (rules.size() >= MAX_RULES) {
            throw ApiError.invalid("There are " + MAX_RULES + " fault rules already: delete some first");
        }
        FaultRule rule = new FaultRule(++made, fault, schedule);
        rules.add(rule);
        return rule;
    }

    List<FaultRule> all() {
        return List.copyOf(rules);
    }

    void clear() {
        rules.clear();
    }

    /** Returns whether it was there. */
    boolean remove(long id) {
        return rules.removeIf(rule -> rule.id() == id);
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response) {
        if (!rules.isEmpty() && !request.getRequestURI().startsWith(SPARED)) {
            disturb(request, response);
        }
    }

    private void disturb(HttpServletRequest request, HttpServletResponse response) {
        for (FaultRule rule : rules) {
            if (rule.fault() instanceof OfRequest fault
                    && fault.concerns(request.getMethod(), request.getRequestURI())
                    && rule.strikes()) {
                response.setHeader(HEADER, Long.toString(rule.id()));
                strike(fault);
                return;
            }
        }
    }

    private void strike(OfRequest fault) {
        if (!fault.latency().isZero()) {
            pause.wait(fault.latency());
        }
        if (fault.drop()) {
            throw new DroppedException();
        }
        if (fault.status().isPresent()) {
            throw ApiError.onPurpose(fault.status().getAsInt(), fault.retryAfter());
        }
    }

    @Override
    public Fate of(Kind kind) {
        for (FaultRule rule : rules) {
            if (rule.fault() instanceof OfDelivery fault && fault.kind() == kind && rule.strikes()) {
                return fault.fate();
            }
        }
        return Fate.DELIVERED;
    }
}
