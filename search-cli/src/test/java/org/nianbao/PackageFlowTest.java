// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data flows one way, crawl → archive → page → clean → extract → report → index → query, and so do imports. */
class PackageFlowTest {

    private static final String ROOT = "org.nianbao.";

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.nianbao");

    /** Package → own packages it may import. The table of docs/architecture.md. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("config", Set.of()),
            Map.entry("decode", Set.of()),
            Map.entry("archive", Set.of("config")),
            Map.entry("site", Set.of("config", "decode")),
            Map.entry("crawl", Set.of("archive", "config", "decode", "site")),
            Map.entry("report", Set.of()),
            Map.entry("edition", Set.of("config", "report")),
            Map.entry("page", Set.of("decode")),
            Map.entry("clean", Set.of("clean.brand", "clean.mainland", "clean.words", "config", "page", "report")),
            Map.entry("clean.brand", Set.of("clean.words")),
            Map.entry("clean.mainland", Set.of("clean.words", "config")),
            Map.entry("clean.words", Set.of("config")),
            Map.entry("extract", Set.of("clean", "config", "edition", "extract.head", "extract.prose", "extract.table",
                    "extract.text", "page", "report")),
            Map.entry("extract.head", Set.of("clean", "config", "extract.text", "place", "report")),
            Map.entry("extract.prose", Set.of("clean", "config", "extract.text", "report")),
            Map.entry("extract.table", Set.of("clean", "edition", "report")),
            Map.entry("extract.text", Set.of()),
            Map.entry("place", Set.of("config")),
            Map.entry("record", Set.of("report")),
            Map.entry("quality", Set.of("record", "report")),
            Map.entry("index", Set.of("edition", "report")),
            Map.entry("index.lucene", Set.of("edition", "index", "record", "report")),
            Map.entry("ingest", Set.of("archive", "config", "edition", "extract", "index", "page", "report")),
            Map.entry("statistics", Set.of("config", "edition", "index", "report")),
            Map.entry("export", Set.of("edition", "index", "record", "report")),
            Map.entry("render", Set.of()),
            Map.entry("demo", Set.of()));

    /** Third-party package → the packages of ours that may know it. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "edu.uci.ics.crawler4j", Set.of("crawl"),
            "org.apache.hc", Set.of("crawl"),
            "org.netpreserve.jwarc", Set.of("archive"),
            "org.jsoup", Set.of("clean", "crawl", "page", "site"),
            "com.github.houbb", Set.of("clean.mainland"),
            "org.yaml.snakeyaml", Set.of("config"),
            "org.apache.lucene", Set.of("index.lucene"),
            "picocli", Set.of("command"));

    @TestFactory
    Stream<DynamicTest> aPackageImportsOnlyWhatItsRowAllows() {
        return MAY_IMPORT.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            Set<String> allowed = row.getValue();
            noClasses().that().resideInAPackage(ROOT + row.getKey())
                    .should().dependOnClassesThat(ownOutside(row.getKey(), allowed))
                    .allowEmptyShould(false).check(PROGRAM);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsKnownInItsHomeOnly() {
        return HOMES.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            String[] homes = row.getValue().stream().map(home -> ROOT + home).toArray(String[]::new);
            noClasses().that().resideOutsideOfPackages(homes)
                    .should().dependOnClassesThat().resideInAPackage(row.getKey() + "..").check(PROGRAM);
        }));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.nianbao.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void everyPackageHasItsRow() {
        Set<String> known = new TreeSet<>(MAY_IMPORT.keySet());
        known.add("command");
        Set<String> present = PROGRAM.stream().map(JavaClass::getPackageName)
                .map(name -> name.substring(Math.min(name.length(), ROOT.length())))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, present);
    }

    @Test
    void theReportModelKnowsTheJdkOnly() {
        noClasses().that().resideInAPackage(ROOT + "report")
                .should().dependOnClassesThat().resideOutsideOfPackages("java..", ROOT + "report").check(PROGRAM);
    }

    @Test
    void theTablesSpeakOfPackagesThatAreThere() {
        Map<String, Set<String>> unknown = new TreeMap<>();
        MAY_IMPORT.forEach((name, allowed) -> allowed.stream().filter(other -> !MAY_IMPORT.containsKey(other))
                .forEach(other -> unknown.computeIfAbsent(name, n -> new TreeSet<>()).add(other)));
        assertEquals(Map.of(), unknown);
        List<String> homeless = HOMES.values().stream().flatMap(Set::stream)
                .filter(home -> !home.equals("command") && !MAY_IMPORT.containsKey(home)).toList();
        assertEquals(List.of(), homeless);
    }

    private static DescribedPredicate<JavaClass> ownOutside(String self, Set<String> allowed) {
        return DescribedPredicate.describe("are ours and outside " + allowed, type -> {
            String name = type.getPackageName();
            if (!name.startsWith(ROOT)) {
                return false;
            }
            String own = name.substring(ROOT.length());
            return !own.equals(self) && !allowed.contains(own);
        });
    }
}
