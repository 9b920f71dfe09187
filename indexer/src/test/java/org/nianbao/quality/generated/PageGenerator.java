// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pages that never were, in many markups, each with its label; the same seed makes the same pages. */
public final class PageGenerator {

    static final Charset GB18030 = Charset.forName("GB18030");

    private final TrueAgencies agencies;

    public PageGenerator(Path configDir) {
        this.agencies = new TrueAgencies(configDir);
    }

    /** Pages number {@code first} to {@code first + size - 1} of the endless row of pages. */
    public List<GeneratedPage> pages(long first, int size) {
        List<GeneratedPage> pages = new ArrayList<>(size);
        for (long seed = first; seed < first + size; seed++) {
            pages.add(page(seed));
        }
        return pages;
    }

    /** The page of one seed. */
    public GeneratedPage page(long seed) {
        Dice dice = new Dice(seed);
        return dice.chance(0.1) ? nearMiss(seed, dice) : new ReportDraft(seed, dice, agencies).make();
    }

    private GeneratedPage nearMiss(long seed, Dice dice) {
        TrueAgency agency = agencies.pick(dice);
        int year = dice.between(2015, 2025);
        NotReports.Kind kind = dice.pick(NotReports.Kind.values());
        NotReports.Page miss = new NotReports(dice, agency, year).page(kind);
        String html = miss.body();
        if (!miss.bare()) {
            Site.Facts facts = new Site.Facts(miss.title(), agency, year, Optional.empty(), Optional.empty(),
                    agency.code().map(code -> code + "0001"), true, Optional.empty(), "utf-8");
            html = new Site(dice, dice.pick(Site.Product.values()), dice.pick(Site.Meta.values()), facts)
                    .page(html, miss.title(), "");
        } else if (!miss.title().isEmpty()) {
            html = "<html><head><meta charset=\"utf-8\"><title>" + miss.title() + "</title></head><body>" + html
                    + "</body></html>";
        }
        String file = String.format(Locale.ROOT, "page-%06d.html", seed);
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("source", file);
        label.put("markup", "near-miss " + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        label.put("kind", "not-a-report");
        label.put("reason", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return new GeneratedPage(file, html.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty(), label);
    }
}
