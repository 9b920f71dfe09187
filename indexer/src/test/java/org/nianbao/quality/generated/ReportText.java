// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentences of one report, and the figures that they state. */
final class ReportText {

    private static final List<String> PLAIN = List.of(
            "坚持以公开为常态、不公开为例外，把公开透明要求落实到决策、执行、管理、服务、结果全过程。",
            "围绕群众办事需求梳理公开事项目录，明确每一事项的公开主体、时限和方式，并根据机构职能变化动态调整。",
            "严格执行信息发布三审三校制度，对拟公开内容逐条开展保密审查，确保信息准确、及时、安全。",
            "进一步畅通申请渠道，统一文书格式，规范登记、审核、办理、答复、归档各个环节。",
            "加强与法制、信访、保密等机构的会商，对疑难申请集体研究后依法作出答复。",
            "持续优化门户网站栏目设置，完善站内检索功能，方便企业和群众查找所需信息。",
            "政务新媒体坚持内容为王，用通俗语言介绍惠民政策，主动回应社会关切。",
            "将政务公开工作纳入年度绩效考核，定期通报检查结果，对发现的问题限期整改。",
            "在便民服务中心设置信息查阅场所，配备专人引导群众查询、复制相关材料。",
            "对重要政策文件做到与解读材料同步起草、同步审批、同步发布，运用图表、问答等形式提高可读性。",
            "建立信息管理台账，对历年公开内容开展全面清理，及时更正失效和错误信息。",
            "全年没有发生因公开不当造成不良影响的情况，也没有需要追究责任的情形。",
            "组织业务骨干学习条例和配套规定，结合典型案例讲解答复要点，提升依法办理能力。",
            "邀请企业代表、社区居民走进机关，面对面听取意见，不断改进公开方式。",
            "财政预算、决算以及重大建设项目、公共资源配置等信息均按规定时限集中发布。",
            "网站信息发布后，由专人核对链接与附件，保证页面能够正常打开。",
            "推进政府和社会资本合作（PPP）项目信息公开，按照条例第二十条第（三）项规定更新内容。",
            "公众可通过移动客户端（APP）或者登录网站（http://www.gov.cn/zhengce/）查询政策原文。",
            "围绕“互联网+监管”优化流程，公开各类文件，方便群众办事。");
    private static final List<String> PROBLEMS = List.of(
            "一是部分工作人员对公开范围的把握还不够精准，主动公开意识有待增强。",
            "二是政策解读形式较为单一，深入浅出的内容偏少。",
            "三是基层公开队伍变动较为频繁，业务衔接不够顺畅。",
            "下一步将加强业务指导和日常督查，健全信息更新长效机制，推动公开工作提质增效。",
            "针对上述不足，今后将丰富解读载体，增强互动交流，切实保障公众知情权。",
            "今后还将完善考核评价办法，把群众满意度作为衡量工作成效的重要标准。");
    private static final List<String> DISTRACTORS = List.of(
            "相关事项网上可办率达到97.5%，按时办结率100%。",
            "依据有关文件（政办发〔2018〕36号）要求，年内完成了26个试点领域目录的编制。",
            "政务服务中心推行“一窗受理”，服务窗口由18个整合为12个。",
            "门户网站全年访问量超过85万人次，页面平均响应时间不足2秒。",
            "上述工作在第三方评估中得分92.6分，位居同类单位前列。",
            "印发（国办发〔2019〕14号）学习资料，覆盖下属35个单位。");

    private final Dice dice;
    private final TrueAgency agency;
    private final int year;
    private final String unit;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, BigDecimal> stated = new LinkedHashMap<>();
    private final Map<String, List<BigDecimal>> optional = new LinkedHashMap<>();
    private final Map<String, List<BigDecimal>> forbidden = new LinkedHashMap<>();
    private final List<Map<String, Object>> failing = new ArrayList<>();
    private final int numerals;

    ReportText(Dice dice, TrueAgency agency, int year) {
        this.dice = dice;
        this.agency = agency;
        this.year = year;
        this.unit = agency.self();
        this.numerals = dice.pick(0, 0, 0, 0, 1, 2, 3, 4);
    }

    List<Block> blocks() {
        return blocks;
    }

    /** What the sentences state for certain. */
    Map<String, BigDecimal> stated() {
        return stated;
    }

    /** What a reader may take from the sentences, without being asked to. */
    Map<String, List<BigDecimal>> optional() {
        return optional;
    }

    /** What a reader must not take from the sentences. */
    Map<String, List<BigDecimal>> forbidden() {
        return forbidden;
    }

    /** Checks that fail on the sentences alone. */
    List<Map<String, Object>> failing() {
        return failing;
    }

    void heading(String text) {
        blocks.add(new Block.Heading(text));
    }

    void para(String text) {
        blocks.add(new Block.Para(text, false));
    }

    void table(FormTable table) {
        blocks.add(new Block.Tables(table));
    }

    /** The first paragraph: base, name, period, contact. */
    void opening(boolean withParents, boolean periodBroken) {
        String name = withParents ? agency.fullName() : agency.shortName();
        String base = dice.pick("根据《中华人民共和国政府信息公开条例》（以下简称《条例》）规定，",
                "依照《中华人民共和国政府信息公开条例》及上级有关要求，", "按照《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定，");
        String period = periodBroken ? year + "1月1日至12月31日" : dice.pick(
                year + "年1月1日至" + year + "年12月31日", year + "年1月1日起至12月31日止", year + "年1月1日至12月31日");
        para(base + dice.pick("现公布" + name + year + "年政府信息公开工作年度报告。", "由" + name + "编制本报告，现向社会公布。",
                "特向社会公布" + year + "年度" + name + "政府信息公开年度报告。", "现将" + name + year + "年度政府信息公开工作情况报告如下。",
                name + "结合本年度工作实际编制本报告。")
                + dice.pick("报告由总体情况、主动公开、依申请公开、复议诉讼、存在问题和其他事项等部分组成。", "")
                + dice.pick("所列数据的统计期限为" + period + "。", "本报告数据统计时间为" + period + "。")
                + dice.pick("如有疑问，请与" + name + "政务公开办公室联系。", "本报告电子版可在门户网站下载。", ""));
    }

    /** Sentences without figures, some with numbers that are none. */
    void filler(int sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : dice.some(PLAIN, Math.min(sentences, PLAIN.size()))) {
            text.append(sentence);
        }
        if (dice.chance(0.4)) {
            text.append(dice.pick(DISTRACTORS));
        }
        para(text.toString());
    }

    void problems() {
        para(year + "年，" + unit + "政府信息公开工作取得了一定进展，但仍存在一些不足：" + String.join("", dice.some(PROBLEMS, 3)));
    }

    void signature(String name, String date) {
        blocks.add(new Block.Para(name, true));
        blocks.add(new Block.Para(date, true));
    }

    /** Section one of a report whose numbers stand in tables: some of them are told again. */
    void told(Map<String, BigDecimal> table, boolean contradict) {
        int total = Math.max(dice.count(), 3);
        StringBuilder text = new StringBuilder();
        if (dice.chance(0.7)) {
            text.append(dice.pick(year + "年，" + unit + "主动公开政府信息" + n(total) + "条。",
                    "全年主动公开政府信息" + n(total) + "条，比上年增长" + dice.between(2, 40) + ".5%。"));
            state("proactive.total", total);
        }
        text.append(dice.pick(PLAIN));
        int wechat = dice.between(20, 2000);
        if (dice.chance(0.4)) {
            text.append("政务微信公众号发布政府信息").append(n(wechat)).append("条。");
            optional("proactive.wechat", wechat);
        }
        para(text.toString());
        BigDecimal received = table.get("applications.new.total");
        if (received != null && dice.chance(0.75)) {
            int number = received.intValueExact() + (contradict ? dice.between(1, 5) : 0);
            if (number == 0) {
                para(dice.pick(year + "年" + unit + "未收到政府信息公开申请。", "全年未收到公民、法人和其他组织提出的政府信息公开申请。",
                        year + "年" + unit + "没有收到政府信息公开申请。"));
            } else {
                para(dice.pick(year + "年，" + unit + "共收到政府信息公开申请" + n(number) + "件，均已依法办理。",
                        "全年新收政府信息公开申请" + n(number) + "件。" + dice.pick(PLAIN)));
            }
            state("applications.new.total", number);
        }
    }

    /** The sentences before a statistics table that has the numbers too. */
    void beforeStatistics(Map<String, BigDecimal> table, Map<String, BigDecimal> more) {
        heading("一、概述");
        filler(dice.between(1, 4));
        heading("二、主动公开政府信息情况");
        BigDecimal total = table.get("proactive.total");
        if (total != null && dice.chance(0.6)) {
            para(year + "年，" + unit + "主动公开政府信息" + total + "条。" + dice.pick(PLAIN));
            state("proactive.total", total.intValueExact());
        } else {
            filler(2);
        }
        heading("三、依申请公开政府信息情况");
        BigDecimal received = more.get("applications.new.total");
        if (received != null && dice.chance(0.6)) {
            para(received.signum() == 0 ? year + "年" + unit + "未收到政府信息公开申请。"
                    : year + "年，" + unit + "共收到政府信息公开申请" + received + "件，均已按期答复。");
            state("applications.new.total", received.intValueExact());
        } else {
            filler(2);
        }
        heading("四、存在的主要问题及改进情况");
        problems();
    }

    /** A whole report in sentences, as they were before the form had tables, and as copies are that lost them. */
    void prose() {
        List<Runnable> topics = new ArrayList<>(List.of(this::proactive, this::applications, this::suits));
        List<Runnable> more = List.of(this::organs, this::meetings, this::responses, this::fees, this::proposals,
                this::documents);
        List<Runnable> chosen = dice.some(more, dice.between(2, more.size()));
        int ordinal = 1;
        topics.addAll(chosen);
        for (Runnable topic : topics) {
            if (ordinal == 1) {
                heading("一、" + dice.pick("总体情况", "概述", "基本情况"));
                filler(dice.between(2, 5));
            }
            topic.run();
            if (dice.chance(0.5)) {
                filler(dice.between(1, 3));
            }
            ordinal++;
        }
        heading(dice.pick("二、存在的主要问题及改进情况", "二、存在的问题和下一步打算"));
        problems();
    }

    private void proactive() {
        heading(dice.pick("（一）主动公开政府信息情况", "（一）主动公开情况"));
        int website = dice.between(30, 3000);
        int weibo = dice.between(0, 400);
        int wechat = dice.between(5, 900);
        int other = dice.between(0, 60);
        int total = website + weibo + wechat + other;
        switch (dice.below(11)) {
            case 7 -> {
                para("截至" + year + "年底，全年累计主动公开政府信息" + n(total) + "条：门户网站公开政府信息" + n(website) + "条；“"
                        + agency.shortName() + "发布”微信公众号推送信息" + n(wechat) + "条；官方微博发布信息" + n(weibo) + "条。");
                state("proactive.total", total);
                state("proactive.website", website);
                state("proactive.wechat", wechat);
                state("proactive.weibo", weibo);
            }
            case 8 -> {
                int all = total + dice.between(1000, 90_000);
                para("自" + (year - 3) + "年5月1日至" + year + "年12月31日共公开政府信息" + n(all) + "条。" + year + "年新增公开信息" + n(total) + "条。");
                state("proactive.total", total);
                forbid("proactive.total", all);
            }
            case 9 -> {
                int asked = dice.between(1, 30);
                para("全年形成政府信息" + n(total + asked) + "条，其中主动公开信息" + n(total) + "条，依申请公开信息" + n(asked)
                        + "条。“政策解读”栏目发布信息" + n(other + 1) + "条。");
                state("proactive.total", total);
                forbid("applications.new.total", asked);
                forbid("response.interpretations", other + 1);
            }
            case 10 -> {
                para(unit + "依托政务网站和新媒体共公开政府信息" + n(total) + "条，其中市直部门公开政府信息" + n(website) + "条，乡镇公开政府信息"
                        + n(total - website) + "条。");
                state("proactive.total", total);
                forbid("proactive.total", website);
            }
            case 0 -> {
                para(year + "年，" + unit + "主动公开政府信息" + n(total) + "条，其中通过政府网站公开" + n(website) + "条、政务微博公开"
                        + n(weibo) + "条、政务微信公开" + n(wechat) + "条、其他方式公开" + n(other) + "条。");
                state("proactive.total", total);
                state("proactive.website", website);
                state("proactive.weibo", weibo);
                state("proactive.wechat", wechat);
                state("proactive.other_channels", other);
            }
            case 1 -> {
                int last = total - dice.between(1, Math.min(30, total - 1));
                para((year - 1) + "年主动公开政府信息" + n(last) + "条，" + year + "年主动公开政府信息" + n(total) + "条，增长"
                        + dice.between(1, 30) + "." + dice.between(1, 9) + "%。");
                state("proactive.total", total);
                forbid("proactive.total", last);
            }
            case 2 -> {
                int rounded = total / 100 * 100 + 100;
                para("全年主动公开政府信息" + rounded + dice.pick("余条", "多条") + "，内容涵盖财政预决算、民生保障等方面。");
                state("proactive.total", rounded);
            }
            case 4 -> {
                int all = total + dice.between(1000, 90_000);
                para("截至" + year + "年12月31日，历年累计主动公开政府信息" + n(all) + "条，其中" + year + "年主动公开政府信息" + n(total)
                        + "条。");
                state("proactive.total", total);
                forbid("proactive.total", all);
            }
            case 5 -> {
                int next = total + dice.between(10, 500);
                para(year + "年" + unit + "主动公开政府信息" + n(total) + "条。" + (year + 1) + "年计划公开政府信息" + n(next) + "条以上。");
                state("proactive.total", total);
                forbid("proactive.total", next);
            }
            case 3 -> {
                int thousands = dice.between(11, 99);
                para(year + "年全年共主动公开政府信息" + thousands / 10 + "." + thousands % 10 + "万条。");
                state("proactive.total", thousands * 1000);
            }
            default -> {
                para(year + "年" + unit + "共主动公开政府信息" + n(total) + "条，比上年增加" + dice.between(2, 90) + "条。");
                state("proactive.total", total);
            }
        }
    }

    private void applications() {
        heading(dice.pick("（二）依申请公开政府信息情况", "（二）依申请公开办理情况"));
        switch (dice.pick(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
            case 8 -> {
                int person = dice.between(1, 9);
                int online = dice.between(1, 60);
                int letter = dice.between(1, 30);
                int all = person + online + letter;
                para(year + "年共受理政府信息公开申请" + n(all) + "件。其中，网上申请" + n(online) + "件，占" + online * 100 / all
                        + "%；信函申请" + n(letter) + "件，占" + letter * 100 / all + "%；当面申请" + n(person) + "件，占"
                        + person * 100 / all + "%。");
                state("applications.new.total", all);
                state("applications.channel.in_person", person);
                state("applications.channel.online", online);
                state("applications.channel.letter", letter);
            }
            case 9 -> {
                int office = dice.between(1, 30);
                int rest = dice.between(1, 60);
                para("全系统共收到政府信息公开申请" + n(office + rest) + "件。按时限答复" + n(office + rest) + "件，其中其他单位收到"
                        + n(rest) + "件。全年未发生因政府信息公开申请产生的投诉案例。");
                state("applications.new.total", office + rest);
            }
            case 10 -> {
                int fresh = dice.between(2, 200);
                int forward = dice.between(1, fresh - 1);
                para("本年度收到" + n(fresh) + "件政府信息公开申请，上年度结转0件，另有" + n(forward) + "件顺延到下年度答复。");
                state("applications.new.total", fresh);
                state("applications.carried_over.total", 0);
                state("applications.carried_forward.total", forward);
            }
            case 6 -> {
                int school = dice.between(1, 20);
                int housing = dice.between(1, 20);
                int rest = dice.between(1, 40);
                int all = school + housing + rest;
                para(year + "年，全系统共收到政府信息公开申请" + n(all) + "件，其中教育部门收到" + n(school) + "件，住建部门收到" + n(housing)
                        + "件，其他单位收到" + n(rest) + "件。");
                state("applications.new.total", all);
            }
            case 7 -> {
                int fresh = dice.between(3, 200);
                int granted = dice.between(1, fresh - 1);
                para(unit + year + "年度收到政府信息公开申请" + n(fresh) + "件，其中予以公开" + n(granted) + "件，占"
                        + (granted * 100 / fresh) + "%。");
                state("applications.new.total", fresh);
                state("applications.granted.total", granted);
            }
            case 0 -> {
                int person = dice.between(0, 9);
                int online = dice.between(1, 60);
                int letter = dice.between(1, 30);
                int all = person + online + letter;
                para(year + "年，共收到政府信息公开申请" + n(all) + "件，其中当面申请" + n(person) + "件、网络申请" + n(online)
                        + "件、信函申请" + n(letter) + "件，均按期答复。");
                state("applications.new.total", all);
                state("applications.channel.in_person", person);
                state("applications.channel.online", online);
                state("applications.channel.letter", letter);
            }
            case 1 -> {
                int[] parts = new int[6];
                int results = 0;
                for (int at = 0; at < parts.length; at++) {
                    parts[at] = dice.between(1, 60);
                    results += parts[at];
                }
                int forward = dice.between(1, 20);
                int over = dice.between(1, 15);
                int fresh = results + forward - over;
                if (dice.chance(0.4)) {
                    fresh += dice.between(1, 6);
                    failing.add(Map.of("rule", "received = results + carried_forward", "column", "total"));
                }
                para(year + "年度新收到政府信息公开申请" + fresh + "件，上年结转" + over + "件。其中，予以公开" + parts[0] + "件，部分公开"
                        + parts[1] + "件，不予公开" + parts[2] + "件，无法提供" + parts[3] + "件，不予处理" + parts[4]
                        + "件，其他处理" + parts[5] + "件，结转下年度继续办理" + forward + "件。");
                state("applications.new.total", fresh);
                state("applications.carried_over.total", over);
                List<String> rows = List.of("granted", "partial", "denied", "unavailable", "unprocessed", "other");
                for (int at = 0; at < parts.length; at++) {
                    state("applications." + rows.get(at) + ".total", parts[at]);
                }
                state("applications.carried_forward.total", forward);
                optional("applications.total.total", results);
            }
            case 2 -> {
                int over = dice.between(1, 20);
                int fresh = dice.between(over + 1, 300);
                para(year + "年，共收到政府信息公开申请" + (fresh + over) + "件，其中" + (year - 1) + "年结转" + over + "件。");
                state("applications.carried_over.total", over);
                optional("applications.new.total", fresh);
                forbid("applications.new.total", fresh + over);
            }
            case 3 -> {
                para(dice.pick(year + "年" + unit + "未收到政府信息公开申请。", year + "年，" + unit + "没有收到公民、法人或者其他组织的政府信息公开申请。",
                        year + "年收到政府信息公开申请0件。"));
                state("applications.new.total", 0);
            }
            case 4 -> {
                int fresh = dice.between(2, 95);
                para(year + "年，共收到政府信息公开申请" + Numerals.han(fresh) + "件，全部在规定期限内答复。");
                state("applications.new.total", fresh);
            }
            default -> {
                int fresh = dice.between(12, 400);
                int last = fresh - dice.between(1, 11);
                para(year + "年收到政府信息公开申请" + n(fresh) + "件，上年为" + n(last) + "件，同比增长" + dice.between(1, 99)
                        + "." + dice.between(1, 9) + "%。");
                state("applications.new.total", fresh);
                forbid("applications.new.total", last);
            }
        }
    }

    private void suits() {
        heading(dice.pick("（三）因政府信息公开申请行政复议、提起行政诉讼情况", "（三）行政复议和行政诉讼情况"));
        if (dice.chance(0.5)) {
            para(dice.pick(year + "年，" + unit + "未发生因政府信息公开引起的行政复议和行政诉讼。",
                    year + "年，" + unit + "没有因政府信息公开被申请行政复议、提起行政诉讼的案件。",
                    "因政府信息公开被申请行政复议、提起行政诉讼数量均为0。"));
            state("review.total", 0);
            state("litigation.total", 0);
        } else {
            int reviews = dice.between(1, 30);
            int suits = dice.between(1, 20);
            para(year + "年，因政府信息公开被申请行政复议" + n(reviews) + "件，被提起行政诉讼" + n(suits) + "件。");
            state("review.total", reviews);
            state("litigation.total", suits);
        }
    }

    private void organs() {
        heading("（四）机构建设和保障经费情况");
        int full = dice.between(0, 6);
        int part = dice.between(1, 30);
        int offices = dice.between(1, 20);
        int points = dice.between(1, 30);
        para("设立政府信息公开工作专门机构" + offices + "个，设置政府信息公开查阅点" + points + "个，从事政府信息公开工作人员" + (full + part)
                + dice.pick("人，其中专职人员" + full + "人、兼职人员" + part + "人。", "人，其中专职" + full + "人、兼职" + part + "人。",
                "人（其中专职人员" + full + "名，兼职人员" + part + "名）。"));
        state("org.offices", offices);
        state("org.reading_points", points);
        state("org.staff", full + part);
        state("org.staff_full_time", full);
        state("org.staff_part_time", part);
        if (dice.chance(0.6)) {
            int budget = dice.between(1, 60);
            para("安排政府信息公开专项经费" + budget + "万元。");
            state("org.budget", budget * 10_000);
        }
    }

    private void meetings() {
        heading("（五）会议和培训情况");
        int meetings = dice.between(1, 9);
        int sessions = dice.between(1, 6);
        int people = dice.between(9, 500);
        para(dice.pick("全年召开政府信息公开工作会议" + n(meetings) + "次，举办培训班" + n(sessions) + "期，接受培训人员" + n(people) + "人次。",
                "举办政府信息公开培训班" + n(sessions) + "期，参训人员" + n(people) + "人次，召开专题会议" + n(meetings) + "次。"));
        state("meetings.count", meetings);
        state("training.sessions", sessions);
        state("training.people", people);
    }

    private void responses() {
        heading("（六）回应解读情况");
        int press = dice.between(0, 12);
        int talks = dice.between(1, 20);
        int papers = dice.between(1, 200);
        int concerns = dice.between(1, 50);
        para("举办新闻发布会" + press + "次，开展政府网站在线访谈" + talks + "次，发布政策解读稿件" + papers + "篇，回应公众关注热点或重大舆情"
                + concerns + "次。");
        state("response.press_conferences", press);
        state("response.interviews", talks);
        state("response.interpretations", papers);
        state("response.public_concerns", concerns);
    }

    private void fees() {
        heading("（七）收费情况");
        if (dice.chance(0.5)) {
            para(year + "年，" + unit + "未收取政府信息处理费。");
            optional("fees.collected", 0);
        } else {
            int fee = dice.between(1, 90) * 100;
            para(year + "年，" + unit + "共收取政府信息处理费" + fee + "元。");
            state("fees.collected", fee);
        }
    }

    private void proposals() {
        heading("（八）建议提案办理情况");
        int npc = dice.between(1, 90);
        int cppcc = dice.between(1, 90);
        para("全年共办理人大代表建议" + npc + "件、政协提案" + cppcc + "件，办理结果均已公开。");
        optional("proposals.npc", npc);
        optional("proposals.cppcc", cppcc);
    }

    private void documents() {
        heading("（九）规范性文件公开情况");
        int made = dice.between(1, 40);
        para("全年制发规范性文件" + made + "件，主动公开规范性文件" + made + "件。");
        optional("normative.made", made);
        optional("normative.issued", made);
        optional("normative.published", made);
    }

    private String n(int number) {
        return switch (numerals) {
            case 1 -> Numerals.thousands(number);
            case 2 -> CellPrinter.fullWidth(Integer.toString(number));
            case 4 -> Numerals.blanks(number);
            case 3 -> number < 100 ? Numerals.han(number) : Integer.toString(number);
            default -> Integer.toString(number);
        };
    }

    private void state(String key, int number) {
        stated.put(key, BigDecimal.valueOf(number));
    }

    private void optional(String key, int number) {
        optional.computeIfAbsent(key, name -> new ArrayList<>()).add(BigDecimal.valueOf(number));
    }

    private void forbid(String key, int number) {
        forbidden.computeIfAbsent(key, name -> new ArrayList<>()).add(BigDecimal.valueOf(number));
    }
}
