// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statistics table of the reports about 2014 to 2018 (政府信息公开情况统计表): a column of counts. */
final class Form2014 {

    /** Level, label, unit and key of every row; a key with a question mark may be read, but need not. */
    private static final List<String> ROWS = List.of(
            "1|一、主动公开情况||",
            "2|（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条|proactive.total",
            "3|其中：主动公开规范性文件数|条|normative.published",
            "3|制发规范性文件总数|件|normative.made",
            "2|（二）通过不同渠道和方式公开政府信息的情况||",
            "3|1.政府公报公开政府信息数|条|proactive.gazette",
            "3|2.政府网站公开政府信息数|条|proactive.website",
            "3|3.政务微博公开政府信息数|条|proactive.weibo",
            "3|4.政务微信公开政府信息数|条|proactive.wechat",
            "3|5.其他方式公开政府信息数|条|proactive.other_channels",
            "1|二、回应解读情况||",
            "2|（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）|次|response.public_concerns",
            "2|（二）通过不同渠道和方式回应解读的情况||",
            "3|1.参加或举办新闻发布会总次数|次|response.press_conferences",
            "4|其中：主要负责同志参加新闻发布会次数|次|-",
            "3|2.政府网站在线访谈次数|次|response.interviews",
            "4|其中：主要负责同志参加政府网站在线访谈次数|次|-",
            "3|3.政策解读稿件发布数|篇|response.interpretations",
            "3|4.微博微信回应事件数|次|-",
            "3|5.其他方式回应事件数|次|-",
            "1|三、依申请公开情况||",
            "2|（一）收到申请数|件|?applications.new.total",
            "3|1.当面申请数|件|applications.channel.in_person",
            "3|2.传真申请数|件|applications.channel.fax",
            "3|3.网络申请数|件|applications.channel.online",
            "3|4.信函申请数|件|applications.channel.letter",
            "2|（二）申请办结数|件|-",
            "3|1.按时办结数|件|-",
            "3|2.延期办结数|件|-",
            "2|（三）申请答复数|件|?applications.total.total",
            "3|1.属于已主动公开范围数|件|-",
            "3|2.同意公开答复数|件|?applications.granted.total",
            "3|3.同意部分公开答复数|件|?applications.partial.total",
            "3|4.不同意公开答复数|件|?applications.denied.total",
            "4|其中：涉及国家秘密|件|?applications.denied.state_secret.total",
            "4|涉及商业秘密|件|-",
            "4|涉及个人隐私|件|-",
            "4|危及国家安全、公共安全、经济安全和社会稳定|件|?applications.denied.safety_stability.total",
            "4|不是《条例》所指政府信息|件|-",
            "4|法律法规规定的其他情形|件|-",
            "3|5.不属于本行政机关公开数|件|-",
            "3|6.申请信息不存在数|件|?applications.unavailable.not_held.total",
            "3|7.告知作出更改补充数|件|-",
            "3|8.告知通过其他途径办理数|件|-",
            "1|四、行政复议数量|件|?review.total",
            "2|（一）维持具体行政行为数|件|?review.upheld",
            "2|（二）被依法纠错数|件|?review.corrected",
            "2|（三）其他情形数|件|?review.other",
            "1|五、行政诉讼数量|件|?litigation.total",
            "2|（一）维持具体行政行为或者驳回原告诉讼请求数|件|-",
            "2|（二）被依法纠错数|件|-",
            "2|（三）其他情形数|件|-",
            "1|六、举报投诉数量|件|-",
            "1|七、依申请公开信息收取的费用|万元|fees.collected",
            "1|八、机构建设和保障经费情况||",
            "2|（一）政府信息公开工作专门机构数|个|org.offices",
            "2|（二）设置政府信息公开查阅点数|个|org.reading_points",
            "2|（三）从事政府信息公开工作人员数|人|org.staff",
            "3|1.专职人员数（不包括政府公报及政府网站工作人员数）|人|org.staff_full_time",
            "3|2.兼职人员数|人|org.staff_part_time",
            "2|（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元|org.budget",
            "1|九、政府信息公开会议和培训情况||",
            "2|（一）召开政府信息公开工作会议或专题会议数|次|meetings.count",
            "2|（二）举办各类培训班数|次|training.sessions",
            "2|（三）接受培训人员数|人次|training.people");

    private final Dice dice;
    private final Map<String, BigDecimal> shown = new LinkedHashMap<>();
    private final Map<String, BigDecimal> optional = new LinkedHashMap<>();

    Form2014(Dice dice) {
        this.dice = dice;
    }

    Map<String, BigDecimal> shown() {
        return shown;
    }

    /** Numbers of rows that the list of figures does not give to this edition. */
    Map<String, BigDecimal> optional() {
        return optional;
    }

    FormTable table(CellPrinter cells, boolean units, boolean twoLabelColumns) {
        Map<String, Integer> numbers = numbers();
        List<List<Td>> rows = new ArrayList<>();
        List<Td> head = new ArrayList<>(List.of(Td.label(dice.pick("统计指标", "统 计 指 标", "指标名称"), 1,
                twoLabelColumns ? 2 : 1)));
        if (units) {
            head.add(Td.label("单位"));
        }
        head.add(Td.label(dice.pick("统计数", "数量", "统计数据")));
        rows.add(head);
        boolean dashes = dice.chance(0.4);
        String indent = dice.pick("", " ", "　");
        boolean longNotes = dice.chance(0.7);
        for (String row : ROWS) {
            String[] parts = row.split("\\|", -1);
            int level = Integer.parseInt(parts[0]);
            String text = longNotes ? parts[1] : parts[1].replaceAll("（不.*）$", "");
            String bare = parts[3].startsWith("?") ? parts[3].substring(1) : parts[3];
            boolean amount = parts[2].equals("万元");
            List<Td> line = new ArrayList<>(List.of(Td.label(indent.repeat(level * 2 - 2) + text, 1,
                    twoLabelColumns ? 2 : 1)));
            if (units) {
                line.add(Td.label(parts[2].isEmpty() && dashes ? "——" : parts[2]));
            } else if (amount) {
                line.set(0, Td.label(line.get(0).text() + "（万元）", 1, line.get(0).colspan()));
            }
            if (parts[2].isEmpty()) {
                line.add(Td.label(dashes ? "——" : ""));
            } else if (bare.equals("-")) {
                line.add(Td.label(Integer.toString(dice.chance(0.6) ? 0 : dice.between(0, 12))));
            } else if (amount) {
                line.add(amount(bare, numbers.get(bare)));
            } else {
                line.add(count(cells, parts[3], bare, numbers.getOrDefault(bare, dice.count() % 90)));
            }
            rows.add(line);
        }
        return new FormTable(rows, 1);
    }

    private Td count(CellPrinter cells, String key, String bare, int number) {
        CellPrinter.Printed printed = cells.print(bare, BigDecimal.valueOf(number));
        printed.value().ifPresent(value -> (key.startsWith("?") ? optional : shown).put(bare, value));
        return new Td(printed.text(), 1, 1, Optional.of(bare));
    }

    /** A number of ten thousand yuan; {@code hundredths} counts hundred yuan. */
    private Td amount(String key, int hundredths) {
        BigDecimal tenThousands = new BigDecimal(hundredths).movePointLeft(2).stripTrailingZeros();
        shown.put(key, tenThousands.movePointRight(4));
        return new Td(hundredths == 0 ? "0" : tenThousands.toPlainString(), 1, 1, Optional.of(key));
    }

    private Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int website = dice.between(10, 4000);
        int others = 0;
        for (String channel : List.of("gazette", "weibo", "wechat", "other_channels")) {
            int number = dice.count() % 700;
            numbers.put("proactive." + channel, number);
            others += number;
        }
        numbers.put("proactive.website", website);
        numbers.put("proactive.total", website + others);
        int applications = 0;
        for (String channel : List.of("in_person", "fax", "online", "letter")) {
            int number = dice.count() % 120;
            numbers.put("applications.channel." + channel, number);
            applications += number;
        }
        numbers.put("applications.new.total", applications);
        int full = dice.between(0, 8);
        int part = dice.between(0, 60);
        numbers.put("org.staff_full_time", full);
        numbers.put("org.staff_part_time", part);
        numbers.put("org.staff", full + part);
        numbers.put("fees.collected", dice.chance(0.7) ? 0 : dice.between(1, 300));
        numbers.put("org.budget", dice.chance(0.3) ? 0 : dice.between(1, 6000));
        return numbers;
    }
}
