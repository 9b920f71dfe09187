// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.TrustSignal;

/**
 * A collection of made-up reports of any size: the same seed and number give the same report. Places are made of
 * syllables, figures are skewed as real ones are, sentences are shared between reports as statutory ones are.
 */
public final class GeneratedReports {

    private static final String[] SYLLABLES = {"临", "安", "平", "河", "山", "江", "宁", "阳", "城", "新", "长", "海", "西", "南",
        "北", "东", "泉", "石", "龙", "云", "清", "玉", "金", "丰", "德", "永"};
    private static final String[] OFFICES = {"教育局", "财政局", "公安局", "民政局", "司法局", "水利局", "审计局", "统计局",
        "卫生健康委员会", "自然资源局", "住房和城乡建设局", "市场监督管理局"};
    private static final String[] SENTENCES = {
        "根据《中华人民共和国政府信息公开条例》要求，编制本年度报告。",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分组成。",
        "本报告所列数据的统计期限自%d年1月1日起至12月31日止。",
        "全年通过门户网站主动公开政府信息%d条，其中部门文件%d条。",
        "本年度共收到政府信息公开申请%d件，均按时答复。",
        "申请内容主要涉及土地征收、城市规划、社会保障等方面。",
        "予以公开%d件，部分公开%d件，不予公开%d件。",
        "因政府信息公开被申请行政复议%d件，被提起行政诉讼%d件。",
        "本年度没有收取任何费用。",
        "进一步健全政务公开工作领导小组，明确责任分工，落实经费保障。",
        "主要问题是公开内容还不够全面，公开的及时性有待提高，队伍建设需要加强。",
        "下一步将加强业务培训，全年计划举办培训班%d期，培训%d人次。",
        "微信公众号全年推送信息%d篇，阅读量%d次。",
        "围绕重点领域信息公开，及时发布财政预算决算、重大建设项目、公共资源配置等信息。",
        "规范依申请公开办理流程，提高答复文书质量，切实保障群众知情权。",
        "政府信息公开平台运行稳定，栏目设置合理，检索便捷。",
    };
    private static final String[] LABELS = {"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
        "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "（三）不予公开",
        "1.属于国家秘密", "2.其他法律行政法规禁止公开", "（四）无法提供", "（五）不予处理", "（六）其他处理", "（七）总计",
        "四、结转下年度继续办理"};
    private static final int FIRST_YEAR = 2012;
    private static final int YEARS = 12;

    private final long seed;
    private final int paragraphs;
    private final List<FigureKey> keys;

    /** @param paragraphs how long the texts are; 60 gives some 6 KB, as real reports have */
    public GeneratedReports(long seed, int paragraphs, List<FigureKey> keys) {
        this.seed = seed;
        this.paragraphs = paragraphs;
        this.keys = List.copyOf(keys);
    }

    /** Every key of {@code config/figures.csv}. */
    public static List<FigureKey> allKeys() {
        Path file = Path.of(System.getProperty("nianbao.root", ".")).resolve("config/figures.csv");
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.skip(1).filter(line -> !line.startsWith("#"))
                    .map(line -> new FigureKey(line.substring(0, line.indexOf(',')))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Stream<IndexedReport> reports(int count) {
        return IntStream.range(0, count).mapToObj(this::report);
    }

    /** One report; every tenth is a copy of the one before it. */
    public IndexedReport report(int number) {
        boolean copy = number % 10 == 9;
        Random random = new Random(seed * 1_000_003 + (copy ? number - 1 : number));
        Agency agency = agency(random);
        int year = FIRST_YEAR + random.nextInt(YEARS);
        String edition = year < 2014 ? Report.PROSE_EDITION : year < 2019 ? "2014" : year < 2021 ? "2019" : "2021";
        Optional<Integer> stated = random.nextInt(50) == 0 ? Optional.empty() : Optional.of(year);
        Optional<LocalDate> published = random.nextInt(20) == 0 ? Optional.empty()
                : Optional.of(LocalDate.of(year + 1, 1, 1).plusDays(random.nextInt(150)));
        Figures figures = figures(random, edition);
        List<Check> checks = checks(random);
        String title = agency.name().orElse("") + year + "年政府信息公开工作年度报告";
        // Before anything that a copy has of its own.
        String text = text(random, title, agency.name().orElse("我局"), year);
        Set<TrustSignal> signals = EnumSet.noneOf(TrustSignal.class);
        if (random.nextInt(12) == 0 || copy) {
            signals.add(TrustSignal.values()[random.nextInt(TrustSignal.values().length)]);
        }
        String leadUrl = url(agency, number - 1);
        String url = copy ? "http://mirror" + number % 7 + ".example.com/" + number + ".html" : url(agency, number);
        Report report = new Report("archive/" + number, Optional.of(url), title, agency, stated, published, edition,
                figures, List.of(), checks, new Trust(signals.isEmpty() && !copy, signals,
                        copy ? Optional.of(leadUrl) : Optional.empty()), new TreeMap<>(), new TreeMap<>(), List.of(),
                text);
        Instant seen = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(number);
        return new IndexedReport(ReportId.of(url), url, report,
                copy ? Optional.of(ReportId.of(leadUrl)) : Optional.empty(), seen, seen, Optional.empty());
    }

    private static String url(Agency agency, int number) {
        int host = Math.floorMod(agency.province().hashCode() * 31 + agency.city().hashCode(), 200);
        return "http://www.site" + host + ".gov.cn/zwgk/" + number + ".html";
    }

    private static String name(Random random, int count) {
        int pick = random.nextInt(count);
        return SYLLABLES[pick % SYLLABLES.length] + SYLLABLES[(pick / 3 + 7) % SYLLABLES.length];
    }

    private static Agency agency(Random random) {
        String province = name(random, 30) + "省";
        String city = name(random, 60) + "市";
        String county = name(random, 90) + (random.nextBoolean() ? "县" : "区");
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new Agency(Optional.of(province), Optional.of(province + "人民政府"), Optional.of(Agency.Level.PROVINCE),
                    Optional.of(Agency.Kind.GOVERNMENT), Optional.of(province), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
        if (kind < 4) {
            String office = city + OFFICES[random.nextInt(OFFICES.length)];
            return new Agency(Optional.of(office), Optional.of(office), Optional.of(Agency.Level.CITY),
                    Optional.of(Agency.Kind.DEPARTMENT), Optional.of(province), Optional.of(city), Optional.empty(),
                    Optional.empty());
        }
        if (kind == 9) {
            return Agency.UNKNOWN;
        }
        String full = kind < 6 ? city + county : city + county + OFFICES[random.nextInt(OFFICES.length)];
        return new Agency(Optional.of(full), Optional.of(full), Optional.of(Agency.Level.COUNTY),
                Optional.of(kind < 6 ? Agency.Kind.GOVERNMENT : Agency.Kind.DEPARTMENT), Optional.of(province),
                Optional.of(city), Optional.of(county), Optional.empty());
    }

    private Figures figures(Random random, String edition) {
        Figures.Builder figures = Figures.builder();
        int share = edition.equals(Report.PROSE_EDITION) ? 5 : 55;
        for (int i = 0; i < keys.size(); i++) {
            if (random.nextInt(100) < share) {
                // Most cells are 0, a few are large: the log of a count is about normal.
                int value = random.nextInt(3) > 0 ? 0 : (int) Math.exp(random.nextGaussian() * 1.8 + 1.5);
                Evidence proof = Evidence.cell(String.valueOf(value), 2, i / 7 + 1, i % 7 + 2);
                if (random.nextInt(15) == 0) {
                    figures.notStated(keys.get(i), Evidence.cell("", 2, i / 7 + 1, i % 7 + 2));
                } else if (keys.get(i).name().endsWith("amount")) {
                    figures.state(keys.get(i), BigDecimal.valueOf(value * 1237L, 2), proof);
                } else {
                    figures.state(keys.get(i), BigDecimal.valueOf(value), proof);
                }
            }
        }
        return figures.build();
    }

    private static List<Check> checks(Random random) {
        List<Check> checks = new ArrayList<>();
        for (String rule : List.of("received = results + carried_forward", "outcomes = total")) {
            int pick = random.nextInt(10);
            Check.Status status = pick == 0 ? Check.Status.FAIL : pick < 4 ? Check.Status.UNKNOWN : Check.Status.PASS;
            checks.add(new Check(rule, "total", status, Optional.empty(), Optional.empty(), List.of()));
        }
        return checks;
    }

    private String text(Random random, String title, String agency, int year) {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int i = 0; i < paragraphs; i++) {
            if (random.nextInt(3) == 0) {
                text.append(LABELS[random.nextInt(LABELS.length)]).append(' ').append(random.nextInt(200)).append('\n');
                continue;
            }
            String sentence = SENTENCES[random.nextInt(SENTENCES.length)];
            if (random.nextInt(4) == 0) {
                text.append(year).append("年，").append(agency);
            }
            text.append(sentence.startsWith("本报告所列") ? sentence.formatted(year)
                    : sentence.contains("%d") ? sentence.replace("%d", "§") : sentence);
            int mark;
            while ((mark = text.indexOf("§")) >= 0) {
                text.replace(mark, mark + 1, String.valueOf(random.nextInt(500)));
            }
            text.append(random.nextBoolean() ? "" : "\n");
        }
        return text.toString();
    }
}
