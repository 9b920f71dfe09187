// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pages that never were, in many markups, each with its label; the same seed makes the same pages. */
final class PageGenerator {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final TrueAgencies agencies;

    PageGenerator(Path configDir) {
        this.agencies = new TrueAgencies(configDir);
    }

    /** Pages number {@code first} to {@code first + size - 1} of the endless row of pages. */
    List<GeneratedPage> pages(long first, int size) {
        List<GeneratedPage> pages = new ArrayList<>(size);
        for (long seed = first; seed < first + size; seed++) {
            pages.add(page(seed));
        }
        return pages;
    }

    GeneratedPage page(long seed) {
        Dice dice = new Dice(seed);
        return new Draft(seed, dice).make();
    }

    /** One page while it is being made. */
    private final class Draft {

        private final long seed;
        private final Dice dice;
        private final List<String> markup = new ArrayList<>();
        private final Map<String, Object> label = new LinkedHashMap<>();
        private final TrueAgency agency;
        private String edition;
        private int year;
        private String title;

        Draft(long seed, Dice dice) {
            this.seed = seed;
            this.dice = dice;
            this.agency = agencies.pick(dice);
        }

        GeneratedPage make() {
            int roll = dice.below(100);
            edition = roll < 45 ? "2021" : roll < 80 ? "2019" : "prose";
            year = switch (edition) {
                case "2021" -> dice.chance(0.95) ? dice.between(2021, 2025) : 2020;
                case "2019" -> dice.chance(0.95) ? dice.between(2019, 2020) : 2021;
                default -> dice.chance(0.8) ? dice.between(2008, 2018) : dice.between(2019, 2023);
            };
            title = title();
            LocalDate published = LocalDate.of(year + 1, 1, 4).plusDays(dice.below(85));
            boolean html = edition.equals("prose") ? dice.chance(0.7) : dice.chance(0.72);
            boolean flat = !edition.equals("prose") && (!html || dice.chance(0.12));
            FlatTables flattener = new FlatTables(dice, dice.pick(FlatTables.Shape.values()), dice.chance(0.4));

            ReportText text = new ReportText(dice, agency, year);
            Map<String, BigDecimal> shown = new LinkedHashMap<>();
            boolean withParents = dice.chance(0.5);
            List<FormTable> two = List.of();
            Optional<FormTables> tables = Optional.empty();
            if (!edition.equals("prose")) {
                Map<String, BigDecimal> numbers = FormFigures.form(dice, edition);
                if (dice.chance(0.2)) {
                    FormFigures.upset(dice, numbers);
                }
                CellPrinter cells = cellPrinter(flat);
                FormTables form = new FormTables(dice, edition, numbers, cells, labelPrinter(), habits());
                tables = Optional.of(form);
                two = form.sectionTwo();
            }
            boolean siteCodeShown = html && agency.code().isPresent() && dice.chance(0.75);
            boolean needsParents = !siteCodeShown && !withParents && !title.contains(agency.fullName());
            boolean dateSigned = dice.chance(0.4);
            boolean brokenPeriod = dice.chance(0.06);
            text.opening(withParents || needsParents, brokenPeriod);
            if (tables.isPresent()) {
                FormTables form = tables.get();
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
                fillOptional(text, "fees.collected", 0);
            } else {
                text.prose();
            }
            LocalDate signed = published.minusDays(dice.between(0, 6));
            if (dateSigned) {
                text.signature(agency.signature(), signed.getYear() + "年" + signed.getMonthValue() + "月"
                        + signed.getDayOfMonth() + "日");
            }
            Optional<String> url = dice.chance(0.5) ? Optional.of(url(published)) : Optional.empty();
            boolean urlDate = url.filter(address -> address.contains("/t20") || address.contains("/art/")).isPresent();
            boolean metaDate = html && dice.chance(0.6);
            boolean lineDate = dice.chance(0.7);
            byte[] bytes;
            Optional<String> contentType = Optional.empty();
            List<String> unwanted = new ArrayList<>();
            Set<String> hidden;
            String name;
            if (html) {
                Site.Product product = dice.pick(Site.Product.values());
                Site.Meta meta = dice.pick(Site.Meta.values());
                metaDate = metaDate && meta != Site.Meta.NONE;
                String[] coding = coding();
                Site.Facts facts = new Site.Facts(title, agency, year,
                        metaDate ? Optional.of(published) : Optional.empty(),
                        lineDate ? Optional.of(published) : Optional.empty(),
                        siteCodeShown ? Optional.of(agency.code().orElseThrow() + "00"
                                + String.format(Locale.ROOT, "%02d", dice.between(1, 60))) : Optional.empty(),
                        dice.chance(0.7), url, coding[1]);
                Site site = new Site(dice, product, meta, facts);
                String body = flat ? flatBody(text, flattener) : gridBody(text);
                String page = site.page(body, dice.pick(title + "_" + site.siteName(), title,
                        title + "-政府信息公开年报-" + site.siteName()), "", "");
                unwanted.addAll(site.unwanted());
                bytes = encode(page, coding[0]);
                contentType = coding[2].isEmpty() ? Optional.empty() : Optional.of(coding[2]);
                markup.add(product.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                markup.add("meta-" + meta.name().toLowerCase(Locale.ROOT));
                markup.add(coding[3]);
                name = ".html";
            } else {
                String page = plainPage(text, flattener, lineDate ? Optional.of(published) : Optional.empty());
                boolean gbk = dice.chance(0.15);
                bytes = encode(page, gbk ? "GB18030" : "UTF-8");
                markup.add("text");
                markup.add(gbk ? "gbk" : "utf8");
                metaDate = false;
                name = ".txt";
            }
            hidden = flattener.hidden();
            boolean dated = metaDate || lineDate || urlDate;
            Optional<LocalDate> known = dated ? Optional.of(published) : dateSigned ? Optional.of(signed)
                    : Optional.empty();
            label(text, shown, hidden, known, unwanted, url);
            return new GeneratedPage(String.format(Locale.ROOT, "page-%06d%s", seed, name), bytes, url, contentType,
                    source(name));
        }

        private Map<String, Object> source(String name) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("source", String.format(Locale.ROOT, "page-%06d%s", seed, name));
            whole.put("markup", String.join(" ", new LinkedHashSet<>(markup)));
            whole.putAll(label);
            return whole;
        }

        private String title() {
            String name = dice.chance(0.75) ? agency.shortName()
                    : dice.chance(0.5) ? agency.fullName() : agency.signature();
            return dice.pick(name + year + "年政府信息公开工作年度报告", name + year + "年政府信息公开工作年度报告",
                    name + year + "年度政府信息公开工作年度报告", year + "年度" + name + "政府信息公开工作年度报告",
                    name + year + "年政府信息公开年度报告", year + "年" + name + "政府信息公开工作年度报告",
                    name + "政府信息公开工作年度报告（" + year + "年度）", name + "关于" + year + "年度政府信息公开工作情况的报告");
        }

        private String url(LocalDate published) {
            String host = "www.site" + agency.code().orElse("000000") + ".gov.cn";
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

        private CellPrinter cellPrinter(boolean flat) {
            CellPrinter.Style style = dice.chance(0.6) ? CellPrinter.Style.PLAIN : dice.pick(CellPrinter.Style.values());
            int kind = dice.below(10);
            double blanks = kind < 6 ? 0 : kind < 9 ? 0.08 : 0.6;
            List<String> nothings = List.of(dice.pick("", " ", "/", "-", "—", "无", "", "/"));
            if (blanks > 0) {
                markup.add(nothings.get(0).isBlank() || nothings.get(0).equals(" ") ? "blanks" : "strokes");
            }
            if (style != CellPrinter.Style.PLAIN) {
                markup.add("cells-" + style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            return new CellPrinter(dice, style, blanks, nothings);
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
            return new FormTables.Habits(one, sideways, own, drop, dice.chance(0.6));
        }

        /** Charset of the bytes, charset the page claims, content type of the server, name of the case. */
        private String[] coding() {
            return switch (dice.below(9)) {
                case 0 -> new String[] {"GB18030", "gb2312", "text/html", "gbk"};
                case 1 -> new String[] {"GB18030", "gbk", "text/html;charset=GBK", "gbk"};
                case 2 -> new String[] {"GB18030", "utf-8", "text/html", "gbk-declared-utf8"};
                case 3 -> new String[] {"UTF-8", "gb2312", "text/html; charset=utf-8", "utf8-declared-gbk"};
                case 4 -> new String[] {"UTF-8", "", "", "undeclared"};
                case 5 -> new String[] {"GB18030", "", "text/html", "undeclared"};
                default -> new String[] {"UTF-8", "utf-8", "text/html; charset=UTF-8", "utf8"};
            };
        }

        private byte[] encode(String page, String charset) {
            return page.getBytes(charset.equals("UTF-8") ? StandardCharsets.UTF_8 : GB18030);
        }

        private String gridBody(ReportText text) {
            boolean word = dice.chance(0.5);
            TableMarkup.Shape shape = dice.chance(0.6) ? TableMarkup.Shape.WHOLE : dice.pick(TableMarkup.Shape.values());
            TableMarkup tables = new TableMarkup(dice, word, shape);
            boolean breaks = dice.chance(0.1);
            if (!edition.equals("prose")) {
                markup.add(0, "grid-" + shape.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                markup.add(word ? "word" : "bare");
            } else {
                markup.add(0, "html-prose");
            }
            StringBuilder html = new StringBuilder();
            for (Block block : text.blocks()) {
                if (block instanceof Block.Heading heading) {
                    html.append(breaks ? heading.text() + "<br>\n" : word ? "<p class=\"MsoNormal\"><strong><span>"
                            + heading.text() + "</span></strong></p>\n" : "<p><strong>" + heading.text()
                            + "</strong></p>\n");
                } else if (block instanceof Block.Para para) {
                    html.append(breaks ? "&#12288;&#12288;" + para.text() + "<br>\n" : para.right()
                            ? "<p style=\"text-align:right\">" + para.text() + "</p>\n"
                            : "<p style=\"text-indent:2em\">" + dice.pick("　　", "", "&nbsp;&nbsp;") + para.text() + "</p>\n");
                } else if (block instanceof Block.Tables table) {
                    html.append(tables.html(table.table()));
                }
            }
            return html.toString();
        }

        private String flatBody(ReportText text, FlatTables flattener) {
            markup.add(0, "html-flat");
            StringBuilder html = new StringBuilder();
            for (String line : lines(text, flattener)) {
                html.append("<p>").append(TableMarkup.escape(line)).append("</p>\n");
            }
            return html.toString();
        }

        private String plainPage(ReportText text, FlatTables flattener, Optional<LocalDate> date) {
            markup.add(0, edition.equals("prose") ? "text-prose" : "text-flat");
            StringBuilder page = new StringBuilder();
            if (dice.chance(0.7)) {
                page.append(title).append('\n');
            } else {
                page.append("当前位置：首页 > 政务公开 > 政府信息公开年报\n").append(title).append('\n');
            }
            date.ifPresent(day -> page.append("发布时间：").append(day).append("　来源：").append(agency.signature()).append('\n'));
            String gap = dice.pick("\n", "\n\n");
            lines(text, flattener).forEach(line -> page.append(line).append(gap));
            return page.toString();
        }

        private List<String> lines(ReportText text, FlatTables flattener) {
            List<String> lines = new ArrayList<>();
            for (Block block : text.blocks()) {
                if (block instanceof Block.Heading heading) {
                    lines.add(heading.text());
                } else if (block instanceof Block.Para para) {
                    lines.add(para.text());
                } else if (block instanceof Block.Tables table) {
                    lines.addAll(flattener.lines(table.table()));
                }
            }
            if (!edition.equals("prose")) {
                markup.add("flat-" + flattener.name());
            }
            return lines;
        }

        private void fillOptional(ReportText text, String key, int number) {
            text.optional().computeIfAbsent(key, name -> new ArrayList<>()).add(BigDecimal.valueOf(number));
        }

        private void label(ReportText text, Map<String, BigDecimal> table, Set<String> hidden,
                           Optional<LocalDate> published, List<String> unwanted, Optional<String> url) {
            Map<String, BigDecimal> shown = new LinkedHashMap<>(table);
            hidden.forEach(shown::remove);
            Map<String, List<BigDecimal>> optional = new LinkedHashMap<>(text.optional());
            Map<String, BigDecimal> figures = new LinkedHashMap<>(shown);
            List<String> prose = new ArrayList<>();
            text.stated().forEach((key, number) -> {
                boolean formCell = !edition.equals("prose") && key.equals("applications.new.total");
                if (!formCell) {
                    figures.put(key, number);
                    prose.add(key);
                } else if (!shown.containsKey(key)) {
                    optional.computeIfAbsent(key, name -> new ArrayList<>()).add(number);
                }
            });
            derived(shown, optional);
            List<Map<String, Object>> failing = edition.equals("prose") ? List.of()
                    : FormFigures.failing(shown, text.stated());
            label.put("kind", "report");
            url.ifPresent(address -> label.put("url", address));
            label.put("title", title);
            label.put("agency", agency.name());
            label.put("agency_level", agency.level());
            label.put("agency_kind", agency.kind());
            label.put("province", agency.province().orElse(null));
            label.put("city", agency.city().orElse(null));
            label.put("county", agency.county().orElse(null));
            label.put("year", year);
            label.put("published", published.map(LocalDate::toString).orElse(null));
            label.put("edition", edition);
            url.ifPresent(address -> label.put("official", true));
            label.put("trust", List.of());
            label.put("figures", figures);
            label.put("figures_optional", optional);
            label.put("figures_forbidden", text.forbidden());
            label.put("figures_prose", prose);
            label.put("checks_failed", failing);
            label.put("must_contain", wanted(text));
            label.put("must_not_contain", unwanted);
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

        private void sum(Map<String, BigDecimal> shown, Map<String, List<BigDecimal>> optional, String stem,
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

        /** Pieces of the report's own sentences. */
        private List<String> wanted(ReportText text) {
            List<String> pieces = new ArrayList<>();
            for (Block block : text.blocks()) {
                if (block instanceof Block.Para para && !para.right()) {
                    for (String piece : para.text().split("[。；]")) {
                        if (piece.length() > 10) {
                            pieces.add(piece);
                        }
                    }
                } else if (block instanceof Block.Heading heading) {
                    pieces.add(heading.text());
                }
            }
            return dice.some(pieces, 10);
        }
    }
}
