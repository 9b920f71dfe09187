// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

/**
 * A small web of sample sites on loopback: one server, told apart by host name. The names exist only here; ask
 * {@link #resolve} for their address.
 */
public final class SampleWeb implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final AtomicInteger pages = new AtomicInteger();
    private volatile Map<String, SampleSite> sites;

    private SampleWeb(HttpServer server) {
        this.server = server;
        this.sites = build(reports().stream().filter(report -> report.later() != SampleReport.Later.ADDED).toList());
    }

    /** Starts the web on a free port of loopback. */
    public static SampleWeb start() throws IOException {
        // Without it the JDK's server waits some 40 ms with each further answer on a connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SampleWeb web = new SampleWeb(server);
        server.createContext("/", web::answer);
        server.setExecutor(web.workers);
        server.start();
        return web;
    }

    /** The address of one of this web's hosts; absent for every other name. */
    public Optional<InetAddress> resolve(String host) {
        return sites.containsKey(host) ? Optional.of(InetAddress.getLoopbackAddress()) : Optional.empty();
    }

    /** Where a report with that quirk stands; see {@code reports.tsv}. */
    public String addressOf(String quirk) {
        SampleReport odd = reports().stream().filter(report -> report.quirk().equals(quirk)).findFirst().orElseThrow();
        String host = SampleFile.rows("sites.tsv").stream().filter(row -> row.get("key").equals(odd.site()))
                .findFirst().orElseThrow().get("host");
        return "http://" + host + ":" + server.getAddress().getPort() + SampleSite.trsPath(odd);
    }

    public int hosts() {
        return sites.size();
    }

    /** Pages sent whole since the start; an answer that nothing changed is none. */
    public int pagesSent() {
        return pages.get();
    }

    /** Writes the seed list, one site a line. */
    public void writeSites(Path file) throws IOException {
        StringBuilder lines = new StringBuilder("url\tname\n");
        for (SampleSite site : sites.values()) {
            lines.append("http://").append(site.host()).append(':').append(server.getAddress().getPort())
                    .append("/\t").append(site.name()).append('\n');
        }
        Files.writeString(file, lines);
    }

    /** What publishers do between two nights: one corrects a figure, one takes a report off, one adds a report. */
    public void change() {
        sites = build(reports().stream().filter(report -> report.later() != SampleReport.Later.GONE)
                .map(report -> report.later() == SampleReport.Later.CORRECTED ? report.corrected() : report).toList());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static List<SampleReport> reports() {
        return SampleFile.rows("reports.tsv").stream().map(SampleReport::of).toList();
    }

    private static Map<String, SampleSite> build(List<SampleReport> reports) {
        Map<String, SampleSite> sites = new LinkedHashMap<>();
        for (Map<String, String> row : SampleFile.rows("sites.tsv")) {
            List<SampleReport> own = switch (row.get("product")) {
                case "mirror", "injected" -> reports.stream()
                        .filter(report -> report.agency().equals(row.get("copies"))).toList();
                default -> reports.stream().filter(report -> report.site().equals(row.get("key"))).toList();
            };
            SampleSite site = new SampleSite(row, own);
            sites.put(site.host(), site);
        }
        return sites;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("")
                    .replaceFirst(":\\d+$", "");
            Optional<SampleSite.Answer> found = Optional.ofNullable(sites.get(host))
                    .flatMap(site -> site.answer(exchange.getRequestURI().getPath()));
            SampleSite.Answer answer = found.orElseGet(() -> new SampleSite.Answer(404, "text/html",
                    "<html><body>404 Not Found</body></html>".getBytes(StandardCharsets.UTF_8), false));
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            String tag = "\"" + checksum(answer.body()) + "\"";
            if (answer.validators()) {
                exchange.getResponseHeaders().set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            if (answer.status() == 200) {
                pages.incrementAndGet();
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Long.toHexString(crc.getValue());
    }
}
