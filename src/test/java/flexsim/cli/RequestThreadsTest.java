package flexsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flexsim.testing.Deadline;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {
    private final CountDownLatch answer = new CountDownLatch(1);
    private ThreadPoolExecutor threads;

    @AfterEach
    void end() {
        answer.countDown();
        threads.shutdownNow();
    }

    private CountDownLatch hang(int count) {
        CountDownLatch begun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                begun.countDown();
                awaitQuietly(answer);
            });
        }
        return begun;
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(Deadline.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void requests_that_hang_do_not_hold_up_the_next_one() {
        threads = RequestThreads.named("test", 300);
        assertTrue(awaitQuietly(hang(299)));
        CountDownLatch next = new CountDownLatch(1);
        threads.execute(next::countDown);
        assertTrue(awaitQuietly(next));
    }

    @Test
    void an_idle_thread_is_used_again_before_another_is_started() throws Exception {
        threads = RequestThreads.named("test", 300);
        for (int i = 0; i < 20; i++) {
            threads.submit(() -> {}).get(Deadline.SECONDS, TimeUnit.SECONDS);
            while (threads.getActiveCount() > 0) {
                Thread.onSpinWait();
            }
        }
        assertTrue(threads.getLargestPoolSize() <= 3, () -> threads.getLargestPoolSize() + " threads");
    }

    @Test
    void beyond_the_most_threads_work_waits_and_none_is_lost() {
        threads = RequestThreads.named("test", 2);
        assertTrue(awaitQuietly(hang(2)));
        CountDownLatch later = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            threads.execute(later::countDown);
        }
        assertEquals(50, later.getCount());
        answer.countDown();
        assertTrue(awaitQuietly(later));
    }
}
