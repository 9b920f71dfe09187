// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.List;

/** Tables as HTML: bare, or as a word processor pastes them; whole, split, padded, within a layout table. */
final class TableMarkup {

    /** How the tables of one page look. */
    enum Shape { WHOLE, SPLIT, SPLIT_REPEATED, PADDED, DOUBLED, RAGGED, UNSPANNED, FILLED, UNCLOSED }

    private final Dice dice;
    private final boolean word;
    private final Shape shape;
    private final boolean headCells;

    TableMarkup(Dice dice, boolean word, Shape shape) {
        this.dice = dice;
        this.word = word;
        this.shape = shape;
        this.headCells = dice.chance(0.2);
    }

    String html(FormTable table) {
        // The small tables of section two have headings of their own and are never broken.
        boolean large = table.rows().size() > 15 && table.headerRows() != 2;
        List<FormTable> parts = switch (shape) {
            case SPLIT, SPLIT_REPEATED -> large ? table.split(dice.between(table.headerRows() + 3,
                    table.rows().size() - 3), shape == Shape.SPLIT_REPEATED, dice.chance(0.5)) : List.of(table);
            case PADDED -> List.of(table.paddedTo(Math.max(16, table.columns())));
            case DOUBLED -> List.of(table.doubled());
            case RAGGED -> List.of(table.ragged());
            case UNSPANNED -> List.of(table.unspanned(false));
            case FILLED -> List.of(table.unspanned(true));
            default -> List.of(table);
        };
        StringBuilder html = new StringBuilder();
        for (FormTable part : parts) {
            html.append(word ? "<table class=\"MsoNormalTable\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\" "
                    + "style=\"border-collapse:collapse\">" : dice.pick("<table border=\"1\">", "<table width=\"100%\">"));
            html.append("<tbody>");
            for (int row = 0; row < part.rows().size(); row++) {
                html.append("<tr>");
                boolean head = headCells && row < part.headerRows();
                part.rows().get(row).forEach(cell -> html.append(cell(cell, head)));
                html.append("</tr>\n");
            }
            html.append("</tbody></table>\n");
            if (parts.size() > 1 && dice.chance(0.5)) {
                html.append("<p>&nbsp;</p>\n");
            }
        }
        return shape == Shape.UNCLOSED ? html.toString().replace("</td>", "").replace("</tr>", "") : html.toString();
    }

    private String cell(Td cell, boolean head) {
        String name = head ? "th" : "td";
        StringBuilder html = new StringBuilder("<").append(name);
        if (cell.rowspan() > 1) {
            html.append(" rowspan=\"").append(cell.rowspan()).append('"');
        }
        if (cell.colspan() > 1) {
            html.append(" colspan=\"").append(cell.colspan()).append('"');
        }
        return html.append('>').append(word ? word(cell) : bare(cell)).append("</").append(name).append('>').toString();
    }

    private String bare(Td cell) {
        String text = escape(cell.text()).replace("\n", "<br>");
        if (cell.key().isEmpty() || !dice.chance(0.2)) {
            return text;
        }
        return dice.pick("<p>" + text + "</p>", "<div align=\"center\">" + text + "</div>", text + "<br>", " " + text + "\n",
                "<font>" + text + "</font>&nbsp;");
    }

    private String word(Td cell) {
        String text = escape(cell.text()).replace("\n", "<br/>");
        StringBuilder html = new StringBuilder("<p class=\"MsoNormal\" align=\"center\" style=\"text-align:center\">");
        boolean number = cell.key().isPresent() && cell.text().length() > 1 && !text.contains("&");
        if (number && dice.chance(0.3)) {
            for (int at = 0; at < text.length(); at++) {
                html.append("<span lang=\"EN-US\" style=\"font-size:10.5pt\">").append(text.charAt(at)).append("</span>");
            }
        } else {
            html.append("<span style=\"font-family:宋体;font-size:10.5pt\"><font face=\"宋体\">").append(text)
                    .append("</font></span>");
        }
        return html.append("<span lang=\"EN-US\"><o:p></o:p></span></p>").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;");
    }
}
