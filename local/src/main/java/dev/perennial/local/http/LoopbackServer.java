package dev.perennial.local.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server that only this machine reaches. */
public final class LoopbackServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** A port is taken; the message says which one and what to do. */
    public static final class PortTaken extends RuntimeException {
        PortTaken(int port, String option, Throwable cause) {
            super("Port " + port + " is in use; stop what listens there or choose another with " + option + ".", cause);
        }
    }

    /**
     * Takes the port and answers from now on.
     *
     * @param port 0 for any free one
     * @param option how the user chooses the port, for the message when it is taken
     */
    public static LoopbackServer start(int port, String option, Handler handler) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failed) {
            if (failed instanceof BindException || failed.getCause() instanceof BindException) {
                throw new PortTaken(port, option, failed);
            }
            throw new IllegalStateException("The server cannot be started: " + failed.getMessage(), failed);
        }
        return new LoopbackServer(server, connector);
    }

    /** Looks before anything is started, so that a taken port costs nobody any time. */
    public static void requireFree(int port, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new PortTaken(port, option, taken);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IOException("The server did not stop", failed);
        }
    }
}
