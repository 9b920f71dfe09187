// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One report while it is being made: what is true, what the page shows of it, and the label. */
final class ReportDraft {

    /** Charset of the bytes, charset that the page claims, content type of the server, name of the case. */
    private record Coding(String bytes, String claim, String server, String name) {
    }

    private final long seed;
    private final Dice dice;
    private final TrueAgency agency;
    private final List<String> counties;
    private final Dirt dirt;
    private final String edition;
    private final int year;
    private final String title;
    private final List<String> markup = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();
    private final FlatTables flattener;
    private final OddTables odd;

    ReportDraft(long seed, Dice dice, TrueAgencies agencies) {
        this.seed = seed;
        this.dice = dice;
        this.agency = agencies.pick(dice);
        this.counties = agencies.countyNames(dice, 24);
        int roll = dice.below(100);
        this.edition = roll < 38 ? "2021" : roll < 68 ? "2019" : roll < 82 ? "2014" : "prose";
        this.year = switch (edition) {
            case "2021" -> dice.chance(0.95) ? dice.between(2021, 2025) : 2020;
            case "2019" -> dice.chance(0.95) ? dice.between(2019, 2020) : 2021;
            case "2014" -> dice.between(2014, 2018);
            default -> dice.chance(0.8) ? dice.between(2008, 2018) : dice.between(2019, 2023);
        };
        this.title = title();
        Dirt candidate = new Dirt(dice, dirtKind());
        boolean legible = candidate.legible(title) && candidate.legible(agency.fullName());
        this.dirt = legible ? candidate : new Dirt(dice, Dirt.Kind.CLEAN);
        this.flattener = new FlatTables(dice, dice.pick(FlatTables.Shape.values()), dice.chance(0.4));
        this.odd = new OddTables(seed, year);
    }

    GeneratedPage make() {
        boolean copy = dirt.kind() != Dirt.Kind.CLEAN && dirt.kind() != Dirt.Kind.TRADITIONAL;
        boolean encyclopedia = dirt.kind() == Dirt.Kind.ENCYCLOPEDIA;
        boolean titled = dirt.kind() == Dirt.Kind.SPAM_TITLE;
        boolean html = titled || encyclopedia || dice.chance(0.74);
        boolean flat = !edition.equals("prose") && (!html || dice.chance(0.12));
        boolean siteCode = html && !encyclopedia && agency.code().isPresent() && dice.chance(0.75);
        boolean parents = dice.chance(0.5) || !siteCode && !title.contains(agency.fullName())
                || !title.contains(agency.shortName());
        LocalDate published = LocalDate.of(year + 1, 1, 4).plusDays(dice.below(85));
        LocalDate signed = published.minusDays(dice.between(0, 6));
        boolean signature = dice.chance(0.4);

        ReportText text = new ReportText(dice, agency, year);
        Map<String, BigDecimal> shown = new LinkedHashMap<>();
        write(text, shown, parents, signature ? Optional.of(signed) : Optional.empty());

        Optional<String> url = dice.chance(0.5) ? Optional.of(url(published, copy)) : Optional.empty();
        boolean urlDate = url.filter(address -> address.contains("/t20") || address.contains("/art/")).isPresent();
        Site.Meta meta = dice.pick(Site.Meta.values());
        boolean metaDate = html && !encyclopedia && meta != Site.Meta.NONE && dice.chance(0.6);
        boolean lineDate = !encyclopedia && dice.chance(0.7);
        Optional<LocalDate> lineDay = lineDate ? Optional.of(published) : Optional.empty();
        Coding coding = html ? coding(copy) : dice.chance(0.15) && !copy ? new Coding("GB18030", "", "", "gbk")
                : new Coding("UTF-8", "", "", "utf8");
        String page;
        if (encyclopedia) {
            page = encyclopediaPage(text, flat, coding);
        } else if (html) {
            page = sitePage(text, flat, meta, new Site.Facts(dirt.title(title), agency, year,
                    metaDate ? Optional.of(published) : Optional.empty(), lineDay,
                    siteCode ? Optional.of(agency.code().orElseThrow()
                            + String.format(Locale.ROOT, "00%02d", dice.between(1, 60))) : Optional.empty(),
                    dice.chance(0.7), url, coding.claim));
        } else {
            page = plainPage(text, lineDay);
            markup.add("text");
        }
        markup.add(coding.name);
        page = dirt.page(page);
        if (dirt.kind() != Dirt.Kind.CLEAN) {
            markup.add("dirt-" + dirt.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        byte[] bytes = page.getBytes(coding.bytes.equals("UTF-8") ? StandardCharsets.UTF_8 : PageGenerator.GB18030);
        boolean dated = metaDate || lineDate || urlDate;
        Optional<LocalDate> known = dated ? Optional.of(published) : signature ? Optional.of(signed) : Optional.empty();
        String file = String.format(Locale.ROOT, "page-%06d%s", seed, html ? ".html" : ".txt");
        return new GeneratedPage(file, bytes, url, Optional.of(coding.server).filter(type -> !type.isEmpty()),
                label(file, text, shown, known, url, copy));
    }

    private Dirt.Kind dirtKind() {
        int roll = dice.below(100);
        return roll < 64 ? Dirt.Kind.CLEAN : roll < 66 ? Dirt.Kind.PINYIN_BARE : roll < 68 ? Dirt.Kind.BRAND_BEFORE
                : roll < 70 ? Dirt.Kind.BRAND_JOINED : roll < 71 ? Dirt.Kind.SPAM_UNSEEN
                : roll < 72 ? Dirt.Kind.QUESTION_MARKS : roll < 76 ? Dirt.Kind.TRADITIONAL : roll < 80 ? Dirt.Kind.PINYIN_MIXED
                : roll < 83 ? Dirt.Kind.PINYIN_DOUBLED : roll < 89 ? Dirt.Kind.BRAND : roll < 93 ? Dirt.Kind.SPAM_FOOTER
                : roll < 96 ? Dirt.Kind.SPAM_TITLE : Dirt.Kind.ENCYCLOPEDIA;
    }

    private String title() {
        String name = dice.chance(0.75) ? agency.shortName() : dice.chance(0.5) ? agency.fullName() : agency.signature();
        return dice.pick(name + year + "年政府信息公开工作年度报告", name + year + "年政府信息公开工作年度报告",
                name + year + "年政府信息公开工作年度报告", name + year + "年度政府信息公开工作年度报告",
                year + "年度" + name + "政府信息公开工作年度报告", name + year + "年政府信息公开年度报告",
                year + "年" + name + "政府信息公开工作年度报告", name + "政府信息公开工作年度报告（" + year + "年度）",
                name + "关于" + year + "年度政府信息公开工作情况的报告", year + "年政府信息公开工作年度报告",
                name + "政府信息公开工作年度报告", name + Numerals.digits(year) + "年政府信息公开工作年度报告");
    }

    private void write(ReportText text, Map<String, BigDecimal> shown, boolean parents, Optional<LocalDate> signed) {
        boolean addressee = agency.kind().equals("department") && agency.city().isPresent() && dice.chance(0.06);
        if (addressee) {
            text.para(agency.city().orElseThrow() + "人民政府办公室：");
        }
        text.opening(parents, dice.chance(0.06));
        switch (edition) {
            case "prose" -> text.prose();
            case "2014" -> {
                Form2014 form = new Form2014(dice);
                FormTable table = form.table(cellPrinter(), dice.chance(0.85), dice.chance(0.2));
                shown.putAll(form.shown());
                text.beforeStatistics(shown, form.optional());
                form.optional().forEach((key, number) -> text.optional().computeIfAbsent(key,
                        name -> new ArrayList<>()).add(number));
                text.heading(dice.pick("附件", "附表", "附") + "：" + dice.pick("政府信息公开情况统计表",
                        "政府信息公开情况统计表（" + year + "年度）"));
                text.table(table);
            }
            default -> form(text, shown);
        }
        signed.ifPresent(day -> text.signature(agency.signature(), day.getYear() + "年" + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日"));
    }

    private void form(ReportText text, Map<String, BigDecimal> shown) {
        Map<String, BigDecimal> numbers = FormFigures.form(dice, edition);
        if (dice.chance(0.2)) {
            FormFigures.upset(dice, numbers);
        }
        FormTables form = new FormTables(dice, edition, numbers, cellPrinter(), labelPrinter(), habits());
        List<FormTable> two = form.sectionTwo();
        FormTable three = form.sectionThree();
        FormTable four = form.sectionFour();
        shown.putAll(form.shown());
        text.heading("一、总体情况");
        text.filler(dice.between(1, 4));
        text.told(shown, dice.chance(0.1));
        text.filler(dice.between(1, 4));
        text.heading("二、主动公开政府信息情况");
        two.forEach(text::table);
        text.heading("三、收到和处理政府信息公开申请情况");
        text.table(three);
        text.heading(dice.pick("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"));
        text.table(four);
        text.heading("五、存在的主要问题及改进情况");
        text.problems();
        text.heading("六、其他需要报告的事项");
        text.para(dice.pick("无。", "本年度没有其他需要报告的事项。", "按照规定，" + year + "年" + agency.self() + "未收取信息处理费。"));
        text.optional().computeIfAbsent("fees.collected", name -> new ArrayList<>()).add(BigDecimal.ZERO);
    }

    private CellPrinter cellPrinter() {
        CellPrinter.Style style = dice.chance(0.6) ? CellPrinter.Style.PLAIN : dice.pick(CellPrinter.Style.values());
        int kind = dice.below(10);
        double blanks = kind < 6 ? 0 : kind < 9 ? 0.08 : 0.6;
        String nothing = dice.pick("", "\u00a0", "/", "-", "—", "无", "", "/", "--", "——");
        if (blanks > 0) {
            markup.add(nothing.replace('\u00a0', ' ').isBlank() ? "blanks" : "strokes");
        }
        if (style != CellPrinter.Style.PLAIN) {
            markup.add("cells-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return new CellPrinter(dice, style, blanks, List.of(nothing));
    }

    private LabelPrinter labelPrinter() {
        boolean clean = dice.chance(0.5);
        if (!clean) {
            markup.add("worn-labels");
        }
        return new LabelPrinter(dice, clean);
    }

    private FormTables.Habits habits() {
        boolean one = dice.chance(0.5);
        boolean sideways = dice.chance(0.12);
        boolean own = dice.chance(0.08);
        boolean drop = dice.chance(0.06);
        if (sideways) {
            markup.add("sideways");
        }
        if (own) {
            markup.add("own-rows");
        }
        if (drop) {
            markup.add("column-missing");
        }
        return new FormTables.Habits(one, sideways, own, drop, dice.chance(0.6), dice.chance(0.1));
    }

    private String url(LocalDate published, boolean copy) {
        boolean broken = dirt.kind() == Dirt.Kind.SPAM_FOOTER || dirt.kind() == Dirt.Kind.SPAM_TITLE;
        String host = copy && (!broken || dice.chance(0.5)) ? "www.mirror" + dice.between(10, 99) + ".example"
                : "www.site" + agency.code().orElse("000000") + ".gov.cn";
        String day = published.toString().replace("-", "");
        return switch (dice.below(5)) {
            case 0 -> "http://" + host + "/zwgk/zfxxgknb/" + day.substring(0, 6) + "/t" + day + "_"
                    + dice.between(100_000, 9_999_999) + ".html";
            case 1 -> "http://" + host + "/art/" + published.getYear() + "/" + published.getMonthValue() + "/"
                    + published.getDayOfMonth() + "/art_1229397394_" + dice.between(10_000, 9_999_999) + ".html";
            case 2 -> "https://" + host + "/info/1677/" + dice.between(10_000, 99_999) + ".htm";
            case 3 -> "https://" + host + "/content/post_" + dice.between(1_000_000, 9_999_999) + ".html";
            default -> "http://" + host + "/xxgk/nb/" + dice.between(100, 9999) + ".shtml";
        };
    }

    private Coding coding(boolean copy) {
        if (copy) {
            return new Coding("UTF-8", "utf-8", "text/html; charset=UTF-8", "utf8");
        }
        return switch (dice.below(9)) {
            case 0 -> new Coding("GB18030", "gb2312", "text/html", "gbk");
            case 1 -> new Coding("GB18030", "gbk", "text/html;charset=GBK", "gbk");
            case 2 -> new Coding("GB18030", "utf-8", "text/html", "gbk-declared-utf8");
            case 3 -> new Coding("UTF-8", "gb2312", "text/html; charset=utf-8", "utf8-declared-gbk");
            case 4 -> new Coding("UTF-8", "", "", "undeclared");
            case 5 -> new Coding("GB18030", "", "text/html", "undeclared");
            default -> new Coding("UTF-8", "utf-8", "text/html; charset=UTF-8", "utf8");
        };
    }

    private String sitePage(ReportText text, boolean flat, Site.Meta meta, Site.Facts facts) {
        Site.Product product = dice.pick(Site.Product.values());
        Site site = new Site(dice, product, meta, facts);
        String body = flat ? flatBody(text) : gridBody(text);
        String tag = dice.pick(facts.title() + "_" + site.siteName(), facts.title(),
                facts.title() + "-政府信息公开年报-" + site.siteName());
        String spam = dirt.beforeFooter(counties, unwanted);
        boolean above = dice.chance(0.5);
        String page = site.page(body, dirt.titleTag(tag), above ? spam : "");
        unwanted.addAll(site.unwanted());
        markup.add(product.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        markup.add("meta-" + meta.name().toLowerCase(Locale.ROOT));
        return above ? page : page.replace("</body>", spam + "</body>");
    }

    private String encyclopediaPage(ReportText text, boolean flat, Coding coding) {
        String body = flat ? flatBody(text) : gridBody(text);
        unwanted.add("热门词条");
        return "<!doctype html><html lang=\"zh-Hant\"><head><meta charset=\"" + coding.claim + "\"><title>"
                + dirt.titleTag(title) + "</title></head><body><header><a href=\"/\">中文百科全书</a><form><input "
                + "placeholder=\"搜寻\"></form></header><h1>" + title + "</h1>" + body
                + dirt.beforeFooter(counties, unwanted) + "<div class=\"hot\"><h3>热门词条</h3><ul><li><a href=\"/wiki/c\">"
                + "世界之最</a></li></ul></div><footer>联系我们</footer></body></html>";
    }

    private String gridBody(ReportText text) {
        boolean word = dice.chance(0.5);
        TableMarkup.Shape shape = dice.chance(0.6) ? TableMarkup.Shape.WHOLE : dice.pick(TableMarkup.Shape.values());
        TableMarkup tables = new TableMarkup(dice, word, shape);
        boolean breaks = dice.chance(0.1);
        boolean questions = dice.chance(0.04);
        boolean prose = edition.equals("prose");
        markup.add(0, prose ? "html-prose" : "grid-" + shape.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        markup.add(word ? "word" : "bare");
        if (!prose && shape == TableMarkup.Shape.WHOLE) {
            odd.name().ifPresent(markup::add);
        }
        StringBuilder html = new StringBuilder();
        for (Block block : text.blocks()) {
            if (block instanceof Block.Heading heading) {
                html.append(breaks ? heading.text() + "<br>\n" : word ? "<p class=\"MsoNormal\"><strong><span>"
                        + heading.text() + "</span></strong></p>\n" : "<p><strong>" + heading.text() + "</strong></p>\n");
            } else if (block instanceof Block.Para para) {
                String sentence = dirt.text(para.text());
                html.append(breaks ? "&#12288;&#12288;" + sentence + "<br>\n" : para.right()
                        ? "<p style=\"text-align:right\">" + sentence + "</p>\n" : "<p style=\"text-indent:2em\">"
                        + (questions ? "??" : dice.pick("　　", "", "&nbsp;&nbsp;")) + sentence + "</p>\n");
            } else if (block instanceof Block.Tables table) {
                boolean own = shape == TableMarkup.Shape.WHOLE;
                FormTable form = dirty(own ? odd.form(table.table()) : table.table());
                String markedUp = tables.html(form);
                html.append(own ? odd.html(form, markedUp) : markedUp);
            }
        }
        return html.toString();
    }

    private FormTable dirty(FormTable table) {
        return new FormTable(table.rows().stream().map(row -> row.stream().map(cell -> cell.key().isPresent() ? cell
                : new Td(dirt.cell(cell.text()), cell.rowspan(), cell.colspan(), cell.key())).toList()).toList(),
                table.headerRows());
    }

    private String flatBody(ReportText text) {
        markup.add(0, "html-flat");
        flattener.blanksCollapse();
        StringBuilder html = new StringBuilder();
        lines(text).forEach(line -> html.append("<p>").append(TableMarkup.escape(line)).append("</p>\n"));
        return html.toString();
    }

    private String plainPage(ReportText text, Optional<LocalDate> date) {
        markup.add(0, edition.equals("prose") ? "text-prose" : "text-flat");
        StringBuilder page = new StringBuilder();
        if (dice.chance(0.3)) {
            page.append("当前位置：首页 > 政务公开 > 政府信息公开年报\n");
            unwanted.add("当前位置");
        }
        page.append(dirt.title(title)).append('\n');
        date.ifPresent(day -> page.append("发布时间：").append(day).append("　来源：").append(agency.signature()).append('\n'));
        String gap = dice.pick("\n", "\n\n");
        lines(text).forEach(line -> page.append(line).append(gap));
        dirt.lastLine(counties, unwanted).ifPresent(line -> page.append(line).append('\n'));
        return page.toString();
    }

    private List<String> lines(ReportText text) {
        List<String> lines = new ArrayList<>();
        for (Block block : text.blocks()) {
            if (block instanceof Block.Heading heading) {
                lines.add(heading.text());
            } else if (block instanceof Block.Para para) {
                lines.add(dirt.text(para.text()));
            } else if (block instanceof Block.Tables table) {
                List<String> cells = flattener.lines(dirty(table.table()));
                lines.addAll(odd.fits(flattener) ? odd.lines(cells) : cells);
            }
        }
        if (!edition.equals("prose")) {
            if (odd.fits(flattener)) {
                odd.name().ifPresent(markup::add);
            }
            markup.add("flat-" + flattener.name());
        }
        return lines;
    }

    private Map<String, Object> label(String file, ReportText text, Map<String, BigDecimal> table,
                                      Optional<LocalDate> published, Optional<String> url, boolean copy) {
        Map<String, BigDecimal> shown = new LinkedHashMap<>(table);
        flattener.hidden().forEach(shown::remove);
        Map<String, List<BigDecimal>> optional = new LinkedHashMap<>(text.optional());
        flattener.doubtful().forEach(key -> Optional.ofNullable(shown.remove(key)).ifPresent(number ->
                optional.computeIfAbsent(key, name -> new ArrayList<>()).add(number)));
        Map<String, BigDecimal> figures = new LinkedHashMap<>(shown);
        Set<String> prose = new LinkedHashSet<>();
        boolean form = edition.equals("2019") || edition.equals("2021");
        text.stated().forEach((key, number) -> {
            if (form && key.equals("applications.new.total") && !shown.containsKey(key)) {
                // A cell is there and blank: whether the sentence may speak for it is a matter of taste.
                optional.computeIfAbsent(key, name -> new ArrayList<>()).add(number);
            } else if (!shown.containsKey(key)) {
                figures.put(key, number);
                prose.add(key);
            }
        });
        derived(shown, optional);
        List<Map<String, Object>> failing = new ArrayList<>(text.failing());
        failing.addAll(edition.equals("prose") ? List.of() : FormFigures.failing(shown, text.stated()));
        Map<String, BigDecimal> perhaps = new LinkedHashMap<>(table);
        flattener.hidden().forEach(perhaps::remove);
        List<Map<String, Object>> possible = edition.equals("prose") || flattener.doubtful().isEmpty() ? List.of()
                : FormFigures.failing(perhaps, text.stated());
        unwanted.addAll(dirt.unwanted());
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("source", file);
        label.put("markup", String.join(" ", new LinkedHashSet<>(markup)));
        label.put("kind", "report");
        url.ifPresent(address -> label.put("url", address));
        label.put("title", title);
        label.put("agency", agency.name());
        label.put("agency_level", agency.level());
        label.put("agency_kind", agency.kind());
        label.put("province", agency.province().orElse(null));
        if (!agency.city().equals(agency.province())) {
            label.put("city", agency.city().orElse(null));
        }
        label.put("county", agency.county().orElse(null));
        label.put("year", year);
        label.put("published", published.map(LocalDate::toString).orElse(null));
        label.put("edition", edition);
        url.ifPresent(address -> label.put("official", address.contains(".gov.cn/") && !copy));
        label.put("trust", dirt.signals());
        label.put("figures", figures);
        label.put("figures_optional", optional);
        label.put("figures_forbidden", text.forbidden());
        label.put("figures_prose", prose);
        label.put("checks_failed", failing);
        label.put("checks_optional", possible);
        label.put("must_contain", wanted(text));
        label.put("must_not_contain", reallyUnwanted(text));
        return label;
    }

    /** Sums that a reader may state though no cell holds them. */
    private void derived(Map<String, BigDecimal> shown, Map<String, List<BigDecimal>> optional) {
        for (String column : FormFigures.columns()) {
            sum(shown, optional, "applications.denied", FormFigures.DENIED, column);
            sum(shown, optional, "applications.unavailable", FormFigures.UNAVAILABLE, column);
            sum(shown, optional, "applications.unprocessed", FormFigures.UNPROCESSED, column);
            if (edition.equals("2021")) {
                sum(shown, optional, "applications.other", FormFigures.REST, column);
            }
        }
        BigDecimal direct = shown.get("litigation.direct.total");
        BigDecimal after = shown.get("litigation.after_review.total");
        if (direct != null && after != null) {
            optional.computeIfAbsent("litigation.total", key -> new ArrayList<>()).add(direct.add(after));
        }
    }

    private static void sum(Map<String, BigDecimal> shown, Map<String, List<BigDecimal>> optional, String stem,
                            List<String> rows, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String row : rows) {
            BigDecimal number = shown.get(stem + "." + row + "." + column);
            if (number == null) {
                return;
            }
            sum = sum.add(number);
        }
        optional.computeIfAbsent(stem + "." + column, key -> new ArrayList<>()).add(sum);
    }

    /** Pieces of the report's own sentences that the page has not spoilt. */
    private List<String> wanted(ReportText text) {
        List<String> pieces = new ArrayList<>();
        for (Block block : text.blocks()) {
            if (block instanceof Block.Para para && !para.right()) {
                for (String piece : para.text().split("[。；]")) {
                    if (piece.length() > 10 && dirt.legible(piece) && !piece.matches(".*[０-９].*")) {
                        pieces.add(piece);
                    }
                }
            } else if (block instanceof Block.Heading heading && dirt.legible(heading.text())) {
                pieces.add(heading.text());
            }
        }
        return dice.some(pieces, 10);
    }

    /** Strings of the furniture that the report itself does not say. */
    private List<String> reallyUnwanted(ReportText text) {
        StringBuilder all = new StringBuilder(title);
        for (Block block : text.blocks()) {
            if (block instanceof Block.Para para) {
                all.append(para.text());
            } else if (block instanceof Block.Heading heading) {
                all.append(heading.text());
            }
        }
        String own = letters(all.toString());
        return unwanted.stream().distinct().filter(string -> !own.contains(letters(string))).toList();
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
