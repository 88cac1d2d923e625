package dev.perennial.emulators;

import dev.perennial.local.http.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * An address of plain HTTP on the loopback in front of an emulator that speaks HTTPS with a certificate of its own: so
 * nothing else has to trust it, neither the functions nor the AWS command line.
 */
final class PlainDoor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final LoopbackServer server;

    private PlainDoor(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Opens the door once the certificate is there.
     *
     * @param behind the emulator
     * @param authority the certificate that the emulator's own is signed with, as PEM
     * @throws IOException where it does not come, or cannot be read
     */
    static PlainDoor open(URI behind, Path authority) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(authority)) {
            if (System.nanoTime() > end) {
                throw new IOException("The emulator has not written its certificate to " + authority + ".");
            }
            Thread.sleep(GLANCE);
        }
        SslContextFactory.Client trust = new SslContextFactory.Client();
        trust.setTrustStore(trusting(authority));
        return new PlainDoor(LoopbackServer.start(0, "--port", new Reverse(behind, trust)));
    }

    private static KeyStore trusting(Path authority) throws IOException {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("emulator-" + number++, certificate);
            }
            return store;
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(authority + " holds no certificate that can be read.", unreadable);
        }
    }

    private static final class Reverse extends ProxyHandler.Reverse {
        private final SslContextFactory.Client trust;

        Reverse(URI behind, SslContextFactory.Client trust) {
            super(request -> HttpURI.build(behind.resolve(request.getHttpURI().getPathQuery())));
            this.trust = trust;
        }

        @Override
        protected HttpClient newHttpClient() {
            ClientConnector connector = new ClientConnector();
            connector.setSslContextFactory(trust);
            return new HttpClient(new HttpClientTransportDynamic(connector));
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException late) {
            System.err.println("While stopping: " + late);
        }
    }
}
