package flexsim.twilio;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import flexsim.time.Micros;
import flexsim.time.Scheduler;
import flexsim.workspace.WorkspaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The maker of requests: it repeats each kind as is safe, and explains failures. Thread-safe. */
final class Requests {
    private static final int PAGE_SIZE = 1_000;
    /** How long transient failures are retried where nobody sets a budget. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TwilioRestClient client;
    private final Retries retries;
    private final ErrorMessages refusals;
    private final Supplier<RetryBudget> budget;

    private Requests(TwilioRestClient client, Retries retries, ErrorMessages refusals, Supplier<RetryBudget> budget) {
        this.client = client;
        this.retries = retries;
        this.refusals = refusals;
        this.budget = budget;
    }

    Requests(TwilioRestClient client, Retries retries, ErrorMessages refusals, Scheduler clock) {
        this(client, retries, refusals, () -> {
            long end = clock.now() + Micros.of(TIMEOUT);
            return new RetryBudget(() -> clock.now() < end, WorkspaceException.Kind.UNAVAILABLE);
        });
    }

    /** The same, but transient failures are retried exactly while {@code still} holds. */
    Requests whileWanted(BooleanSupplier still) {
        RetryBudget given = new RetryBudget(still, WorkspaceException.Kind.UNWANTED);
        return new Requests(client, retries, refusals, () -> given);
    }

    /** How many requests have been repeated so far. */
    long repeated() {
        return retries.repeated();
    }

    /** A request that may be repeated as it is. */
    <T> T ask(String what, Supplier<T> request) {
        return unlessDone(what, request, Optional::empty);
    }

    /** A request that is only repeated when {@code done} does not find that it had been carried out. */
    <T> T unlessDone(String what, Supplier<T> request, Supplier<Optional<T>> done) {
        try {
            return retries.run(what, budget.get(), request, done);
        } catch (ClientError refused) {
            throw refusals.explain(what, refused);
        } catch (ApiException | NullPointerException unreadable) { // the SDK trips over a list without "meta"
            throw new WorkspaceException(
                    WorkspaceException.Kind.REFUSED, 0, 0, what + ": the response is not TaskRouter's");
        }
    }

    /** Gone is as good as deleted, but only when an earlier try may have deleted it. */
    void delete(String what, Supplier<Boolean> request) {
        AtomicBoolean perhapsDone = new AtomicBoolean();
        ask(what, () -> {
            try {
                return request.get();
            } catch (TransientFailure failure) {
                perhapsDone.compareAndSet(false, !failure.neverProcessed());
                throw failure;
            } catch (ClientError refused) {
                if (refused.notFound() && perhapsDone.get()) {
                    return true;
                }
                throw refused;
            }
        });
    }

    /** A whole list; each page is a request of its own. */
    <R extends Resource, T> List<T> list(String what, Reader<R> reader, Function<R, T> read) {
        reader.pageSize(PAGE_SIZE);
        List<T> all = new ArrayList<>();
        Page<R> page = ask(what, () -> reader.firstPage(client));
        page.getRecords().forEach(record -> all.add(read.apply(record)));
        while (page.hasNextPage()) {
            Page<R> current = page;
            page = ask(what, () -> reader.nextPage(current, client));
            page.getRecords().forEach(record -> all.add(read.apply(record)));
        }
        return all;
    }

    /** A whole list inside a try of something else: a failure is that try's failure. */
    <R extends Resource, T> List<T> pages(Reader<R> reader, Function<R, T> read) {
        List<T> all = new ArrayList<>();
        for (R record : reader.read(client)) {
            all.add(read.apply(record));
        }
        return all;
    }

    /** The first of such a list. */
    <R extends Resource, T> Optional<T> first(Reader<R> reader, Function<R, T> read) {
        return pages(reader, read).stream().findFirst();
    }
}
