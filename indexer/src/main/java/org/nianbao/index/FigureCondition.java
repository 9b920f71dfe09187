// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.report.FigureKey;

/** A condition on one figure: {@code applications.new.total>=100}. A report that does not state it never meets one. */
public record FigureCondition(FigureKey key, Comparison comparison, BigDecimal bound) {

    /** How figure and bound are compared. */
    public enum Comparison {
        EQUAL("="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    private static final Pattern SHAPE = Pattern.compile("([^=!<>≤≥≠]*)([=!<>≤≥≠]{1,3})(.*)", Pattern.DOTALL);

    public FigureCondition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(bound, "bound");
    }

    /** True when a report that states {@code number} meets the condition. */
    public boolean holds(BigDecimal number) {
        int order = number.compareTo(bound);
        return switch (comparison) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    /**
     * Reads {@code KEY SIGN NUMBER}; blanks, full-width signs, ≥ ≤ ≠ and {@code ==} are understood.
     *
     * @param known every figure key there is
     * @throws QuerySyntaxException naming the nearest known keys where the key is unknown
     */
    public static FigureCondition parse(String text, Collection<FigureKey> known) {
        String plain = TextFolding.fold(text);
        Matcher parts = SHAPE.matcher(plain);
        if (!parts.matches()) {
            throw new QuerySyntaxException("a condition is KEY SIGN NUMBER with one of = != < <= > >=, such as "
                    + "applications.new.total>=100", text, text.length());
        }
        FigureKey key = FigureNames.key(parts.group(1), text, leading(parts.group(1)), known);
        String sign = switch (parts.group(2)) {
            case "==" -> "=";
            case "≠", "<>" -> "!=";
            case "≤", "=<" -> "<=";
            case "≥", "=>" -> ">=";
            default -> parts.group(2);
        };
        Comparison comparison = Arrays.stream(Comparison.values()).filter(c -> c.sign.equals(sign)).findFirst()
                .orElseThrow(() -> new QuerySyntaxException("'" + sign + "' is not one of = != < <= > >=", text,
                        parts.start(2)));
        return new FigureCondition(key, comparison, number(parts.group(3), text, parts.start(3)));
    }

    static BigDecimal number(String part, String text, int start) {
        String digits = part.strip();
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw new QuerySyntaxException(digits.isEmpty() ? "a number is missing"
                    : "'" + digits + "' is not a number (write 1234.5)", text, start + leading(part));
        }
    }

    private static int leading(String part) {
        return part.length() - part.stripLeading().length();
    }

    @Override
    public String toString() {
        return key + comparison.sign + bound.toPlainString();
    }
}
