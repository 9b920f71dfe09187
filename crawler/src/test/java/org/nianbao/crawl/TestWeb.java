// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on its own loopback address, whose pages a test changes between two nights. */
final class TestWeb implements AutoCloseable {

    static {
        // without it every answer on a kept connection waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Answers one request in a way of its own. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** A request as it arrived. */
    record Asked(String path, long start, long end, Map<String, List<String>> headers, int status) {
    }

    /** When this thread gave its last answer out of hand; what it does afterwards is not the asker's time. */
    private static final ThreadLocal<Long> WRITTEN = new ThreadLocal<>();

    private final HttpServer server;
    private volatile Runnable before = () -> { };
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test web");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** @param last last number of the address 127.0.0.x */
    TestWeb(int last) throws IOException {
        server = HttpServer.create(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    String url(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort()
                + path;
    }

    TestWeb page(String path, String html) {
        return on(path, exchange -> send(exchange, 200, "text/html; charset=utf-8", html));
    }

    /** A page with validators: its body's hash as ETag. */
    TestWeb validated(String path, String html) {
        String tag = "\"" + Integer.toHexString(html.hashCode()) + "\"";
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, "text/html; charset=utf-8", html);
            }
        });
    }

    TestWeb redirect(String path, int status, String target) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    TestWeb status(String path, int status) {
        return on(path, exchange -> send(exchange, status, "text/html", "<p>" + status));
    }

    /** Does that before each answer; it may wait. */
    void beforeEach(Runnable work) {
        before = work;
    }

    TestWeb on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    TestWeb without(String path) {
        answers.remove(path);
        return this;
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        WRITTEN.set(System.nanoTime());
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            WRITTEN.set(System.nanoTime());
        }
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long start = System.nanoTime();
        WRITTEN.remove();
        before.run();
        String path = exchange.getRequestURI().toString();
        Map<String, List<String>> headers = new LinkedHashMap<>(exchange.getRequestHeaders());
        try (exchange) {
            Answer answer = answers.get(path);
            if (answer == null) {
                answer = answers.get("*");
            }
            if (answer == null) {
                send(exchange, 404, "text/html", "<html><body>404 Not Found</body></html>");
            } else {
                answer.give(exchange);
            }
        } finally {
            long end = WRITTEN.get() == null ? System.nanoTime() : WRITTEN.get();
            asked.add(new Asked(path, start, end, headers, exchange.getResponseCode()));
        }
    }

    List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    List<String> paths() {
        return asked().stream().map(Asked::path).toList();
    }

    long times(String path) {
        return paths().stream().filter(path::equals).count();
    }

    void forget() {
        asked.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
