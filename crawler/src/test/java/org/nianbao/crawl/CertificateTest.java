// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.PageState;

@Timeout(60)
class CertificateTest {

    private static final char[] PASSWORD = "nianbao".toCharArray();

    @TempDir
    Path folder;
    private HttpsServer server;
    private String url;
    private Nights nights;

    @BeforeEach
    void startServerWithACertificateThatNobodySigned() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", "nianbao", "-keyalg",
                "EC", "-alias", "web", "-dname", "CN=test", "-ext", "san=ip:127.0.0.17").inheritIO().start();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress("127.0.0.17", 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> TestWeb.send(exchange,
                exchange.getRequestURI().getPath().equals("/") ? 200 : 404, "text/html", "<title>x</title><p>内容"));
        server.start();
        url = "https://127.0.0.17:" + server.getAddress().getPort() + "/";
        nights = new Nights(folder.resolve("data"));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void uncheckedCertificateIsAFailureUnlessTheHostIsNamedAndThenRecorded() throws Exception {
        nights.night(url);
        assertEquals(PageState.FAILED, nights.state(url));
        assertTrue(nights.page(url).reason().contains("certificate"), nights.page(url).reason());
        nights.set("tls.unchecked.hosts=127.0.0.17");
        CrawlSummary summary = nights.night(url);
        assertEquals(PageState.FETCHED, nights.state(url));
        assertEquals("certificate not checked", summary.hosts().get(0).note());
    }
}
