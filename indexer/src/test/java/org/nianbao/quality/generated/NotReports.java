// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.List;

/** Pages that look like yearly reports and are none. */
final class NotReports {

    /** Kinds of near misses. */
    enum Kind {
        FORMAT_NOTICE, GUIDE, COLUMN_PAGE, WORK_REPORT, BUDGET, SITE_REPORT, COMPANY_REPORT, NEWS, BOT_WALL, SOFT_404,
        RULES, QUARTER, ANSWER, RELEASE
    }

    /** Title and body in HTML; {@code bare} pages have no site around them. */
    record Page(String title, String body, boolean bare) {
    }

    private final Dice dice;
    private final TrueAgency agency;
    private final int year;

    NotReports(Dice dice, TrueAgency agency, int year) {
        this.dice = dice;
        this.agency = agency;
        this.year = year;
    }

    Page page(Kind kind) {
        String place = agency.shortName();
        return switch (kind) {
            case FORMAT_NOTICE -> formatNotice(place);
            case GUIDE -> new Page(place + "政府信息公开指南", paragraphs(List.of(
                    "为方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。",
                    "一、信息分类和编排体系", "本机关主动公开的政府信息包括机构职能、政策文件、规划计划、统计数据、财政预算决算、年度报告等。",
                    "二、获取方式", "（一）主动公开。公民可通过门户网站、政务新媒体、查阅场所获取。",
                    "（二）依申请公开。申请人应填写《政府信息公开申请表》，可当面提交、信函提交或在线提交。受理机构为" + place + "办公室，办公时间为工作日8:30至17:30。",
                    "三、答复时限", "收到申请后能够当场答复的当场答复，不能当场答复的自收到申请之日起20个工作日内答复，需要延长的不超过20个工作日。",
                    "四、监督方式", "公民认为本机关未依法履行公开义务的，可以向上一级行政机关投诉、举报，也可以申请行政复议或者提起行政诉讼。",
                    "五、收费标准", "本机关依申请提供政府信息不收取费用，但申请数量、频次明显超过合理范围的，可以收取信息处理费。")), false);
            case COLUMN_PAGE -> columnPage(place);
            case WORK_REPORT -> new Page(dice.pick(year + "年政府工作报告", year + "年" + place + "人民政府工作报告"), paragraphs(List.of(
                    "——" + year + "年1月12日在" + place + "第十七届人民代表大会第二次会议上", "各位代表：",
                    "现在，我代表" + place + "人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。",
                    "一、" + (year - 1) + "年工作回顾", "地区生产总值增长6.2%，一般公共预算收入完成23.4亿元，城乡居民人均可支配收入分别增长5.8%和7.9%。",
                    "全年办理人大代表建议86件、政协提案120件，办复率100%。持续推进政务公开，主动公开政府信息3200条。",
                    "固定资产投资完成118亿元，新增规模以上工业企业23家，粮食总产量稳定在42万吨以上。",
                    "二、" + year + "年工作安排", "坚持稳中求进工作总基调，着力扩大内需、优化结构、提振信心、防范化解风险，推动经济运行持续好转。",
                    "各位代表，让我们团结一心，真抓实干，为建设现代化新城而努力奋斗！")), false);
            case BUDGET -> new Page(place + year + "年度部门预算公开", paragraphs(List.of("第一部分 部门概况",
                    "一、主要职责", "负责贯彻执行国家有关法律法规和方针政策，承担相应行政管理职能。", "二、机构设置",
                    "第二部分 " + year + "年度部门预算表", "第三部分 " + year + "年度部门预算情况说明"))
                    + "<table border=\"1\"><tr><td>收入项目</td><td>预算数（万元）</td><td>支出项目</td><td>预算数（万元）</td></tr>"
                    + "<tr><td>一般公共预算拨款收入</td><td>" + dice.between(100, 9000) + ".35</td><td>一般公共服务支出</td><td>"
                    + dice.between(100, 9000) + ".10</td></tr><tr><td>事业收入</td><td>0.00</td><td>社会保障和就业支出</td><td>"
                    + dice.between(10, 900) + ".25</td></tr><tr><td>总计</td><td>9412.35</td><td>总计</td><td>9412.35</td></tr></table>"
                    + paragraphs(List.of("“三公”经费预算比上年减少" + dice.between(1, 9) + ".2万元。")), false);
            case SITE_REPORT -> siteReport(place);
            case COMPANY_REPORT -> company();
            case NEWS -> new Page(dice.pick(place + "召开" + year + "年政府信息公开年度报告编制工作培训会",
                    place + "组织开展" + (year - 1) + "年度政府信息公开工作年度报告编制发布工作", "我市对各单位政府信息公开年度报告发布情况开展检查"),
                    paragraphs(List.of("本网讯（记者 李明 通讯员 王芳）" + dice.between(1, 3) + "月" + dice.between(1, 28) + "日，" + place
                            + "举办政府信息公开工作年度报告编制培训会，各单位分管负责人和业务骨干120余人参加会议。",
                            "会上，有关负责人解读了年度报告格式要求，就表格填报、数据核对、发布时限等内容作了详细讲解，并现场回答了参训人员的提问。",
                            "会议强调，各单位要高度重视年度报告编制工作，确保按时向社会公布。",
                            "参训人员纷纷表示，培训内容实用、针对性强，将把所学运用到实际工作中去。")), false);
            case RULES -> new Page(dice.pick(place + "政府信息公开工作年度报告制度", place + "政府信息公开工作考核和责任追究制度"),
                    paragraphs(List.of("第一条 为规范政府信息公开工作年度报告的编制和公布，根据条例，制定本制度。",
                            "第二条 各单位应当在每年1月31日前编制并向社会公布本单位上一年度的政府信息公开工作年度报告。",
                            "第三条 年度报告主要反映主动公开政府信息的情况、依申请公开政府信息的情况、收费及减免情况、"
                                    + "申请行政复议提起行政诉讼的情况、存在的主要问题及改进情况。",
                            "第四条 逾期不公布的，由" + place + "政府信息公开工作主管部门责令改正。", "第五条 本制度自发布之日起施行。")), false);
            case QUARTER -> new Page(place + year + "年" + dice.pick("第一季度", "第三季度", "上半年") + "政府信息公开情况统计表",
                    paragraphs(List.of("主动公开政府信息数 " + dice.between(3, 400) + " 条", "收到政府信息公开申请数 "
                            + dice.between(0, 9) + " 件", "申请办结数 " + dice.between(0, 9) + " 件")), false);
            case ANSWER -> new Page("政府信息公开" + dice.pick("告知书", "答复书") + "（" + year + "年第" + dice.between(1, 60) + "号）",
                    paragraphs(List.of("王某：", "本机关收到您提出的政府信息公开申请。经审查，该信息由本机关保存，现提供给您。",
                            "如对本答复不服，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。")), false);
            case RELEASE -> new Page(place + "发布" + year + "年政府信息公开工作年度报告", paragraphs(List.of(
                    dice.between(1, 28) + "日，" + place + "正式向社会发布" + year + "年政府信息公开工作年度报告。",
                    "报告显示，全年主动公开政府信息" + dice.between(300, 9000) + "条，收到政府信息公开申请" + dice.between(3, 90) + "件。",
                    "群众可登录门户网站查阅报告全文。（张伟）")), false);
            case BOT_WALL -> new Page("", botWall(), true);
            case SOFT_404 -> softMissing(place);
        };
    }

    private Page formatNotice(String place) {
        StringBuilder body = new StringBuilder(paragraphs(List.of("各县（市、区）人民政府办公室，市政府各部门办公室：",
                "为进一步规范政府信息公开工作年度报告编制和发布，现将《中华人民共和国政府信息公开工作年度报告格式》印发给你们，请遵照执行。",
                "一、各单位要按照统一格式编制本机关" + (year - 1) + "年度报告，于" + year + "年1月31日前向社会公布并报送我办。",
                "二、报告中的数据要与统计口径保持一致，做到真实、准确、完整。", "三、县级以上政府的年度报告应于3月31日前发布。",
                "联系人：政务公开科，电话：略。", place + "人民政府办公室", year + "年1月5日",
                "附件：中华人民共和国政府信息公开工作年度报告格式")));
        if (dice.chance(0.6)) {
            body.append(paragraphs(List.of("一、总体情况", "（填报说明：简要介绍主动公开、依申请公开、政府信息管理等情况。）", "二、主动公开政府信息情况")));
            body.append("<table border=\"1\"><tr><td colspan=\"4\">第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td>"
                    + "<td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td></td><td></td><td></td></tr><tr><td>行政规范性文件</td>"
                    + "<td></td><td></td><td></td></tr></table>");
            body.append(paragraphs(List.of("三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
                    "五、存在的主要问题及改进情况", "六、其他需要报告的事项")));
        }
        return new Page(dice.pick("关于印发政府信息公开工作年度报告格式的通知", "关于做好" + (year - 1) + "年度政府信息公开工作年度报告编制发布工作的通知",
                place + "人民政府办公室关于编制" + (year - 1) + "年政府信息公开工作年度报告的通知"), body.toString(), false);
    }

    private Page columnPage(String place) {
        StringBuilder list = new StringBuilder("<ul class=\"list\">");
        for (int past = 0; past < dice.between(5, 15); past++) {
            list.append("<li><a href=\"t").append(past).append(".html\">").append(place).append(year - past)
                    .append("年政府信息公开工作年度报告</a><span>").append(year - past + 1).append("-01-2").append(past % 9)
                    .append("</span></li>");
        }
        return new Page(dice.pick("政府信息公开年报", "政府信息公开年度报告", place + "政府信息公开年报"), list
                + "</ul><div class=\"page\">共2页 1 2 下一页 尾页</div>", false);
    }

    private Page siteReport(String place) {
        String title = "政府网站工作年度报表（" + year + "年度）";
        StringBuilder body = new StringBuilder("<p>填报单位：" + place + "人民政府办公室</p><table border=\"1\">");
        for (String row : List.of("网站名称|" + place + "人民政府门户网站", "首页网址|http://www.example.gov.cn", "主办单位|" + place + "人民政府",
                "网站类型|政府门户网站", "政府网站标识码|1234560001", "ICP备案号|ICP备12345678号", "独立用户访问总量（单位：个）|" + dice.count(),
                "网站总访问量（单位：次）|" + dice.count(), "信息发布总数（单位：条）|" + dice.between(10, 9000), "概况类信息更新量|" + dice.count(),
                "政务动态信息更新量|" + dice.count(), "信息公开目录信息更新量|" + dice.count(), "维护数量（单位：个）|" + dice.between(1, 9),
                "解读信息发布总数|" + dice.between(1, 99), "收到留言数量（单位：条）|" + dice.count(), "办结留言数量（单位：条）|" + dice.count(),
                "在线访谈期数（单位：期）|" + dice.between(0, 9), "安全检测评估次数（单位：次）|" + dice.between(1, 12))) {
            String[] cells = row.split("\\|");
            body.append("<tr><td>").append(cells[0]).append("</td><td>").append(cells[1]).append("</td></tr>");
        }
        return new Page(title, body + "</table><p>单位负责人：略　审核人：略　填报人：略</p>", false);
    }

    private Page company() {
        String name = dice.pick("华新重工", "东海银行", "江南置业") + "股份有限公司";
        return new Page(name + year + "年年度报告", paragraphs(List.of("重要提示：本公司董事会、监事会及董事、监事、高级管理人员保证年度报告内容的真实、准确、完整。",
                "第一节 公司简介和主要财务指标", "报告期内公司实现营业收入" + dice.between(2, 90) + ".6亿元，归属于上市公司股东的净利润"
                + dice.between(1, 9) + ".3亿元，基本每股收益0.52元。", "第二节 管理层讨论与分析",
                "公司坚持创新驱动，持续优化产品结构，研发投入占营业收入的比例达到4.8%。", "第三节 公司治理",
                "公司严格履行信息披露义务，全年披露公告" + dice.between(40, 160) + "份。", "第四节 股份变动及股东情况")), false);
    }

    private String botWall() {
        return switch (dice.below(3)) {
            case 0 -> "<html><head><meta charset=\"utf-8\"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd="
                    + dice.between(1000, 99999) + ";$_ts.cd=\"qqqqqqrArqAlrcqHHAlkcqWqqrq\";</script></head><body></body></html>";
            case 1 -> "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance')+'=1700000000.1|-1|abc;max-age=3600;path=/';"
                    + "location.href=location.pathname+location.search</script>";
            default -> "<html><head><title>访问验证</title></head><body><h3>请完成安全验证后继续访问</h3><p>系统检测到您的访问行为存在异常，请拖动滑块完成验证。</p>"
                    + "</body></html>";
        };
    }

    private Page softMissing(String place) {
        return switch (dice.below(3)) {
            case 0 -> new Page("页面不存在", "<p>抱歉，您访问的页面不存在或已被删除！</p><p><a href=\"/\">返回首页</a></p>", true);
            case 1 -> new Page("404 - 找不到文件或目录", "<p>您要查找的资源可能已被删除，已更改名称或者暂时不可用。</p>", true);
            default -> new Page(place + "人民政府门户网站", "<div>要闻动态 通知公告 政务公开 政务服务 互动交流 走进" + place
                    + "</div><ul><li><a href=\"1.html\">我区召开经济形势分析会</a></li><li><a href=\"2.html\">关于节假日放假安排的通知</a></li></ul>", true);
        };
    }

    private static String paragraphs(List<String> lines) {
        StringBuilder html = new StringBuilder();
        lines.forEach(line -> html.append("<p style=\"text-indent:2em\">").append(line).append("</p>\n"));
        return html.toString();
    }
}
