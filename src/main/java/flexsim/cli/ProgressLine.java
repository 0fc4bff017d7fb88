package flexsim.cli;

import flexsim.deploy.Progress;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows progress on one line of stderr that is written over again; silent where stderr is no terminal. */
final class ProgressLine implements Consumer<Progress>, AutoCloseable {
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final boolean shown;
    private boolean written;

    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @Override
    public synchronized void accept(Progress progress) {
        if (shown) {
            String text = progress.done() + "/" + progress.total() + " " + progress.what();
            write(text.length() > WIDTH ? text.substring(0, WIDTH) : text);
            written = true;
        }
    }

    /** Leaves the line empty for what is printed next. */
    @Override
    public synchronized void close() {
        if (written) {
            write("");
        }
    }

    private void write(String text) {
        err.print("\r" + text + "\u001b[K" + (text.isEmpty() ? "\r" : ""));
        err.flush();
    }
}
