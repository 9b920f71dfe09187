// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What some bureaus make of the form's tables beyond spans and page breaks: columns and rows exchanged, a column of
 * their own, another year beside this one. Draws from dice of its own, so that all other pages stay as they are.
 */
final class OddTables {

    /** How a page's tables differ from the form. */
    enum Kind {
        NONE, TURNED, PATHS, LINE_NUMBERS, HIDDEN_CELLS, FOOT_FIRST, ANOTHER_YEAR, CAPTION_UNIT, RUN_TOGETHER, COMMAS,
        STRUCK, FIELDS, DIGITS_APART, GROUP_SUM, BAR_LINES
    }

    /** The kinds there were first; the later ones take pages that had none of these. */
    private static final int FIRST_KINDS = Kind.COMMAS.ordinal() + 1;

    private static final Pattern NUMBER = Pattern.compile(">([0-9]{1,9})<");
    private static final Pattern LONG_NUMBER = Pattern.compile(">([0-9])([0-9]{1,8})<");
    private static final String UNIT = "（单位：万元）";
    private static final int OTHERS = 600_000_007;
    /** Rows that only section three has. */
    private static final int MANY_ROWS = 15;

    private final Dice dice;
    private final Kind kind;
    private final int year;

    OddTables(long seed, int year) {
        this.dice = new Dice(seed * 31 + OTHERS);
        Kind first = dice.chance(0.4) ? dice.pick(Arrays.copyOf(Kind.values(), FIRST_KINDS)) : Kind.NONE;
        Dice later = new Dice(seed * 37 + OTHERS);
        this.kind = first == Kind.NONE && later.chance(0.4)
                ? later.pick(Arrays.copyOfRange(Kind.values(), FIRST_KINDS, Kind.values().length)) : first;
        this.year = year;
    }

    /** The kind's name among the page's markups, where it has one. */
    Optional<String> name() {
        return kind == Kind.NONE ? Optional.empty()
                : Optional.of("odd-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The table as this page prints it. */
    FormTable form(FormTable table) {
        boolean third = table.rows().size() > MANY_ROWS && table.headerRows() > 2;
        boolean second = table.headerRows() == 2;
        return switch (kind) {
            case TURNED -> second && table.rows().size() < 5 ? turned(table) : table;
            case PATHS -> third ? paths(table) : table;
            case LINE_NUMBERS -> third ? lineNumbers(table) : table;
            case ANOTHER_YEAR -> table.headerRows() == 1 && table.rows().size() > MANY_ROWS ? anotherYear(table) : table;
            case CAPTION_UNIT -> second ? withoutUnit(table) : table;
            case GROUP_SUM -> third ? groupSum(table) : table;
            default -> table;
        };
    }

    /** The markup of one table as this page prints it. */
    String html(FormTable table, String html) {
        return switch (kind) {
            case HIDDEN_CELLS -> html.replace("<tr>", "<tr><td style=\"display:none\">77</td>");
            case STRUCK -> NUMBER.matcher(html).replaceAll("><s>9</s>$1<");
            case FIELDS -> NUMBER.matcher(html).replaceAll("><input type=\"text\" value=\"$1\" readonly><");
            case DIGITS_APART -> LONG_NUMBER.matcher(html).replaceAll(">\n<span>$1</span>\n<span>$2</span>\n<");
            case FOOT_FIRST -> table.rows().size() > MANY_ROWS && table.headerRows() > 2 ? footFirst(html) : html;
            case CAPTION_UNIT -> table.headerRows() == 2 && saysUnit(table)
                    ? "<p align=\"right\">" + UNIT.substring(1, UNIT.length() - 1) + "</p>\n" + html : html;
            default -> html;
        };
    }

    /** Whether flattened tables of this shape can be printed so. */
    boolean fits(FlatTables flattened) {
        return (kind == Kind.RUN_TOGETHER || kind == Kind.BAR_LINES) && flattened.hasCellsALine() || kind == Kind.COMMAS && flattened.hasTabs();
    }

    /** Lines of a table, one cell each or divided by tabs, as this page prints them. */
    List<String> lines(List<String> lines) {
        return switch (kind) {
            case RUN_TOGETHER -> List.of(String.join(" ", lines.stream().filter(line -> !line.isBlank()).toList()));
            case BAR_LINES -> lines.stream().filter(line -> !line.isBlank()).flatMap(line -> Stream.of(line, "|"))
                    .toList();
            case COMMAS -> lines.stream().noneMatch(line -> line.indexOf(',') >= 0)
                    ? lines.stream().map(line -> line.replace('\t', ',')).toList() : lines;
            default -> lines;
        };
    }

    private static FormTable turned(FormTable table) {
        List<List<Td>> rows = new ArrayList<>();
        List<List<Td>> old = table.rows().subList(1, table.rows().size());
        rows.add(List.of(Td.label(table.rows().get(0).get(0).text(), 1, old.size())));
        for (int column = 0; column < old.get(0).size(); column++) {
            List<Td> row = new ArrayList<>();
            for (List<Td> each : old) {
                row.add(new Td(each.get(column).text(), 1, 1, each.get(column).key()));
            }
            rows.add(row);
        }
        return new FormTable(rows, 2);
    }

    private static FormTable paths(FormTable table) {
        FormTable filled = table.unspanned(true);
        List<List<Td>> rows = new ArrayList<>();
        for (int row = 0; row < filled.rows().size(); row++) {
            List<Td> cells = filled.rows().get(row);
            List<String> path = new ArrayList<>();
            for (Td cell : cells.subList(0, 3)) {
                if (!path.contains(cell.text())) {
                    path.add(cell.text());
                }
            }
            List<Td> line = new ArrayList<>(List.of(Td.label(row < filled.headerRows() ? path.get(0)
                    : String.join("-", path))));
            line.addAll(cells.subList(3, cells.size()));
            rows.add(line);
        }
        return new FormTable(rows, filled.headerRows());
    }

    private static FormTable lineNumbers(FormTable table) {
        int heading = table.headerRows() - 3;
        List<List<Td>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Td> cells = new ArrayList<>(table.rows().get(row));
            if (row < heading) {
                cells.set(0, Td.label(cells.get(0).text(), 1, cells.get(0).colspan() + 1));
            } else if (row == heading) {
                cells.add(1, Td.label("行次", 3, 1));
            } else if (row >= table.headerRows()) {
                int numbers = (int) cells.stream().filter(cell -> cell.key().isPresent()).count();
                cells.add(cells.size() - numbers, Td.label(Integer.toString(row - table.headerRows() + 1)));
            }
            rows.add(cells);
        }
        return new FormTable(rows, table.headerRows());
    }

    /** With a column that adds up what organisations asked. */
    private static FormTable groupSum(FormTable table) {
        int heading = table.headerRows() - 3;
        List<List<Td>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Td> cells = new ArrayList<>(table.rows().get(row));
            int last = cells.size() - 1;
            int over = row == heading + 1 ? 1 : row <= heading ? last : -1;
            if (over >= 0) {
                Td cell = cells.get(over);
                cells.set(over, Td.label(cell.text(), cell.rowspan(), cell.colspan() + 1));
            } else if (row == heading + 2) {
                cells.add(Td.label("小计"));
            } else {
                cells.add(last, Td.label(sum(cells.subList(last - 5, last))));
            }
            rows.add(cells);
        }
        return new FormTable(rows, table.headerRows());
    }

    private static String sum(List<Td> cells) {
        int sum = 0;
        for (Td cell : cells) {
            String text = cell.text().strip();
            if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return "";
            }
            sum += Integer.parseInt(text);
        }
        return Integer.toString(sum);
    }

    private FormTable anotherYear(FormTable table) {
        List<List<Td>> rows = new ArrayList<>();
        boolean before = dice.chance(0.5);
        for (List<Td> row : table.rows()) {
            List<Td> cells = new ArrayList<>(row);
            int last = cells.size() - 1;
            boolean head = rows.isEmpty();
            Td own = head ? Td.label(year + "年") : cells.get(last);
            Td other = head ? Td.label(year - 1 + "年") : Td.label(own.key().isEmpty() && own.blank() ? ""
                    : Integer.toString(dice.below(900)));
            cells.set(last, own);
            cells.add(before ? last : last + 1, other);
            rows.add(cells);
        }
        return new FormTable(rows, 1);
    }

    private static boolean saysUnit(FormTable table) {
        return table.rows().stream().flatMap(List::stream).noneMatch(cell -> cell.text().contains("单位"))
                && table.rows().stream().flatMap(List::stream).flatMap(cell -> cell.key().stream())
                        .anyMatch("fees.amount"::equals);
    }

    private static FormTable withoutUnit(FormTable table) {
        return new FormTable(table.rows().stream().map(row -> row.stream().map(cell -> new Td(cell.text()
                .replace(UNIT, ""), cell.rowspan(), cell.colspan(), cell.key())).toList()).toList(), 2);
    }

    private static String footFirst(String html) {
        int last = html.lastIndexOf("<tr>");
        int end = html.lastIndexOf("</tr>");
        int body = html.indexOf("<tbody>");
        if (last < 0 || end < last || body < 0) {
            return html;
        }
        String row = html.substring(last, end + 5);
        return html.substring(0, body) + "<tfoot>" + row + "</tfoot>" + html.substring(body, last)
                + html.substring(end + 5);
    }
}
