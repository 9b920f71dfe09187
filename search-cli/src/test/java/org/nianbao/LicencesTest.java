// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of shipped libraries in docs/licences.md is the class path, no more and no less. */
class LicencesTest {

    private static final Path LIST = Path.of(System.getProperty("nianbao.root", ".."), "docs", "licences.md");
    private static final Pattern ROW = Pattern.compile("\\| [^|:]+:([^|:]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Set<String> MAY_BE_DISTRIBUTED = Set.of("Apache-2.0", "MIT");
    /** Libraries of tests begin so. */
    private static final Pattern OF_TESTS = Pattern.compile("(junit-|archunit|opentest4j|icu4j|surefire|jspecify).*");

    @Test
    void listIsWhatIsOnTheClassPath() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(LIST));
        while (row.find()) {
            listed.add(row.group(1) + "-" + row.group(2));
            assertTrue(MAY_BE_DISTRIBUTED.contains(row.group(3)), row.group());
        }
        Set<String> there = new TreeSet<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("nianbao-") && !OF_TESTS.matcher(name).matches()) {
                there.add(name.substring(0, name.length() - ".jar".length()));
            }
        }
        assertEquals(there, listed);
    }
}
