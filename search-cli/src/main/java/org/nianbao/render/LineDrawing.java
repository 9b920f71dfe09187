// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A series of numbers drawn as a line with characters of single width, so that it stands right in any font. A year
 * without a number leaves a hole in the line; it is neither 0 nor bridged.
 */
public final class LineDrawing {

    /** One place on the axis below the line; {@code value} is absent where nothing is known. */
    public record Point(String label, OptionalDouble value) {
    }

    private static final int ROWS = 10;
    private static final int NARROWEST_STEP = 6;
    private static final int WIDEST_STEP = 12;

    private LineDrawing() {
    }

    /** Lines of a drawing at most {@code width} columns wide; nothing when no point has a value. */
    public static List<String> draw(List<Point> points, int width) {
        double[] values = points.stream().map(Point::value).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).toArray();
        if (values.length == 0) {
            return List.of();
        }
        double top = Math.max(0, Arrays.stream(values).max().orElse(0));
        double bottom = Math.min(0, Arrays.stream(values).min().orElse(0));
        if (top == bottom) {
            top = bottom + 1;
        }
        String high = NumberText.rounded(top, 4);
        String low = NumberText.rounded(bottom, 4);
        String middle = NumberText.rounded((top + bottom) / 2, 4);
        int margin = Math.max(high.length(), Math.max(low.length(), middle.length()));
        int step = Math.max(NARROWEST_STEP, Math.min(WIDEST_STEP, (width - margin - 3) / Math.max(1, points.size())));
        int shown = Math.max(1, Math.min(points.size(), (width - margin - 3) / step));
        List<Point> last = points.subList(points.size() - shown, points.size());
        char[][] canvas = canvas(last, step, top, bottom);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row <= ROWS; row++) {
            String scale = row == 0 ? high : row == ROWS ? low : row == ROWS / 2 ? middle : "";
            lines.add((DisplayWidth.right(scale, margin) + " |" + new String(canvas[row])).stripTrailing());
        }
        StringBuilder axis = new StringBuilder(" ".repeat(margin)).append(" +");
        StringBuilder labels = new StringBuilder(" ".repeat(margin + 2));
        for (Point point : last) {
            axis.append("-".repeat(step / 2)).append(point.value().isPresent() ? '+' : '-')
                    .append("-".repeat(step - step / 2 - 1));
            String label = DisplayWidth.cut(point.label(), step - 1);
            int before = Math.max(0, step / 2 - DisplayWidth.of(label) / 2);
            labels.append(DisplayWidth.left(" ".repeat(before) + label, step));
        }
        lines.add(axis.toString());
        lines.add(labels.toString().stripTrailing());
        return lines;
    }

    private static char[][] canvas(List<Point> points, int step, double top, double bottom) {
        char[][] canvas = new char[ROWS + 1][points.size() * step];
        for (char[] row : canvas) {
            Arrays.fill(row, ' ');
        }
        for (int i = 0; i + 1 < points.size(); i++) {
            if (points.get(i).value().isPresent() && points.get(i + 1).value().isPresent()) {
                double from = height(points.get(i), top, bottom);
                double to = height(points.get(i + 1), top, bottom);
                for (int x = 1; x < step; x++) {
                    double y = from + (to - from) * x / step;
                    canvas[ROWS - (int) Math.round(y)][i * step + step / 2 + x] = '.';
                }
            }
        }
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).value().isPresent()) {
                int y = (int) Math.round(height(points.get(i), top, bottom));
                canvas[ROWS - y][i * step + step / 2] = '*';
            }
        }
        return canvas;
    }

    private static double height(Point point, double top, double bottom) {
        return (point.value().orElse(bottom) - bottom) / (top - bottom) * ROWS;
    }
}
