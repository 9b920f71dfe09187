// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A condition that a report meets or not; filters of a query must all be met. */
public sealed interface Filter {

    /**
     * One of the values of a dimension. Places and agencies are found by their full name, else by the part of it that
     * is given ({@code 江西}, {@code 东湖区}); Traditional and full-width forms find the Simplified name.
     */
    record Is(Dimension dimension, Set<String> values) implements Filter {

        public Is {
            Objects.requireNonNull(dimension, "dimension");
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value");
            }
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        public static Is of(Dimension dimension, String... values) {
            return new Is(dimension, new LinkedHashSet<>(List.of(values)));
        }
    }

    /** Report years from one to another, both included; an end may be open. */
    record Years(Optional<Integer> from, Optional<Integer> to) implements Filter {

        public Years {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        /** Reads {@code 2021}, {@code 2019..2022}, {@code 2019..} or {@code ..2022}. */
        public static Years parse(String text) {
            String plain = TextFolding.fold(text).strip();
            int dots = plain.indexOf("..");
            if (dots < 0) {
                Optional<Integer> year = year(plain, text, 0);
                return new Years(year, year);
            }
            Years years = new Years(year(plain.substring(0, dots), text, 0),
                    year(plain.substring(dots + 2), text, dots + 2));
            if (years.from.isEmpty() && years.to.isEmpty()) {
                throw new QuerySyntaxException("a year is missing: write 2021 or 2019..2022", text, 0);
            }
            if (years.from.isPresent() && years.to.isPresent() && years.from.get() > years.to.get()) {
                throw new QuerySyntaxException("the years run backwards: write " + years.to.get() + ".."
                        + years.from.get(), text, 0);
            }
            return years;
        }

        private static Optional<Integer> year(String part, String text, int position) {
            String digits = part.strip();
            if (digits.isEmpty() && text.contains("..")) {
                return Optional.empty();
            }
            if (digits.length() != 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new QuerySyntaxException("'" + digits + "' is not a year: write 2021 or 2019..2022", text,
                        position);
            }
            return Optional.of(Integer.valueOf(digits));
        }
    }

    /** Days of publication from one to another, both included; an end may be open. */
    record Published(Optional<LocalDate> from, Optional<LocalDate> to) implements Filter {

        public Published {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        /** Reads {@code 2022-01-01..}, {@code 2022-01..2022-03}, {@code 2022-01-31}; a month or year means all of it. */
        public static Published parse(String text) {
            String plain = TextFolding.fold(text).strip();
            int dots = plain.indexOf("..");
            String first = dots < 0 ? plain : plain.substring(0, dots).strip();
            String last = dots < 0 ? plain : plain.substring(dots + 2).strip();
            Published days = new Published(day(first, false, text, 0), day(last, true, text, Math.max(dots + 2, 0)));
            if (days.from.isEmpty() && days.to.isEmpty()) {
                throw new QuerySyntaxException("a date is missing: write 2022-01-01..2022-03-31", text, 0);
            }
            if (days.from.isPresent() && days.to.isPresent() && days.from.get().isAfter(days.to.get())) {
                throw new QuerySyntaxException("the dates run backwards", text, 0);
            }
            return days;
        }

        private static Optional<LocalDate> day(String part, boolean end, String text, int position) {
            try {
                return switch (part.length()) {
                    case 0 -> Optional.empty();
                    case 4 -> Optional.of(end ? LocalDate.of(Integer.parseInt(part), 12, 31)
                            : LocalDate.of(Integer.parseInt(part), 1, 1));
                    case 7 -> Optional.of(end ? YearMonth.parse(part).atEndOfMonth() : YearMonth.parse(part).atDay(1));
                    default -> Optional.of(LocalDate.parse(part));
                };
            } catch (DateTimeException | NumberFormatException e) {
                throw new QuerySyntaxException("'" + part + "' is not a date: write 2022-01-31, 2022-01 or 2022", text,
                        position);
            }
        }
    }

    /** Official pages only, or all others only. */
    record Official(boolean official) implements Filter {
    }

    /** A condition on a figure. */
    record Where(FigureCondition condition) implements Filter {

        public Where {
            Objects.requireNonNull(condition, "condition");
        }
    }
}
