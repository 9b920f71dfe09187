// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/**
 * One spelling for every address, by the rules of {@code config/site/urls.yaml}.
 *
 * <p>Scheme, host, port, dots and escapes of the path are crawler-commons' work. What it lacks is done here: session
 * ids in path and query, query parameters that never matter, references with blanks, backslashes and doubled
 * {@code &amp;}, text of a GBK page in a query, and the twins of an address. A query is kept as it is but for the
 * order of its parameters, since on many sites it alone says which page is meant.
 */
public final class UrlRules {

    private static final String UNRESERVED_IN_QUERY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/?";

    private final Set<String> sessionParameters;
    private final Set<String> idleParameters;
    private final List<String> twinHostPrefixes;
    private final List<String> sideHostPrefixes;
    private final List<Twin> twins;
    private final List<String> indexNames;
    private final BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();

    /** A mark of a mobile or print twin and what its main page has in its place. */
    private record Twin(String mark, String plain) {
    }

    private UrlRules(Set<String> sessionParameters, Set<String> idleParameters, List<String> twinHostPrefixes,
            List<String> sideHostPrefixes, List<Twin> twins, List<String> indexNames) {
        this.sessionParameters = sessionParameters;
        this.idleParameters = idleParameters;
        this.twinHostPrefixes = twinHostPrefixes;
        this.sideHostPrefixes = sideHostPrefixes;
        this.twins = twins;
        this.indexNames = indexNames;
    }

    /** Reads {@code site/urls.yaml} below the configuration folder. */
    public static UrlRules from(Path config, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(config.resolve("site").resolve("urls.yaml"), mistakes);
        root.map(Set.of("session-parameters", "idle-parameters", "twin-host-prefixes", "side-host-prefixes",
                "twins", "index-names"));
        List<Twin> twins = new ArrayList<>();
        for (YamlNode twin : root.get("twins").list()) {
            twins.add(new Twin(twin.required("mark").text(), twin.get("plain").text()));
        }
        return new UrlRules(lowerCase(root.get("session-parameters").texts()),
                lowerCase(root.get("idle-parameters").texts()), root.get("twin-host-prefixes").texts(),
                root.get("side-host-prefixes").texts(), twins, root.get("index-names").texts());
    }

    private static Set<String> lowerCase(List<String> words) {
        Set<String> lower = new HashSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** The canonical form of an absolute address; absent when it is no http or https address. */
    public Optional<CanonicalUrl> canonical(String url) {
        return canonical(url, StandardCharsets.UTF_8);
    }

    /**
     * The canonical form of an absolute address that stood on a page of the given charset: a browser sends the raw
     * text of a query in the charset of its page, the text of a path always in UTF-8.
     */
    public Optional<CanonicalUrl> canonical(String url, Charset pageCharset) {
        String clean = withoutFragment(Reference.tidy(url));
        if (!clean.regionMatches(true, 0, "http://", 0, 7) && !clean.regionMatches(true, 0, "https://", 0, 8)) {
            return Optional.empty();
        }
        int question = clean.indexOf('?');
        String path = question < 0 ? clean : clean.substring(0, question);
        String query = question < 0 ? "" : query(clean.substring(question + 1), pageCharset);
        int authority = path.indexOf("://") + 3;
        boolean hostless = authority >= path.length() || path.charAt(authority) == '/';
        String normalized = hostless ? null : normalizer.filter(withoutPathParameters(path));
        if (normalized == null || !hasHost(normalized)) {
            return Optional.empty();
        }
        String canonical = query.isEmpty() ? normalized : normalized + "?" + query;
        return Optional.of(new CanonicalUrl(canonical, aliasKey(canonical)));
    }

    /** Whether host and port are possible; what is no host is a slip in a page's markup. */
    private static boolean hasHost(String url) {
        int start = url.indexOf("://") + 3;
        int slash = url.indexOf('/', start);
        String authority = url.substring(start, slash < 0 ? url.length() : slash);
        int colon = authority.indexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        OptionalInt port = colon < 0 ? OptionalInt.of(80) : ScriptText.number(authority.substring(colon + 1));
        boolean plain = host.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-'
                || c == '_');
        return plain && !host.isEmpty() && !host.startsWith(".") && !host.contains("..")
                && port.isPresent() && port.getAsInt() > 0 && port.getAsInt() < 65_536;
    }

    /** The canonical form of a reference as it stands on a page with the given base address. */
    public Optional<CanonicalUrl> resolve(String base, String reference, Charset pageCharset) {
        return Reference.resolve(base, reference).flatMap(url -> canonical(url, pageCharset));
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private String withoutPathParameters(String path) {
        int semicolon = path.indexOf(';');
        if (semicolon < 0) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        int from = 0;
        while (semicolon >= 0) {
            kept.append(path, from, semicolon);
            int end = semicolon + 1;
            while (end < path.length() && path.charAt(end) != ';' && path.charAt(end) != '/') {
                end++;
            }
            String parameter = path.substring(semicolon + 1, end);
            if (!sessionParameters.contains(name(parameter))) {
                kept.append(';').append(parameter);
            }
            from = end;
            semicolon = path.indexOf(';', end);
        }
        return kept.append(path, from, path.length()).toString();
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    private String query(String raw, Charset pageCharset) {
        List<String> parameters = new ArrayList<>();
        for (String piece : raw.split("&", -1)) {
            String parameter = piece;
            while (parameter.startsWith("amp;")) {
                parameter = parameter.substring("amp;".length());
            }
            int session = parameter.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
            if (session >= 0) {
                parameter = parameter.substring(0, session);
            }
            String name = name(parameter);
            if (parameter.isEmpty() || sessionParameters.contains(name) || idleParameters.contains(name)) {
                continue;
            }
            parameters.add(escaped(parameter, pageCharset));
        }
        // A stable sort by name: parameters of one name keep their order, which may mean something.
        parameters.sort(Comparator.comparing(parameter -> {
            int equals = parameter.indexOf('=');
            return equals < 0 ? parameter : parameter.substring(0, equals);
        }));
        StringJoiner query = new StringJoiner("&");
        parameters.forEach(query::add);
        return query.toString();
    }

    /** Escapes what must be, in upper case; what is escaped already keeps its bytes, whatever their charset. */
    private static String escaped(String text, Charset charset) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        boolean inValue = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '=') {
                out.append(inValue ? "%3D" : "=");
                inValue = true;
                at++;
            } else if (c == '+' || UNRESERVED_IN_QUERY.indexOf(c) >= 0) {
                out.append(c);
                at++;
            } else if (c == '%' && at + 2 < text.length() && hex(text.charAt(at + 1)) >= 0
                    && hex(text.charAt(at + 2)) >= 0) {
                int octet = hex(text.charAt(at + 1)) * 16 + hex(text.charAt(at + 2));
                if (isUnreserved(octet)) {
                    out.append((char) octet);
                } else {
                    escape(out, (byte) octet);
                }
                at += 3;
            } else {
                int end = text.offsetByCodePoints(at, 1);
                for (byte octet : text.substring(at, end).getBytes(charset)) {
                    escape(out, octet);
                }
                at = end;
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(int octet) {
        return octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z' || octet >= '0' && octet <= '9'
                || octet == '-' || octet == '.' || octet == '_' || octet == '~';
    }

    private static int hex(char c) {
        return Character.digit(c < 128 ? c : ' ', 16);
    }

    private static void escape(StringBuilder out, byte octet) {
        out.append('%').append(Character.toUpperCase(Character.forDigit(octet >> 4 & 15, 16)))
                .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
    }

    /** Whether a canonical address is that of a mobile or print page, which shows what its main page shows. */
    public boolean isSide(String canonical) {
        int authority = canonical.indexOf("://") + 3;
        int slash = canonical.indexOf('/', authority);
        String host = slash < 0 ? canonical.substring(authority) : canonical.substring(authority, slash);
        for (String prefix : sideHostPrefixes) {
            if (host.startsWith(prefix) && host.indexOf('.', prefix.length()) > 0) {
                return true;
            }
        }
        int question = canonical.indexOf('?', authority);
        String path = slash < 0 ? "" : canonical.substring(slash, question < slash ? canonical.length() : question);
        return twins.stream().anyMatch(twin -> path.contains(twin.mark()));
    }

    private String aliasKey(String canonical) {
        int authority = canonical.indexOf("://") + 3;
        int slash = canonical.indexOf('/', authority);
        String host = slash < 0 ? canonical.substring(authority) : canonical.substring(authority, slash);
        for (String prefix : twinHostPrefixes) {
            if (host.startsWith(prefix) && host.indexOf('.', prefix.length()) > 0) {
                host = host.substring(prefix.length());
                break;
            }
        }
        String rest = slash < 0 ? "/" : canonical.substring(slash);
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        String query = question < 0 ? "" : rest.substring(question);
        for (Twin twin : twins) {
            path = path.replace(twin.mark(), twin.plain());
        }
        for (String index : indexNames) {
            if (path.endsWith("/" + index)) {
                path = path.substring(0, path.length() - index.length());
                break;
            }
        }
        return host + Reference.readable(path) + Reference.readable(query);
    }
}
