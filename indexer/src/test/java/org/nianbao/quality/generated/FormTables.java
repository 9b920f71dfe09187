// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of the editions of 2019 and 2021 as one agency fills them. */
final class FormTables {

    /** Where a page departs from the form. */
    record Habits(boolean sectionTwoInOne, boolean sideways, boolean ownRows, boolean dropColumn,
                  boolean noteInHeader, boolean headingInTable) {
    }

    private static final List<String> APPLICANT_HEADS = List.of("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他");
    private static final List<String> OUTCOME_HEADS = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");

    private final Dice dice;
    private final boolean newer;
    private final CellPrinter cells;
    private final LabelPrinter labels;
    private final Habits habits;
    private final Map<String, BigDecimal> numbers;
    private final Map<String, BigDecimal> shown = new LinkedHashMap<>();
    private final Set<String> blanks = new LinkedHashSet<>();
    private final Optional<String> droppedColumn;

    FormTables(Dice dice, String edition, Map<String, BigDecimal> numbers, CellPrinter cells, LabelPrinter labels,
               Habits habits) {
        this.dice = dice;
        this.newer = edition.equals("2021");
        this.numbers = numbers;
        this.cells = cells;
        this.labels = labels;
        this.habits = habits;
        this.droppedColumn = habits.dropColumn() ? Optional.of(dice.pick("items_change", "legal_service", "research"))
                : Optional.empty();
    }

    /** The numbers that the tables show: what is blank or left out is not here. */
    Map<String, BigDecimal> shown() {
        return shown;
    }

    List<FormTable> sectionTwo() {
        List<List<List<Td>>> parts = new ArrayList<>();
        if (newer) {
            parts.add(part("一", List.of("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), List.of(
                    List.of("规章", "regulations.issued", "regulations.repealed", "regulations.in_force"),
                    List.of("行政规范性文件", "normative.issued", "normative.repealed", "normative.in_force"))));
            parts.add(part("五", List.of("信息内容", "本年处理决定数量"), List.of(List.of("行政许可", "licences.decisions"))));
            parts.add(part("六", List.of("信息内容", "本年处理决定数量"), List.of(List.of("行政处罚", "penalties.decisions"),
                    List.of("行政强制", "coercions.decisions"))));
            parts.add(part("八", List.of("信息内容", dice.pick("本年收费金额（单位：万元）", "本年收费金额(单位:万元)")),
                    List.of(List.of("行政事业性收费", "fees.amount"))));
        } else {
            List<String> heads = List.of("信息内容", "上一年项目数量", "本年增/减", "处理决定数量");
            parts.add(part("一", List.of("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"), List.of(
                    List.of("规章", "regulations.made", "regulations.published", "regulations.total_published"),
                    List.of("规范性文件", "normative.made", "normative.published", "normative.total_published"))));
            parts.add(part("五", heads, List.of(items("行政许可", "licences"), items("其他对外管理服务事项", "services"))));
            parts.add(part("六", heads, List.of(items("行政处罚", "penalties"), items("行政强制", "coercions"))));
            parts.add(part("八", List.of("信息内容", "上一年项目数量", "本年增/减"),
                    List.of(List.of("行政事业性收费", "fees.items_last_year", "fees.items_change"))));
            parts.add(part("九", List.of("信息内容", "采购项目数量",
                    cells.tenThousands("procurement.amount") ? "采购总金额（万元）" : "采购总金额"),
                    List.of(List.of("政府集中采购", "procurement.projects", "procurement.amount"))));
        }
        if (!habits.sectionTwoInOne()) {
            return parts.stream().map(rows -> new FormTable(rows, 2)).toList();
        }
        List<List<Td>> one = new ArrayList<>();
        parts.forEach(one::addAll);
        return List.of(new FormTable(one, 2));
    }

    private static List<String> items(String label, String stem) {
        return List.of(label, stem + ".items_last_year", stem + ".items_change", stem + ".decisions");
    }

    /** One of the small tables of section two: a row that names the article, the headings, the rows. */
    private List<List<Td>> part(String item, List<String> heads, List<List<String>> rows) {
        int gone = droppedColumn.filter("items_change"::equals).isPresent() ? heads.indexOf("本年增/减") : -1;
        int width = heads.size() - (gone > 0 ? 1 : 0);
        int full = habits.sectionTwoInOne() ? 4 : width;
        List<List<Td>> table = new ArrayList<>();
        table.add(List.of(Td.label(dice.pick("第二十条第（" + item + "）项", "第二十条第(" + item + ")项", "第二十条 第（" + item + "）项"),
                1, full)));
        List<Td> headings = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            if (column != gone) {
                headings.add(Td.label(labels.plain(heads.get(column)), 1, span(column, heads.size(), full, gone)));
            }
        }
        table.add(headings);
        for (List<String> row : rows) {
            List<Td> line = new ArrayList<>();
            line.add(Td.label(labels.plain(row.get(0))));
            for (int column = 1; column < row.size(); column++) {
                if (column != gone) {
                    line.add(number(row.get(column), span(column, heads.size(), full, gone)));
                }
            }
            table.add(line);
        }
        if (habits.ownRows() && item.equals("六")) {
            List<Td> own = new ArrayList<>(List.of(Td.label("行政奖励")));
            for (int column = 1; column < heads.size(); column++) {
                if (column != gone) {
                    own.add(Td.label(Integer.toString(dice.between(1, 9)), 1, span(column, heads.size(), full, gone)));
                }
            }
            table.add(own);
        }
        return table;
    }

    /** The last column of a narrow part takes the columns that are left in the common table. */
    private static int span(int column, int columns, int full, int gone) {
        int last = gone == columns - 1 ? columns - 2 : columns - 1;
        int used = columns - (gone > 0 ? 1 : 0);
        return column == last ? full - used + 1 : 1;
    }

    FormTable sectionThree() {
        List<String> columns = new ArrayList<>(FormFigures.columns());
        droppedColumn.ifPresent(columns::remove);
        List<String> heads = new ArrayList<>(APPLICANT_HEADS);
        droppedColumn.map(FormFigures.APPLICANTS::indexOf).filter(at -> at > 0).ifPresent(at -> heads.remove(at - 1));
        List<List<Td>> rows = new ArrayList<>();
        String note = habits.noteInHeader() ? "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）" : "";
        rows.add(List.of(Td.label(note, 3, 3), Td.label("申请人情况", 1, columns.size())));
        rows.add(List.of(Td.label("自然人", 2, 1), Td.label("法人或其他组织", 1, heads.size()), Td.label("总计", 2, 1)));
        rows.add(heads.stream().map(head -> Td.label(labels.plain(head))).toList());
        rows.add(row(List.of(Td.label(labels.first(1, "本年新收政府信息公开申请数量"), 1, 3)), "applications.new", columns));
        rows.add(row(List.of(Td.label(labels.first(2, "上年结转政府信息公开申请数量"), 1, 3)), "applications.carried_over",
                columns));
        int results = FormFigures.resultRows(newer).size() + 1;
        Td third = Td.label(labels.first(3, "本年度办理结果"), results, 1);
        rows.add(row(List.of(third, Td.label(labels.second(1, "予以公开"), 1, 2)), "applications.granted", columns));
        rows.add(row(List.of(Td.label(labels.second(2, "部分公开（区分处理的，只计这一情形，不计其他情形）"), 1, 2)),
                "applications.partial", columns));
        group(rows, columns, labels.second(3, "不予公开"), "applications.denied.", FormFigures.DENIED, List.of("属于国家秘密",
                "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益", "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷",
                "属于行政查询事项"));
        group(rows, columns, labels.second(4, "无法提供"), "applications.unavailable.", FormFigures.UNAVAILABLE,
                List.of("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"));
        group(rows, columns, labels.second(5, "不予处理"), "applications.unprocessed.", FormFigures.UNPROCESSED,
                List.of("信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息"));
        if (newer) {
            group(rows, columns, labels.second(6, "其他处理"), "applications.other.", FormFigures.REST,
                    List.of("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他"));
        } else {
            rows.add(row(List.of(Td.label(labels.second(6, "其他处理"), 1, 2)), "applications.other", columns));
        }
        rows.add(row(List.of(Td.label(labels.second(7, "总计"), 1, 2)), "applications.total", columns));
        rows.add(row(List.of(Td.label(labels.first(4, "结转下年度继续办理"), 1, 3)), "applications.carried_forward",
                columns));
        if (habits.headingInTable()) {
            rows.add(0, List.of(Td.label("三、收到和处理政府信息公开申请情况", 1, 3 + columns.size())));
        }
        return new FormTable(rows, habits.headingInTable() ? 4 : 3);
    }

    private void group(List<List<Td>> rows, List<String> columns, String label, String stem, List<String> keys,
                       List<String> texts) {
        for (int at = 0; at < keys.size(); at++) {
            List<Td> heads = new ArrayList<>();
            if (at == 0) {
                heads.add(Td.label(label, keys.size(), 1));
            }
            heads.add(Td.label(labels.third(at + 1, texts.get(at))));
            rows.add(row(heads, stem + keys.get(at), columns));
        }
    }

    private List<Td> row(List<Td> heads, String stem, List<String> columns) {
        List<Td> row = new ArrayList<>(heads);
        columns.forEach(column -> row.add(number(stem + "." + column, 1)));
        return row;
    }

    FormTable sectionFour() {
        List<List<Td>> rows = new ArrayList<>();
        if (habits.sideways()) {
            List<Td> head = new ArrayList<>(List.of(Td.label("", 1, 2)));
            OUTCOME_HEADS.forEach(text -> head.add(Td.label(labels.plain(text))));
            rows.add(head);
            rows.add(suit(List.of(Td.label(labels.plain("行政复议"), 1, 2)), "review"));
            rows.add(suit(List.of(Td.label(labels.plain("行政诉讼"), 2, 1), Td.label(labels.plain("未经复议直接起诉"))),
                    "litigation.direct"));
            rows.add(suit(List.of(Td.label(labels.plain("复议后起诉"))), "litigation.after_review"));
            return new FormTable(rows, 1);
        }
        rows.add(List.of(Td.label("行政复议", 1, 5), Td.label("行政诉讼", 1, 10)));
        List<Td> second = new ArrayList<>();
        OUTCOME_HEADS.forEach(text -> second.add(Td.label(labels.plain(text), 2, 1)));
        second.add(Td.label(labels.plain("未经复议直接起诉"), 1, 5));
        second.add(Td.label(labels.plain("复议后起诉"), 1, 5));
        rows.add(second);
        List<Td> third = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            OUTCOME_HEADS.forEach(text -> third.add(Td.label(labels.plain(text))));
        }
        rows.add(third);
        List<Td> numbersRow = new ArrayList<>();
        FormFigures.SUITS.forEach(suit -> numbersRow.addAll(suit(List.of(), suit)));
        rows.add(numbersRow);
        if (habits.headingInTable()) {
            rows.add(0, List.of(Td.label("四、政府信息公开行政复议、行政诉讼情况", 1, 15)));
        }
        return new FormTable(rows, habits.headingInTable() ? 4 : 3);
    }

    private List<Td> suit(List<Td> heads, String stem) {
        List<Td> row = new ArrayList<>(heads);
        FormFigures.OUTCOMES.forEach(outcome -> row.add(number(stem + "." + outcome, 1)));
        row.add(number(stem + ".total", 1));
        return row;
    }

    private Td number(String key, int colspan) {
        CellPrinter.Printed printed = cells.print(key, numbers.get(key));
        printed.value().ifPresentOrElse(value -> shown.put(key, value), () -> blanks.add(key));
        return new Td(printed.text(), 1, colspan, Optional.of(key));
    }
}
