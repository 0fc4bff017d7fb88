import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one request again and again over some connections, each waiting for its answer, from a single thread that does as
 * little as it can: what it measures is the server.
 */
final class Hammer implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final byte[] request;
    private final String status;
    private long answers;

    /** {@code status}: of the answers; another one is an error. */
    Hammer(int port, int connections, String request, int status) throws IOException {
        this.request = request.getBytes(StandardCharsets.US_ASCII);
        this.status = "HTTP/1.1 " + status;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(64 * 1_024));
            channels.add(channel);
        }
        for (SocketChannel channel : channels) {
            channel.write(ByteBuffer.wrap(this.request));
        }
    }

    /** Goes on for {@code seconds}; returns answers a second. */
    double run(double seconds) throws IOException {
        long before = answers;
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
            }
            selector.selectedKeys().clear();
        }
        return (answers - before) / ((System.nanoTime() - begin) / 1e9);
    }

    private void read(SocketChannel channel, ByteBuffer answer) throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the server hung up");
        }
        if (complete(answer)) {
            answers++;
            answer.clear();
            channel.write(ByteBuffer.wrap(request));
        }
    }

    private boolean complete(ByteBuffer answer) throws IOException {
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        if (!text.startsWith(status)) {
            throw new IOException("answered " + text);
        }
        int at = text.toLowerCase().indexOf("content-length: ") + "content-length: ".length();
        return answer.position()
                >= head
                        + 4
                        + Integer.parseInt(
                                text.substring(at, text.indexOf("\r", at)).strip());
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
