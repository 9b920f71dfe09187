// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nianbao.quality.Label;

class PageGeneratorTest {

    private final PageGenerator generator = new PageGenerator(Path.of("..", "config"));

    @Test
    void samePageForTheSameSeed() {
        GeneratedPage first = generator.page(7);
        GeneratedPage second = new PageGenerator(Path.of("..", "config")).page(7);

        assertArrayEquals(first.bytes(), second.bytes());
        assertEquals(first.label(), second.label());
    }

    @Test
    void everyLabelCanBeReadAndHasUniqueSource() {
        Set<String> sources = new HashSet<>();
        for (GeneratedPage page : generator.pages(1, 100)) {
            assertTrue(sources.add(Label.of(page.label()).source()));
        }
    }

    @Test
    void labelledFiguresOfAConsistentPageStandOnThePage() {
        GeneratedPage page = generator.pages(1, 600).stream().filter(one -> one.label().get("markup").toString()
                .matches("text-flat flat-(lines|bars) text utf8")).findFirst().orElseThrow();
        String text = new String(page.bytes(), StandardCharsets.UTF_8);

        ((Map<?, ?>) page.label().get("figures")).forEach((key, number) -> {
            if (!key.toString().matches("fees.*|org.budget|.*amount|.*change")) {
                assertTrue(text.contains(number.toString()), key + " " + number);
            }
        });
    }

    @Test
    void wantedPiecesOfACleanPageStandOnThePage() {
        for (GeneratedPage page : generator.pages(1, 60)) {
            Object pieces = page.label().get("must_contain");
            if (pieces == null || page.label().get("markup").toString().contains("dirt")) {
                continue;
            }
            String utf8 = new String(page.bytes(), StandardCharsets.UTF_8);
            String gbk = new String(page.bytes(), Charset.forName("GB18030"));
            for (Object piece : (List<?>) pieces) {
                assertTrue(utf8.contains(piece.toString()) || gbk.contains(piece.toString()), page.file() + " " + piece);
            }
        }
    }

    @Test
    void everyEditionAndEveryKindOfDirtIsThere() {
        Set<String> words = new HashSet<>();
        for (GeneratedPage page : generator.pages(1, 300)) {
            words.addAll(List.of(page.label().get("markup").toString().split(" ")));
            words.add(String.valueOf(page.label().get("edition")));
        }
        for (Dirt.Kind kind : Dirt.Kind.values()) {
            assertTrue(kind == Dirt.Kind.CLEAN
                    || words.contains("dirt-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')), kind.name());
        }
        assertTrue(words.containsAll(List.of("2014", "2019", "2021", "prose", "near-miss")));
    }
}
