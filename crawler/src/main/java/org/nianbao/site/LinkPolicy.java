// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/**
 * Says of an address whether it may be followed, and if not, why not. Pure: what was fetched before is the caller's
 * knowledge; the caller counts per host and {@link #pattern} and holds the count against {@link #pagesPerPattern}.
 */
public final class LinkPolicy {

    private final int maxUrlLength;
    private final int maxPathSegments;
    private final int maxQueryParameters;
    private final int maxSameSegment;
    private final int maxRepeatedRun;
    private final int pagesPerPattern;
    private final Set<String> refusedExtensions;
    private final Set<String> refusedPieces;
    private final Set<String> refusedNames;
    private final Set<String> refusedParameters;
    private final List<Set<String>> calendarParameters = new ArrayList<>();

    private LinkPolicy(YamlNode root) {
        maxUrlLength = root.required("max-url-length").integer(1500);
        maxPathSegments = root.required("max-path-segments").integer(16);
        maxQueryParameters = root.required("max-query-parameters").integer(16);
        maxSameSegment = root.required("max-same-segment").integer(3);
        maxRepeatedRun = root.required("max-repeated-run").integer(2);
        pagesPerPattern = root.required("pages-per-pattern").integer(500);
        refusedExtensions = lower(root.get("refused-extensions"));
        refusedPieces = lower(root.get("refused-pieces"));
        refusedNames = lower(root.get("refused-names"));
        refusedParameters = lower(root.get("refused-parameters"));
        root.get("calendar-parameters").list().forEach(group -> calendarParameters.add(lower(group)));
    }

    /** Reads {@code site/traps.yaml} below the configuration folder. */
    public static LinkPolicy from(Path config, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(config.resolve("site").resolve("traps.yaml"), mistakes);
        root.map(Set.of("max-url-length", "max-path-segments", "max-query-parameters", "max-same-segment",
                "max-repeated-run", "pages-per-pattern", "refused-extensions", "refused-pieces", "refused-names",
                "refused-parameters", "calendar-parameters"));
        return new LinkPolicy(root);
    }

    private static Set<String> lower(YamlNode words) {
        Set<String> lower = new HashSet<>();
        words.texts().forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** Why this canonical address is not followed, in plain words; absent when it may be. */
    public Optional<String> refusal(String url) {
        if (url.length() > maxUrlLength) {
            return Optional.of("trap: address of " + url.length() + " characters, at most " + maxUrlLength);
        }
        Query query = Query.of(url);
        int authority = url.indexOf("://");
        int start = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        int question = url.indexOf('?');
        String path = start < 0 || question >= 0 && question < start ? "/"
                : url.substring(start, question < 0 ? url.length() : question).toLowerCase(Locale.ROOT);
        Optional<String> byPath = path(path);
        if (byPath.isPresent()) {
            return byPath;
        }
        String extension = ParsedPage.extension(url);
        if (refusedExtensions.contains(extension)) {
            return Optional.of("no page: ." + extension);
        }
        return query(query.names());
    }

    private Optional<String> path(String path) {
        String[] segments = path.substring(1).split("/", -1);
        if (segments.length > maxPathSegments) {
            return Optional.of("trap: path of " + segments.length + " folders, at most " + maxPathSegments);
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String segment : segments) {
            if (!segment.isEmpty() && counts.merge(segment, 1, Integer::sum) > maxSameSegment) {
                return Optional.of("trap: folder '" + segment + "' more than " + maxSameSegment + " times in the path");
            }
        }
        if (repeats(segments)) {
            return Optional.of("trap: the path repeats itself");
        }
        if (refusedNames.contains(segments[segments.length - 1])) {
            return Optional.of("no page: a form's answers");
        }
        for (String segment : segments) {
            int dot = segment.indexOf('.');
            String stem = dot < 0 ? segment : segment.substring(0, dot);
            if (refusedPieces.contains(stem)) {
                return Optional.of("no page: /" + segment);
            }
        }
        return Optional.empty();
    }

    /** Whether a run of two or more folders stands more than the allowed times in a row: {@code /a/b/a/b/a/b/}. */
    private boolean repeats(String[] segments) {
        for (int width = 2; width * (maxRepeatedRun + 1) <= segments.length; width++) {
            int same = 0;
            for (int i = width; i < segments.length; i++) {
                same = segments[i].equals(segments[i - width]) ? same + 1 : 0;
                if (same >= width * maxRepeatedRun) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<String> query(List<String> names) {
        if (names.size() > maxQueryParameters) {
            return Optional.of("trap: " + names.size() + " query parameters, at most " + maxQueryParameters);
        }
        for (String name : names) {
            if (refusedParameters.contains(name)) {
                return Optional.of("no page of its own: parameter '" + name + "'");
            }
        }
        long groups = calendarParameters.stream().filter(group -> names.stream().anyMatch(group::contains)).count();
        return groups >= 2 ? Optional.of("trap: a calendar") : Optional.empty();
    }

    /**
     * The shape of an address, equal for pages that one generator makes: digits become {@code 0}, a long run of
     * letters and digits {@code *}, the values of a query {@code =}.
     */
    public String pattern(String url) {
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        int authority = path.indexOf("://");
        int slash = authority < 0 ? 0 : path.indexOf('/', authority + 3);
        StringBuilder pattern = new StringBuilder(url.length());
        pattern.append(path, 0, slash < 0 ? path.length() : slash);
        for (String segment : slash < 0 ? new String[0] : path.substring(slash + 1).split("/", -1)) {
            pattern.append('/').append(shape(segment));
        }
        if (question >= 0) {
            char separator = '?';
            for (String name : Query.of(url).names()) {
                pattern.append(separator).append(name).append('=');
                separator = '&';
            }
        }
        return pattern.toString();
    }

    private static String shape(String segment) {
        boolean mixed = segment.length() >= 16 && segment.chars().anyMatch(Character::isDigit)
                && segment.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
        int dot = segment.lastIndexOf('.');
        if (mixed) {
            return "*" + (dot < 0 ? "" : segment.substring(dot));
        }
        StringBuilder shape = new StringBuilder(segment.length());
        boolean digits = false;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                shape.append(c);
            } else if (!digits) {
                shape.append('0');
            }
            digits = digit;
        }
        return shape.toString();
    }

    /** How many pages of one pattern on one host are enough; reports, columns and list pages are not counted. */
    public int pagesPerPattern() {
        return pagesPerPattern;
    }
}
