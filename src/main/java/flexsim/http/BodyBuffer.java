package flexsim.http;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;

/**
 * The buffer of bodies: a request takes a thread only once its body is there, so that clients that stop in the middle
 * hold no thread.
 */
final class BodyBuffer extends EagerContentHandler {
    /** What a part of a body may take of memory beside its bytes: a buffer of its own. */
    private static final int PART_OVERHEAD = 8 * 1_024;

    private final Duration stalled;

    /**
     * A buffer in front of a server's handlers.
     *
     * @param stalled how long the next part of a body may take before the connection is closed
     * @param maxBody the most bytes of a body that are buffered
     */
    BodyBuffer(Duration stalled, int maxBody) {
        super(new RetainedContentLoaderFactory(maxBody, PART_OVERHEAD, false));
        this.stalled = stalled;
    }

    @Override
    protected boolean onConditionsMet(Request request, Response response, Callback callback) throws Exception {
        return super.onConditionsMet(new Arriving(request, stalled), response, callback);
    }

    /** A request with a shorter idle timeout while its body is awaited; one timeout ends it. */
    private static final class Arriving extends Request.Wrapper {
        private final Duration stalled;
        private volatile boolean hurried;

        Arriving(Request request, Duration stalled) {
            super(request);
            this.stalled = stalled;
        }

        @Override
        public void demand(Runnable arrived) {
            if (!hurried) {
                hurried = true;
                allow(stalled.toMillis());
            }
            super.demand(arrived);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (Content.Chunk.isFailure(chunk, false)) {
                return Content.Chunk.from(chunk.getFailure(), true);
            }
            if (hurried && chunk != null && chunk.isLast()) {
                hurried = false;
                allow(connector().getIdleTimeout());
            }
            return chunk;
        }

        /** While the server stops, its own idle timeout has precedence. */
        private void allow(long millis) {
            EndPoint client = getConnectionMetaData().getConnection().getEndPoint();
            client.setIdleTimeout(millis);
            if (connector().isShutdown()) {
                client.setIdleTimeout(connector().getShutdownIdleTimeout());
            }
        }

        private AbstractConnector connector() {
            return (AbstractConnector) getConnectionMetaData().getConnector();
        }
    }
}
