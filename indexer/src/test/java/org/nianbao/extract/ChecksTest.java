// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.edition.Editions;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;

class ChecksTest {

    private static final Checks CHECKS = new Checks(editions());

    private static Editions editions() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Editions editions = Editions.load(Path.of("../config"), mistakes);
        mistakes.throwIfAny();
        return editions;
    }

    /** Keys and numbers in turn. */
    private static Figures figures(Object... pairs) {
        Figures.Builder figures = Figures.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            figures.state(new FigureKey((String) pairs[i]), BigDecimal.valueOf((Integer) pairs[i + 1]),
                    Evidence.cell(pairs[i + 1].toString(), 1, i + 1, 1));
        }
        return figures.build();
    }

    private static Check only(List<Check> checks, String rule) {
        List<Check> found = checks.stream().filter(check -> check.rule().equals(rule)).toList();
        assertEquals(1, found.size(), checks.toString());
        return found.get(0);
    }

    @Test
    void whatCameInMustGoOut() {
        Check check = only(CHECKS.run(figures("applications.new.total", 10, "applications.carried_over.total", 2,
                "applications.total.total", 11, "applications.carried_forward.total", 0), Figures.NONE,
                Optional.of("2021")), "received = results + carried_forward");
        assertEquals("total", check.column());
        assertEquals(Check.Status.FAIL, check.status());
        assertEquals(Optional.of(BigDecimal.valueOf(12)), check.expected());
        assertEquals(Optional.of(BigDecimal.valueOf(11)), check.actual());
        assertEquals(4, check.cells().size());
    }

    @Test
    void resultsInSentencesAreAddedUpWhereTheirTotalIsNotStated() {
        Check check = only(CHECKS.run(Figures.NONE, figures("applications.new.total", 20,
                "applications.carried_over.total", 3, "applications.granted.total", 9, "applications.partial.total", 4,
                "applications.denied.total", 2, "applications.unavailable.total", 5, "applications.unprocessed.total", 1,
                "applications.other.total", 0, "applications.carried_forward.total", 2), Optional.empty()),
                "received = results + carried_forward");
        assertEquals(Check.Status.PASS, check.status());
    }

    @Test
    void absentCellMakesTheRuleUnknown() {
        assertEquals(Check.Status.UNKNOWN, only(CHECKS.run(figures("applications.new.total", 10,
                "applications.carried_over.total", 2), Figures.NONE, Optional.of("2019")),
                "received = results + carried_forward").status());
    }

    @Test
    void rowsAreAddedUpAcrossTheApplicants() {
        Check check = only(CHECKS.run(figures("applications.granted.natural_person", 1,
                "applications.granted.business", 2, "applications.granted.research", 0,
                "applications.granted.social_org", 0, "applications.granted.legal_service", 0,
                "applications.granted.other_org", 1, "applications.granted.total", 4), Figures.NONE,
                Optional.of("2019")), "row = sum of applicants");
        assertEquals("applications.granted", check.column());
        assertEquals(Check.Status.PASS, check.status());
    }

    @Test
    void totalThatIsNotPrintedIsNotComparedWithItself() {
        List<Check> checks = CHECKS.run(figures("applications.granted.total", 3, "applications.partial.total", 1),
                Figures.NONE, Optional.of("2019"));
        assertTrue(checks.stream().noneMatch(check -> check.status() == Check.Status.PASS), checks.toString());
    }

    @Test
    void outcomesMakeTheirTotal() {
        Check check = only(CHECKS.run(figures("review.upheld", 1, "review.corrected", 0, "review.other", 0,
                "review.pending", 1, "review.total", 3), Figures.NONE, Optional.of("2021")), "outcomes = total");
        assertEquals("review", check.column());
        assertEquals(Check.Status.FAIL, check.status());
    }

    @Test
    void sentenceAndTableMustAgreeUnlessTheSentenceIsApproximate() {
        Figures table = figures("applications.new.total", 102);
        assertEquals(Check.Status.FAIL, only(CHECKS.run(table, figures("applications.new.total", 100),
                Optional.of("2021")), "prose = table").status());
        Figures about = Figures.builder().state(new FigureKey("applications.new.total"), BigDecimal.valueOf(100),
                Evidence.sentence("收到申请100余件").remarked(Evidence.APPROXIMATE)).build();
        assertEquals(Check.Status.UNKNOWN, only(CHECKS.run(table, about, Optional.of("2021")), "prose = table")
                .status());
    }

    @Test
    void sentencesAreComparedWithWhatTheRowsAddUpTo() {
        Figures table = figures("litigation.direct.total", 4, "litigation.after_review.total", 2,
                "applications.unprocessed.petition.total", 3);
        List<Check> checks = CHECKS.run(table, Figures.NONE, figures("litigation.total", 7,
                "applications.unprocessed.total", 3), Optional.of("2021"));
        Check check = only(checks, "prose = table");
        assertEquals("litigation.total", check.column());
        assertEquals(Check.Status.FAIL, check.status());
        assertEquals(Optional.of(BigDecimal.valueOf(6)), check.actual());
        assertEquals(List.of(new FigureKey("litigation.direct.total"), new FigureKey("litigation.after_review.total")),
                check.cells());
    }
}
