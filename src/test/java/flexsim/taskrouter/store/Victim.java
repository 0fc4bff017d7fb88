package flexsim.taskrouter.store;

import java.nio.file.Path;
import java.util.Optional;

/** A process that writes until it is killed, and says of each entry when it is on disk. */
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
        Store store = Store.open(Path.of(arguments[0]));
        int[] next = {0};
        store.entries(entry -> next[0]++);
        store.begin();
        System.out.println("open");
        for (int i = next[0]; ; i++) {
            store.add(new Entry(Entry.ACCOUNT, i, "count", "", Optional.empty()));
            store.await();
            System.out.println(i);
        }
    }
}
