// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells one reader from another: its program and its configuration. Another one reads stored pages again. */
public final class ReaderFingerprint {

    /** Configuration that says where to crawl and how to compare, not how to read. */
    private static final Set<String> NOT_FOR_READING = Set.of("sites.tsv", "crawl.properties", "scope.yaml", "urls.yaml",
            "walls.yaml", "traps.yaml", "products.yaml", "statistics.yaml");

    private ReaderFingerprint() {
    }

    /**
     * @param reader a class of the program that reads
     * @param config the folder of the configuration
     */
    public static String of(Class<?> reader, Path config) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
        CodeSource code = reader.getProtectionDomain().getCodeSource();
        if (code != null && code.getLocation() != null) {
            try {
                add(digest, Path.of(code.getLocation().toURI()), Set.of());
            } catch (URISyntaxException | IllegalArgumentException e) {
                digest.update(code.getLocation().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        add(digest, config, NOT_FOR_READING);
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static void add(MessageDigest digest, Path root, Set<String> without) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).filter(file -> !without.contains(file.getFileName().toString()))
                    .sorted().toList();
        }
        for (Path file : files) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
    }
}
