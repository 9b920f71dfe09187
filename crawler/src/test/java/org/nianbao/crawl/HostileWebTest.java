// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.PageState;

/** What servers do wrong, by mistake or on purpose. */
@Timeout(60)
class HostileWebTest {

    @TempDir
    Path data;
    private final List<TestWeb> webs = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private TestWeb web;
    private Nights nights;

    @BeforeEach
    void startWeb() throws IOException {
        web = web(14);
        nights = new Nights(data);
    }

    private TestWeb web(int last) throws IOException {
        TestWeb started = new TestWeb(last);
        webs.add(started);
        return started;
    }

    @AfterEach
    void stopWebs() {
        over.countDown();
        webs.forEach(TestWeb::close);
    }

    private void sleepUntilOver(Duration most) {
        try {
            over.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first page with links to these paths, as reports. */
    private void links(String... paths) {
        StringBuilder html = new StringBuilder("<title>某县</title>");
        for (String path : paths) {
            html.append("<a href='").append(path).append("'>某县2023年政府信息公开工作年度报告</a> ");
        }
        web.page("/", html.toString());
    }

    @Test
    void loopbackIsRefusedUnlessAllowed() throws IOException {
        nights.settings = nights.settings.withAllowPrivate(false);
        links();
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(List.of(), web.paths());
        assertTrue(summary.hosts().get(0).note().contains("loopback"), summary.hosts().get(0).note());
    }

    @Test
    void largeBodyIsBrokenOff() throws IOException {
        nights.set("body.max=64KB");
        links("/big.html", "/endless.html");
        web.on("/big.html", exchange -> TestWeb.send(exchange, 200, "text/html", "x".repeat(100_000)));
        long[] sent = new long[1];
        web.on("/endless.html", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] chunk = new byte[8192];
                while (sent[0] < 200_000_000L) {
                    out.write(chunk);
                    sent[0] += chunk.length;
                }
            }
        });
        nights.night(web.url("/"));
        assertEquals(PageState.FAILED, nights.state(web.url("/big.html")));
        assertTrue(nights.page(web.url("/endless.html")).reason().contains("larger"),
                nights.page(web.url("/endless.html")).reason());
        assertTrue(sent[0] < 50_000_000L, sent[0] + " bytes were sent");
    }

    @Test
    void gzippedPageIsReadAndBombIsNot() throws IOException {
        nights.set("body.max=5MB", "body.ratio=20");
        links("/packed.html", "/bomb.html");
        String packed = "<p>某县2023年政府信息公开工作年度报告</p>";
        zipped("/packed.html", packed.getBytes(StandardCharsets.UTF_8));
        zipped("/bomb.html", new byte[4 << 20]);
        nights.night(web.url("/"));
        assertEquals(packed, new String(Archive.of(data).latestGood(web.url("/packed.html")).orElseThrow().body(),
                StandardCharsets.UTF_8));
        assertTrue(nights.page(web.url("/bomb.html")).reason().contains("unfolds"));
        assertEquals(List.of(), Archive.of(data).verify());
    }

    private void zipped(String path, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        web.on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestWeb.send(exchange, 200, "text/html; charset=utf-8", bytes.toByteArray());
        });
    }

    @Test
    void drippingResponseEndsAtTheDeadline() throws IOException {
        nights.set("response.timeout=1500ms", "read.timeout=1200ms", "failures.pause=10ms");
        links("/drip.html", "/ok.html");
        web.page("/ok.html", "<p>ok");
        web.on("/drip.html", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    out.write('x');
                    out.flush();
                    sleepUntilOver(Duration.ofMillis(50));
                }
            }
        });
        nights.night(web.url("/"));
        assertEquals(PageState.FAILED, nights.state(web.url("/drip.html")));
        assertEquals(PageState.FETCHED, nights.state(web.url("/ok.html")));
        assertEquals(List.of(), Archive.of(data).verify());
    }

    /** The one host answers when the other one's last page was asked for: were it waited for, it never would. */
    @Test
    void hungHostStallsNobody() throws IOException {
        nights.set("read.timeout=60s");
        TestWeb hung = web(15);
        CountDownLatch last = new CountDownLatch(1);
        hung.on("*", exchange -> {
            try {
                last.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TestWeb.send(exchange, 200, "text/html", "<p>at last");
        });
        links("/a.html", "/b.html");
        web.page("/a.html", "<p>a").on("/b.html", exchange -> {
            last.countDown();
            TestWeb.send(exchange, 200, "text/html", "<p>b");
        });
        nights.night(web.url("/"), hung.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/b.html")));
        assertEquals(PageState.FETCHED, nights.state(hung.url("/")));
    }

    @Test
    void hungHostHasFailed() throws IOException {
        nights.set("read.timeout=1s", "failures.max=1");
        TestWeb hung = web(15);
        hung.on("*", exchange -> sleepUntilOver(Duration.ofSeconds(20)));
        nights.night(hung.url("/"));
        assertEquals(PageState.FAILED, nights.state(hung.url("/")));
        assertTrue(nights.page(hung.url("/")).reason().contains("robots.txt"));
    }

    @Test
    void hostThatFailsAgainAndAgainIsLeftAlone() throws IOException {
        nights.set("failures.max=3", "failures.pause=1ms");
        links("/1.html", "/2.html", "/3.html", "/4.html", "/5.html", "/6.html");
        web.status("*", 500).status("/robots.txt", 404);
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(5, web.paths().size(), web.paths().toString());
        assertTrue(summary.hosts().get(0).note().contains("failures"));
        assertEquals(3, summary.hosts().get(0).waiting());
    }

    @Test
    void passingTroubleIsTriedOnceMore() throws IOException {
        nights.set("failures.pause=1ms");
        links("/500.html", "/half.html");
        int[] times = new int[2];
        web.on("/500.html", exchange -> TestWeb.send(exchange, times[0]++ == 0 ? 500 : 200, "text/html", "<p>ok"));
        web.on("/half.html", exchange -> {
            if (times[1]++ == 0) {
                exchange.sendResponseHeaders(200, 5000);
                exchange.getResponseBody().write('x');
                exchange.close();
            } else {
                TestWeb.send(exchange, 200, "text/html", "<p>ok");
            }
        });
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/500.html")));
        assertEquals(PageState.FETCHED, nights.state(web.url("/half.html")));
    }

    @Test
    void pagesThatFailedLastTimeCannotKeepTheOthersFromTheirTurn() throws IOException {
        nights.set("failures.max=3", "failures.pause=1ms");
        links("/1.html", "/2.html", "/3.html", "/4.html");
        web.status("/1.html", 500).status("/2.html", 500).status("/3.html", 500).page("/4.html", "<p>4");
        nights.night(web.url("/"));
        assertEquals(PageState.WAITING, nights.state(web.url("/4.html")));
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/4.html")));
    }

    @Test
    void wallBeforeEveryPageIsKnockedAtTenTimes() throws IOException {
        String[] paths = IntStream.range(0, 40).mapToObj(i -> "/" + i + ".html").toArray(String[]::new);
        links(paths);
        for (String path : paths) {
            web.status(path, 412);
        }
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(10, summary.hosts().get(0).blocked());
        assertTrue(summary.hosts().get(0).note().contains("wall"));
    }

    @Test
    void twinsAreOnePage() throws IOException {
        web.page("/", "<title>某县</title><a href='/nb/2023.shtml'>某县2023年政府信息公开工作年度报告</a>"
                + "<a href='/nb/2023_app.shtml'>某县2023年政府信息公开工作年度报告</a>"
                + "<a href='/nb/2023.shtml;jsessionid=ABC?utm_source=x#top'>某县2023年政府信息公开工作年度报告</a>"
                + "<a href='/nb/../nb/./2023.shtml'>某县2023年政府信息公开工作年度报告</a>"
                + "<a href='/nb.jsp?area=1&fbtime=2023'>2023年</a><a href='/nb.jsp?fbtime=2023&area=1'>2023年</a>"
                + "<a href='/nb.jsp?fbtime=2024&area=1'>2024年</a>");
        web.on("*", exchange -> TestWeb.send(exchange, 200, "text/html; charset=utf-8", "<title>年报</title><p>"
                + exchange.getRequestURI()));
        web.status("/robots.txt", 404);
        nights.night(web.url("/"));
        assertEquals(List.of("/", "/nb.jsp?area=1&fbtime=2023", "/nb.jsp?area=1&fbtime=2024", "/nb/2023.shtml",
                "/robots.txt"), web.paths().stream().sorted().toList());
    }

    @Test
    void retryAfterIsHonoured() throws IOException {
        links("/busy.html");
        int[] times = new int[1];
        web.on("/busy.html", exchange -> {
            if (times[0]++ == 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
            } else {
                TestWeb.send(exchange, 200, "text/html", "<p>ok");
            }
        });
        nights.set("failures.pause=1ms");
        nights.night(web.url("/"));
        List<TestWeb.Asked> asked = web.asked().stream().filter(one -> one.path().equals("/busy.html")).toList();
        assertEquals(2, asked.size());
        assertTrue(asked.get(1).start() - asked.get(0).end() > 950_000_000L);
        assertEquals(PageState.FETCHED, nights.state(web.url("/busy.html")));
    }

    @Test
    void longRetryAfterLeavesTheHostAloneAlsoInTheNextRun() throws IOException {
        links("/1.html", "/2.html");
        web.on("/1.html", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
        });
        nights.run(web.url("/")).run();
        int before = web.paths().size();
        nights.clock.pass(Duration.ofHours(1));
        nights.run(web.url("/")).run();
        assertEquals(before, web.paths().size());
        web.page("/1.html", "<p>1").page("/2.html", "<p>2");
        nights.clock.pass(Duration.ofHours(30));
        nights.run(web.url("/")).run();
        assertEquals(PageState.FETCHED, nights.state(web.url("/2.html")));
    }

    @Test
    void redirectChainsAndLoopsEnd() throws IOException {
        nights.set("redirects.max=4");
        links("/loop-a", "/self", "/chain-0");
        web.redirect("/loop-a", 302, "/loop-b").redirect("/loop-b", 302, "/loop-a").redirect("/self", 302, "/self");
        for (int i = 0; i < 30; i++) {
            web.redirect("/chain-" + i, 302, "/chain-" + (i + 1));
        }
        nights.night(web.url("/"));
        assertEquals(PageState.FAILED, nights.state(web.url("/self")));
        assertEquals(PageState.MOVED, nights.state(web.url("/loop-b")));
        assertTrue(nights.page(web.url("/chain-4")).reason().contains("redirects"));
        assertFalse(web.paths().contains("/chain-6"));
    }

    @Test
    void cookieAndRedirectToItselfIsNotLost() throws IOException {
        links("/cookie.html");
        web.on("/cookie.html", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Cookie") == null) {
                exchange.getResponseHeaders().set("Set-Cookie", "seen=1; Path=/");
                exchange.getResponseHeaders().set("Location", "/cookie.html");
                exchange.sendResponseHeaders(302, -1);
            } else {
                TestWeb.send(exchange, 200, "text/html", "<p>某县2023年政府信息公开工作年度报告");
            }
        });
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/cookie.html")));
    }

    @Test
    void bodyBrokenOffIsNoCopy() throws IOException {
        links("/half.html");
        web.on("/half.html", exchange -> {
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write("<p>half".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        nights.night(web.url("/"));
        assertEquals(PageState.FAILED, nights.state(web.url("/half.html")));
        assertTrue(Archive.of(data).latestGood(web.url("/half.html")).isEmpty());
        assertEquals(List.of(), Archive.of(data).verify());
    }

    @Test
    void trapsEndByThemselves() throws IOException {
        nights.set("depth.max=1000", "pages.other=100000", "pages.max=100000");
        web.on("*", exchange -> {
            String path = exchange.getRequestURI().getPath();
            long number = path.chars().filter(c -> c == '/').count();
            String query = exchange.getRequestURI().getQuery();
            int page = query == null || !query.startsWith("n=") ? 0 : Integer.parseInt(query.substring(2));
            TestWeb.send(exchange, path.equals("/robots.txt") ? 404 : 200, "text/html; charset=utf-8",
                    "<title>日历</title><a href='/cal/?n=" + (page + 1) + "'>后一天</a>"
                    + "<a href='deeper/" + number + "/'>更多</a>"
                    + "<a href='/art/" + System.nanoTime() + ".html'>文章</a>");
        });
        nights.night(web.url("/"));
        assertTrue(web.paths().size() < 3000, web.paths().size() + " requests");
        int before = web.paths().size();
        nights.night(web.url("/"));
        assertTrue(web.paths().size() - before <= nights.settings.budgets().recheckPages() + 100,
                "the next night goes no deeper: " + (web.paths().size() - before));
    }

    @Test
    void filesThatMayBeReportsAreArchived() throws IOException {
        byte[] pdf = "%PDF-1.4 body".getBytes(StandardCharsets.US_ASCII);
        Map<String, String> types = Map.of("/f.pdf", "application/pdf", "/f.doc", "application/msword",
                "/f.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "/f.xls", "application/vnd.ms-excel",
                "/f.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        links(types.keySet().toArray(String[]::new));
        types.forEach((path, type) -> web.on(path, exchange -> TestWeb.send(exchange, 200, type, pdf)));
        nights.night(web.url("/"));
        for (String path : types.keySet()) {
            assertEquals(PageState.FETCHED, nights.state(web.url(path)), path);
            assertEquals(pdf.length, Archive.of(data).latestGood(web.url(path)).orElseThrow().body().length);
        }
    }

    @Test
    void garbageInsteadOfHttpIsAFailureOfThatPage() throws IOException {
        links("/ok.html", "/odd|name.html?x={y}", "/%zz.html");
        web.page("/ok.html", "<p>ok");
        web.on("/nothing.html", exchange -> exchange.close());
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/ok.html")));
        assertTrue(summary.finished());
    }

    /** A server that drops a kept connection may have seen the request: the second try waits like any other. */
    @Test
    void droppedConnectionIsMadeAnewOnlyAfterThePause() throws Exception {
        Duration delay = Duration.ofMillis(300);
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.19"))) {
            Thread answering = new Thread(() -> dropSecondRequest(server, arrivals));
            answering.setDaemon(true);
            answering.start();
            String url = "http://127.0.0.19:" + server.getLocalPort() + "/";
            nights.settings = nights.settings.withDelay(delay);
            nights.night(url);
            assertEquals(PageState.FETCHED, nights.state(url));
        }
        assertEquals(3, arrivals.size(), "robots.txt, the page dropped, the page");
        for (int i = 1; i < arrivals.size(); i++) {
            long gap = arrivals.get(i) - arrivals.get(i - 1);
            assertTrue(gap >= delay.toNanos(), "request " + i + " after " + gap / 1_000_000 + " ms");
        }
    }

    private static void dropSecondRequest(ServerSocket server, List<Long> arrivals) {
        byte[] body = "<title>某县人民政府</title><p>欢迎".getBytes(StandardCharsets.UTF_8);
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                        StandardCharsets.ISO_8859_1));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (!line.isEmpty()) {
                        continue;
                    }
                    arrivals.add(System.nanoTime());
                    if (arrivals.size() == 2) {
                        break;
                    }
                    String status = arrivals.size() == 1 ? "404 Not Found" : "200 OK";
                    socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8"
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(body);
                    socket.getOutputStream().flush();
                }
            } catch (IOException e) {
                // the next connection, or the end
            }
        }
    }

    @Test
    void redirectToAPrivateAddressIsRefusedWhereverItStands() throws Exception {
        try (TestWeb outside = new TestWeb(41); TestWeb inside = new TestWeb(42)) {
            inside.page("/nb/1.html", "<title>内网</title>").page("/robots.txt", "");
            String insideByName = inside.url("").replace("127.0.0.42", "intranet.example");
            String site = outside.url("").replace("127.0.0.41", "www.example.com");
            outside.page("/", "<title>信息公开年报</title><a href='/nb/1.html'>某县2022年政府信息公开工作年度报告</a>"
                    + "<a href='/nb/2.html'>某县2021年政府信息公开工作年度报告</a>"
                    + "<a href='/nb/3.html'>某县2020年政府信息公开工作年度报告</a>");
            outside.redirect("/nb/1.html", 302, inside.url("/nb/1.html"));
            outside.redirect("/nb/2.html", 302, insideByName + "/nb/1.html");
            outside.redirect("/nb/3.html", 302, "http://[::ffff:127.0.0.42]:" + URI.create(inside.url("")).getPort() + "/");
            // the settings as shipped: private addresses are refused; this one stands for a public one
            nights.settings = nights.settings.withAllowPrivate(false);
            InetAddress open = InetAddress.getByName("127.0.0.41");
            InetAddress closed = InetAddress.getByName("127.0.0.42");
            HostLookup lookup = new HostLookup() {
                @Override
                public List<InetAddress> addresses(String host) throws UnknownHostException {
                    return host.equals("www.example.com") ? List.of(open) : host.equals("intranet.example")
                            ? List.of(closed) : HostLookup.SYSTEM.addresses(host);
                }

                @Override
                public boolean isPublic(InetAddress address) {
                    return address.equals(open);
                }
            };
            List<Site> sites = Nights.sites(site + "/", insideByName + "/", inside.url("/"));
            new CrawlRun(nights.data, sites, nights.settings, Nights.READER, nights.clock).lookUpHosts(lookup).run();
            assertEquals(List.of(), inside.paths());
            assertEquals(PageState.MOVED, nights.state(site + "/nb/2.html"));
            assertEquals(PageState.FAILED, nights.state(insideByName + "/"));
            assertTrue(nights.page(insideByName + "/").reason().contains("loopback"), nights.page(insideByName + "/").reason());
        }
    }
}
