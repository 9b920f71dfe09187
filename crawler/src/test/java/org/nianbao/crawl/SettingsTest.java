// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.config.ConfigMistakes;

class SettingsTest {

    @TempDir
    Path folder;

    private String mistakesOf(ConfigMistakes mistakes) {
        return assertThrows(ConfigMistakes.ConfigException.class, mistakes::throwIfAny).getMessage();
    }

    @Test
    void shippedFileIsRightAndSaysTheDefaults() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Path shipped = Path.of(System.getProperty("nianbao.root", ".."), "config", "crawl.properties");
        CrawlSettings settings = CrawlSettings.read(shipped, mistakes);
        mistakes.throwIfAny();
        assertEquals(Duration.ofSeconds(2), settings.pauses().delay());
        assertEquals("nianbao", settings.robotName());
        assertTrue(!settings.allowPrivate());
    }

    @Test
    void everyMistakeIsNamedWithItsLine() throws IOException {
        Path file = folder.resolve("crawl.properties");
        Files.writeString(file, "delay=soon\npages.max=0\nuser.agent=Mozilla/5.0\ndelays=2s\nbody.max=huge\n");
        ConfigMistakes mistakes = new ConfigMistakes();
        CrawlSettings.read(file, mistakes);
        String told = mistakesOf(mistakes);
        for (String part : List.of(":1: delay", ":2: pages.max", ":3: user.agent", ":4: 'delays'", ":5: body.max")) {
            assertTrue(told.contains(part), told);
        }
    }

    @Test
    void sitesFileIsReadAndItsMistakesAreToldAtOnce() throws IOException {
        Path file = folder.resolve("sites.tsv");
        Files.writeString(file, "name\turl\tdivision\tnote\tmore\n某县\thttp://www.example.test\t360102\t\tx\n"
                + "坏\tftp://x/\t\t\t\n重复\thttp://www.example.test/\t\t\t\n无\t\t\t\t\n码\thttp://b.test/\tabc\t\t\n");
        ConfigMistakes mistakes = new ConfigMistakes();
        List<Site> sites = Sites.read(file, Nights.READER.urls(), mistakes);
        assertEquals("某县", sites.get(0).name());
        assertEquals("http://www.example.test/", sites.get(0).url());
        String told = mistakesOf(mistakes);
        assertTrue(told.contains("ftp://x/") && told.contains("stands in line 2") && told.contains("no url")
                && told.contains("'abc'"), told);
        assertEquals(4, told.lines().count(), told);
    }

    @Test
    void lengthsOfTime() {
        assertEquals(Duration.ofMillis(500), LengthOfTime.parse("500ms"));
        assertEquals(Duration.ofSeconds(90), LengthOfTime.parse("1.5m"));
        assertEquals("20h", LengthOfTime.format(Duration.ofHours(20)));
        for (String wrong : List.of("", "2", "s", "two seconds", "-2s", "1.2.3s", "2 weeks")) {
            assertThrows(IllegalArgumentException.class, () -> LengthOfTime.parse(wrong), wrong);
        }
    }

    @Test
    void partitionsAreWrittenKOfN() {
        assertEquals(new Partition(3, 8), Partition.parse("3/8"));
        for (String wrong : List.of("", "3", "0/8", "9/8", "a/b", "3/", "/8")) {
            assertThrows(IllegalArgumentException.class, () -> Partition.parse(wrong), wrong);
        }
    }
}
