// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.nianbao.index.GeneratedReports;

/** Sites on loopback addresses, each with list pages and reports; every second report has validators. */
final class SampleHosts implements AutoCloseable {

    private static final int FIRST_ADDRESS = 11;
    private static final int LISTED = 50;
    private static final int PARAGRAPHS = 60;
    private static final long SEED = 31;
    private static final String FOLDER = "/zfxxgk/ndbg/";

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final LongAdder bodyBytes = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final int reports;
    private final byte[][] bodies;

    /** @param reports how many reports each host has */
    SampleHosts(int hosts, int reports) throws IOException {
        this.reports = reports;
        GeneratedReports made = new GeneratedReports(SEED, PARAGRAPHS, List.of());
        // The bodies are the same on every host: what is measured is the way, not the text.
        bodies = new byte[reports][];
        for (int number = 0; number < reports; number++) {
            String title = made.report(number).report().title();
            bodies[number] = ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + title
                    + "</title></head><body><h1>" + title + "</h1><p>" + made.report(number).report().text()
                    .replace("\n", "</p>\n<p>") + "</p></body></html>").getBytes(StandardCharsets.UTF_8);
        }
        for (int host = 0; host < hosts; host++) {
            byte[] address = {127, 0, 0, (byte) (FIRST_ADDRESS + host)};
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(address), 0), 500);
            server.createContext("/", this::answer);
            server.setExecutor(workers);
            server.start();
            servers.add(server);
        }
    }

    /** The address of each host's first page. */
    List<String> urls() {
        return servers.stream().map(server -> "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + FOLDER + "index.html").toList();
    }

    /** Pages of one host: its reports and its lists. */
    int pagesOfAHost() {
        return reports + (reports + LISTED - 1) / LISTED;
    }

    long pages() {
        return pages.sum();
    }

    long bodyBytes() {
        return bodyBytes.sum();
    }

    void forget() {
        pages.reset();
        bodyBytes.reset();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "";
            byte[] body;
            int list = name.equals("index.html") ? 0 : number(name, "index_");
            int report = number(name, "t");
            if (list >= 0 && list * LISTED < reports) {
                body = list(list);
            } else if (report >= 0 && report < reports) {
                String tag = "\"" + report + "\"";
                if (report % 2 == 0) {
                    exchange.getResponseHeaders().set("ETag", tag);
                    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        pages.increment();
                        exchange.sendResponseHeaders(304, -1);
                        return;
                    }
                }
                body = bodies[report];
            } else {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            pages.increment();
            bodyBytes.add(body.length);
        }
    }

    private byte[] list(int list) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>政府信息公开年报"
                + "</title></head><body><h1>政府信息公开年度报告</h1><ul>");
        for (int report = list * LISTED; report < Math.min(reports, (list + 1) * LISTED); report++) {
            page.append("<li><a href=\"t").append(report).append(".html\">").append(2000 + report % 25)
                    .append("年政府信息公开工作年度报告</a></li>\n");
        }
        page.append("</ul><div class=\"page\">");
        if ((list + 1) * LISTED < reports) {
            page.append("<a href=\"index_").append(list + 1).append(".html\">下一页</a>");
        }
        return page.append("</div></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int number(String name, String before) {
        if (!name.startsWith(before) || !name.endsWith(".html")) {
            return -1;
        }
        String digits = name.substring(before.length(), name.length() - ".html".length());
        return digits.isEmpty() || digits.length() > 8 || !digits.chars().allMatch(Character::isDigit) ? -1
                : Integer.parseInt(digits);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        workers.shutdownNow();
    }
}
