// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that the paths of a command line name: a file itself, of a folder every page and WARC file in it. */
public final class InputFiles {

    private static final Set<String> PAGE_ENDINGS = Set.of("html", "htm", "shtml", "xhtml", "jhtml", "txt", "jsp",
            "aspx", "asp", "php", "do");

    private InputFiles() {
    }

    /** In the order of the command line, within a folder by name. A file that is not there is named all the same. */
    public static List<Path> of(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(of(path));
        }
        return files;
    }

    /** The file itself, or of a folder what can be read in it and below; empty when that is nothing. */
    static List<Path> of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).filter(file -> isWarc(file) || PAGE_ENDINGS.contains(ending(file)))
                    .sorted(Comparator.comparing(Path::toString)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    public static boolean isWarc(Path file) {
        String name = name(file);
        return name.endsWith(".warc") || name.endsWith(".warc.gz");
    }

    private static String ending(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
