// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.XYStyler;

/** Lines over years as a picture, PNG or SVG; a year without a number is a hole in its line. */
public final class SeriesPlot {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final int TITLE_HEIGHT = 40;
    private static final int LINE_HEIGHT = 22;
    private static final int LEGEND_COLUMNS = 3;
    private static final int MARGIN = 40;
    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    private SeriesPlot() {
    }

    /** Whether the file's name says a format there is. */
    public static boolean canWrite(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(PNG) || name.endsWith(SVG);
    }

    /**
     * Draws {@code lines} (name to year to number) into {@code file}.
     *
     * @return false when this machine has no font for the picture's words; an SVG needs none
     */
    public static boolean write(Path file, String title, List<Integer> years, Map<String, Map<Integer, Double>> lines)
            throws IOException {
        System.setProperty("java.awt.headless", "true");
        boolean vector = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SVG);
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
        Font font = style(chart, title + String.join("", lines.keySet()));
        lines.forEach((name, values) -> add(chart, name, years, values));
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            if (vector) {
                writeVector(chart, title, font, partial);
            } else {
                BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = image.createGraphics();
                paint(chart, title, font, graphics);
                graphics.dispose();
                ImageIO.write(image, "png", partial.toFile());
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return vector || font.canDisplayUpTo(title + String.join("", lines.keySet())) < 0;
    }

    private static void add(XYChart chart, String name, List<Integer> years, Map<Integer, Double> values) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int year : years) {
            x.add((double) year);
            y.add(values.getOrDefault(year, Double.NaN));
        }
        if (!x.isEmpty()) {
            chart.addSeries(name, x, y);
        }
    }

    private static Font style(XYChart chart, String words) {
        Font font = fontFor(words);
        XYStyler styler = chart.getStyler();
        styler.setBaseFont(font);
        styler.setChartTitleVisible(false);
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setXAxisDecimalPattern("0");
        styler.setYAxisDecimalPattern("#,##0.###");
        styler.setAxisTickLabelsFont(font.deriveFont(12f));
        return font;
    }

    /**
     * The plot, and its title and legend as text: the library draws words as outlines, which would make a picture
     * without the right font unreadable for ever.
     */
    private static void paint(XYChart chart, String title, Font font, Graphics2D graphics) {
        List<String> names = List.copyOf(chart.getSeriesMap().keySet());
        int legendRows = (names.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        int plotHeight = HEIGHT - TITLE_HEIGHT - LINE_HEIGHT * (legendRows + 1);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.translate(0, TITLE_HEIGHT);
        chart.paint(graphics, WIDTH, plotHeight);
        graphics.translate(0, -TITLE_HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(font.deriveFont(Font.BOLD, 16f));
        graphics.drawString(title, MARGIN, TITLE_HEIGHT - 10);
        graphics.setFont(font.deriveFont(13f));
        Color[] colors = chart.getStyler().getSeriesColors();
        for (int i = 0; i < names.size(); i++) {
            int x = MARGIN + i % LEGEND_COLUMNS * (WIDTH - MARGIN) / LEGEND_COLUMNS;
            int y = TITLE_HEIGHT + plotHeight + LINE_HEIGHT * (1 + i / LEGEND_COLUMNS);
            graphics.setColor(colors[i % colors.length]);
            graphics.fillRect(x, y - 10, 12, 12);
            graphics.setColor(Color.BLACK);
            graphics.drawString(names.get(i), x + 18, y);
        }
    }

    private static Font fontFor(String words) {
        for (Font font : GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
            if (font.canDisplayUpTo(words) < 0) {
                return font.deriveFont(14f);
            }
        }
        return new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    }

    private static void writeVector(XYChart chart, String title, Font font, Path file) throws IOException {
        SVGGraphics2D graphics;
        try {
            graphics = new SVGGraphics2D(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg", null));
        } catch (ParserConfigurationException e) {
            throw new IOException("this Java runtime has no XML writer", e);
        }
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        paint(chart, title, font, graphics);
        try (Writer writer = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            graphics.stream(writer, true);
        }
    }
}
