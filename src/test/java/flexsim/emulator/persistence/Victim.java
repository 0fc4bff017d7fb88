package flexsim.emulator.persistence;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A process that writes until it is killed, and says of each entry when it is on disk. */
final class Victim {
    private static final int CALLERS = 8;

    private Victim() {}

    public static void main(String[] arguments) {
        Store store = Store.open(Path.of(arguments[0]));
        AtomicLong last = new AtomicLong(store.lastInstant());
        store.begin();
        System.out.println("open");
        for (int caller = 0; caller < CALLERS; caller++) {
            new Thread(() -> write(store, last)).start();
        }
    }

    private static void write(Store store, AtomicLong last) {
        while (true) {
            long mine = last.incrementAndGet();
            store.add(new JournalEntry(JournalEntry.ACCOUNT, mine, "count", "{\"some\":\"text\"}", Optional.empty()));
            store.await();
            System.out.println(mine);
        }
    }
}
