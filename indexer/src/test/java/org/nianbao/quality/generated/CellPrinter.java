// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes numbers into cells the way one agency does, some of them blank or with a sign for nothing. */
final class CellPrinter {

    /** What a cell shows, and the number a reader may take from it. */
    record Printed(String text, Optional<BigDecimal> value) {
    }

    enum Style { PLAIN, FULL_WIDTH, THOUSANDS, UNIT, SPACED_UNIT, PADDED }

    private final Dice dice;
    private final Style style;
    private final double blanks;
    private final List<String> nothings;
    private final int changeStyle;
    private final int amountStyle;

    CellPrinter(Dice dice, Style style, double blanks, List<String> nothings) {
        this.dice = dice;
        this.style = style;
        this.blanks = blanks;
        this.nothings = nothings;
        this.changeStyle = dice.below(5);
        this.amountStyle = dice.below(6);
    }

    /** Whether headings of amounts say 万元; the cells then hold bare numbers. */
    boolean tenThousands(String key) {
        return key.equals("fees.amount") || key.equals("procurement.amount") && amountStyle == 4;
    }

    Printed print(String key, BigDecimal number) {
        if (dice.chance(blanks)) {
            return new Printed(dice.pick(nothings), Optional.empty());
        }
        String text = key.endsWith(".amount") ? amount(key, number)
                : key.endsWith(".items_change") ? change(number.intValueExact()) : count(key, number);
        return new Printed(text, Optional.of(number));
    }

    private String count(String key, BigDecimal number) {
        String plain = number.toPlainString();
        return switch (style) {
            case PLAIN -> plain;
            case FULL_WIDTH -> fullWidth(plain);
            case THOUSANDS -> thousands(number);
            case UNIT -> plain + unit(key);
            case SPACED_UNIT -> plain + " " + unit(key);
            case PADDED -> dice.pick(" " + plain, plain + " ", " " + plain + "  ", "　" + plain, plain);
        };
    }

    private static String unit(String key) {
        return key.contains("items_") || key.startsWith("procurement") ? "项" : "件";
    }

    private String change(int change) {
        if (change == 0) {
            return changeStyle == 0 ? dice.pick("0", "0项") : "0";
        }
        int size = Math.abs(change);
        return switch (changeStyle) {
            case 0 -> (change > 0 ? "增加" : "减少") + size + "项";
            case 1 -> (change > 0 ? "加" : "减") + size + "项";
            case 2 -> (change > 0 ? "+" : "-") + size;
            case 3 -> (change > 0 ? "增" : "减少") + size;
            default -> Integer.toString(change);
        };
    }

    private String amount(String key, BigDecimal yuan) {
        BigDecimal tenThousands = yuan.movePointLeft(4).stripTrailingZeros();
        String inTenThousands = (tenThousands.signum() == 0 ? BigDecimal.ZERO : tenThousands).toPlainString();
        if (tenThousands(key)) {
            return switch (key.equals("fees.amount") ? amountStyle : 0) {
                case 1 -> inTenThousands + "万元";
                case 2 -> yuan.signum() == 0 ? "0" : yuan.stripTrailingZeros().toPlainString() + "元";
                default -> inTenThousands;
            };
        }
        String plain = yuan.stripTrailingZeros().toPlainString();
        return switch (amountStyle) {
            case 0 -> plain + "元";
            case 1 -> inTenThousands + "万元";
            case 2 -> yuan.signum() == 0 ? "0" : yuan.movePointLeft(8).stripTrailingZeros().toPlainString() + "亿元";
            case 3 -> thousands(yuan) + "元";
            default -> plain;
        };
    }

    private static String thousands(BigDecimal number) {
        java.text.DecimalFormat format = new java.text.DecimalFormat("#,##0.##",
                java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ROOT));
        return format.format(number);
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > 0x20 && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }
}
