// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.List;

/** Writes the form's labels the way one agency does: its ordinals, its spaces, its misprints. */
final class LabelPrinter {

    private static final String HAN = "〇一二三四五六七八九";

    private final Dice dice;
    private final int first;
    private final int second;
    private final int third;
    private final double noise;
    private final boolean misprints;

    /** @param clean true for the form exactly as published */
    LabelPrinter(Dice dice, boolean clean) {
        this.dice = dice;
        this.first = clean ? 0 : dice.below(4);
        this.second = clean ? 0 : dice.below(6);
        this.third = clean ? 0 : dice.below(7);
        this.noise = clean ? 0 : dice.pick(0.0, 0.05, 0.25);
        this.misprints = !clean && dice.chance(0.5);
    }

    /** 一、 */
    String first(int number, String text) {
        char han = HAN.charAt(number);
        return switch (first) {
            case 1 -> han + "." + worn(text);
            case 2 -> han + "、 " + worn(text);
            case 3 -> han + "．" + worn(text);
            default -> han + "、" + worn(text);
        };
    }

    /** （一） */
    String second(int number, String text) {
        char han = HAN.charAt(number);
        return switch (second) {
            case 1 -> "(" + han + ")" + worn(text);
            case 2 -> han + "）" + worn(text);
            case 3 -> "（" + han + " ）" + worn(text);
            case 4 -> "（" + han + "） " + worn(text);
            case 5 -> han + ")" + worn(text);
            default -> "（" + han + "）" + worn(text);
        };
    }

    /** 1. */
    String third(int number, String text) {
        return switch (third) {
            case 1 -> number + "、" + worn(text);
            case 2 -> number + "．" + worn(text);
            case 3 -> (char) ('①' + number - 1) + worn(text);
            case 4 -> "(" + number + ")" + worn(text);
            case 5 -> CellPrinter.fullWidth(Integer.toString(number)) + "." + worn(text);
            case 6 -> number + "）" + worn(text);
            default -> number + "." + worn(text);
        };
    }

    String plain(String text) {
        return worn(text);
    }

    private String worn(String text) {
        String worn = text;
        if (misprints) {
            for (List<String> pair : List.of(List.of("三类内部事务信息", "三类内容事务信息"), List.of("只计这一情形", "只计这一情况"),
                    List.of("现行有效件数", "现行有效件"), List.of("“三安全一稳定”", "三安全一稳定"), List.of("本年度办理结果", "本年度办理结果 "),
                    List.of("现行有效件数", "现行有效件数（历史累计）"))) {
                if (dice.chance(0.5)) {
                    worn = worn.replace(pair.get(0), pair.get(1));
                }
            }
        }
        if (worn.length() > 3 && dice.chance(noise)) {
            int at = dice.between(1, worn.length() - 2);
            String gap = dice.pick(" ", "\n", "　", " ");
            worn = worn.substring(0, at) + gap + worn.substring(at);
        }
        return worn;
    }
}
