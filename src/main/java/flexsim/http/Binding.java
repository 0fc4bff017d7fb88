package flexsim.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The binding of a server's address before the server starts: what prevents it is said in one line, not in the server's
 * log.
 */
final class Binding {
    private Binding() {}

    /**
     * {@code connector}, bound to its host and port.
     *
     * @throws UncheckedIOException when it cannot be; the message says whether host or port is to blame
     */
    static ServerConnector bound(ServerConnector connector) {
        String host = connector.getHost();
        String failed = "cannot listen on " + host + ":" + connector.getPort() + ": ";
        try {
            if (!here(InetAddress.getByName(host))) {
                throw new UncheckedIOException(
                        failed + host + " is not an address of this machine; choose one that is with --host",
                        new IOException(host));
            }
            connector.open();
            return connector;
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException(
                    failed + "there is no host named " + host + "; choose an address of this machine with --host",
                    unknown);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    failed + "the port is in use or not allowed; choose another with --port, 0 for any free one",
                    refused);
        }
    }

    private static boolean here(InetAddress address) throws IOException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }
}
