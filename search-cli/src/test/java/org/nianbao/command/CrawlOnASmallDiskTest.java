// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;

/** {@code crawl} with its data on a file system of two megabytes; skipped where none may be mounted. */
@Timeout(120)
class CrawlOnASmallDiskTest {

    static {
        // without it every answer on a kept connection waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int REPORTS = 25;
    private static final int LINKS = 300;

    @TempDir
    Path folder;
    private HttpServer web;
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = mount("size=2m");
        assumeTrue(mounted, "no file system may be mounted here");
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.61"), 0), 50);
        web.start();
        Files.writeString(folder.resolve("sites.tsv"), "url\n" + url("/") + "\n");
    }

    @AfterEach
    void unmount() throws Exception {
        if (web != null) {
            web.stop(0);
        }
        if (mounted) {
            new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor(60, TimeUnit.SECONDS);
        }
    }

    private boolean mount(String options) throws InterruptedException {
        try {
            Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString())
                    .redirectErrorStream(true).start();
            return mount.waitFor(60, TimeUnit.SECONDS) && mount.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String url(String path) {
        return "http://127.0.0.61:" + web.getAddress().getPort() + path;
    }

    /** A column of reports, each with so much noise and so many links to pages that nobody will visit. */
    private void serve(int noise, int links) {
        Random random = new Random(7);
        StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>");
        for (int i = 0; i < REPORTS; i++) {
            column.append("<a href='/nb/").append(i).append(".html'>某县").append(i)
                    .append("局2022年政府信息公开工作年度报告</a>");
            byte[] bytes = new byte[noise];
            random.nextBytes(bytes);
            StringBuilder report = new StringBuilder("<title>某县" + i + "局2022年政府信息公开工作年度报告</title><p>"
                    + HexFormat.of().formatHex(bytes) + "</p>");
            for (int link = 0; link < links; link++) {
                report.append("<a href='/news/").append("a".repeat(link % 300)).append('/').append(i).append('/')
                        .append(link).append("x.html'>新闻</a>");
            }
            byte[] page = report.toString().getBytes(StandardCharsets.UTF_8);
            web.createContext("/nb/" + i + ".html", exchange -> send(exchange, 200, page));
        }
        byte[] home = column.toString().getBytes(StandardCharsets.UTF_8);
        web.createContext("/", exchange -> send(exchange,
                exchange.getRequestURI().getPath().equals("/") ? 200 : 404, home));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Session.Result crawl() {
        return new Session(folder).run("crawl", "--sites", "sites.tsv", "--data", "disk/data", "--delay", "0s",
                "--allow-private", "--max-pages", String.valueOf(REPORTS + 20));
    }

    private void assertEndsCleanlyAndGoesOn(String full) throws Exception {
        Session.Result result = crawl();
        assertEquals(1, result.status(), result.err());
        assertTrue(result.err().contains(full), result.err());
        assertTrue(result.err().strip().lines().count() == 1 && result.err().contains("make room and run again"),
                result.err());
        Archive archive = Archive.of(disk.resolve("data"));
        long before = archive.entries().stream().filter(entry -> entry.status() == 200).count();
        assertTrue(before > 0, "something was stored before");
        Session.Result verify = new Session(folder).run("archive", "verify", "--data", "disk/data");
        assertEquals(0, verify.status(), verify.out() + verify.err());

        assertTrue(mount("remount,size=64m"));
        Session.Result again = crawl();
        assertEquals(0, again.status(), again.err());
        long reports = archive.entries().stream().filter(entry -> entry.url().contains("/nb/"))
                .filter(entry -> !entry.isRevisit()).map(entry -> entry.url()).count();
        assertEquals(REPORTS, reports, "every report once");
        assertEquals(0, new Session(folder).run("archive", "verify", "--data", "disk/data").status());
    }

    @Test
    void noRoomForTheMemoryEndsWithOneLineAndKeepsTheArchiveWhole() throws Exception {
        serve(0, LINKS);
        assertEndsCleanlyAndGoesOn("no room left for");
    }

    @Test
    void noRoomForTheArchiveEndsWithOneLineAndKeepsTheArchiveWhole() throws Exception {
        serve(200_000, 0);
        assertEndsCleanlyAndGoesOn(".warc.gz");
    }
}
