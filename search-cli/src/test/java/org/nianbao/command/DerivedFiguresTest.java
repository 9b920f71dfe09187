// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums that the form does not print can be asked for like printed figures, and appear in no record. */
class DerivedFiguresTest {

    @TempDir
    private static Path folder;
    private static Session session;

    @BeforeAll
    static void index() throws IOException {
        Files.writeString(folder.resolve("three.html"), page("甲县", "3", "2"), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("partly.html"), page("乙县", "4", ""), StandardCharsets.UTF_8);
        session = new Session(folder);
        Session.Result result = session.run("index", "three.html", "partly.html");
        assertEquals(0, result.status(), result.err());
    }

    /** Section four of the form with the two groups of suits. */
    private static String page(String agency, String direct, String afterReview) {
        return """
                <html><head><title>%1$s2021年政府信息公开工作年度报告</title></head><body>
                <p>本报告由%1$s人民政府编制，现将2021年度政府信息公开工作情况报告如下。</p>
                <p>四、政府信息公开行政复议、行政诉讼情况</p>
                <table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>
                <tr><td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td><td rowspan=2>尚未审结</td>
                <td rowspan=2>总计</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
                <tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
                <td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
                <tr><td>1</td><td>0</td><td>0</td><td>0</td><td>1</td><td>%2$s</td><td>0</td><td>0</td><td>0</td><td>%2$s</td>
                <td>%3$s</td><td>0</td><td>0</td><td>0</td><td>%3$s</td></tr></table>
                </body></html>
                """.formatted(agency, direct, afterReview);
    }

    @Test
    void aSumIsAConditionAFacetAndAnOrder() {
        Session.Result where = session.run("search", "--where", "litigation.total=5", "--format", "csv");
        assertEquals(2, where.out().lines().count(), where.out() + where.err());
        Session.Result facet = session.run("search", "--facet", "litigation.total:0,5,10", "--sort", "-litigation.total",
                "--limit", "0", "--format", "csv");
        assertEquals("litigation.total,5..<10,,1", facet.out().lines().filter(line -> line.contains(",5..<10")).findFirst()
                .orElse(facet.out()), facet.err());
        Session.Result first = session.run("search", "--sort", "-litigation.total", "--limit", "1", "--format", "jsonl");
        assertFalse(first.out().contains("\"litigation.total\""), "no record states it");
        assertTrue(first.out().contains("three.html"), first.out());
    }

    @Test
    void aSumOfWhichOnePartIsNotStatedIsNotThere() {
        Session.Result where = session.run("search", "--where", "litigation.total>=0", "--format", "csv");
        assertEquals(2, where.out().lines().count(), where.out() + where.err());
        assertFalse(where.out().contains("partly.html"), where.out());
    }
}
