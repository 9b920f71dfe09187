// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.nianbao.archive.Exchange;

/**
 * One request, one response, within bounds of time and size; follows no redirect and tries nothing twice but a
 * connection that the server closed while it lay idle.
 */
final class WebClient implements AutoCloseable {

    private static final String CRLF = "\r\n";
    private static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    /** Bodies up to this unfold as far as they like: a blank page compresses a thousandfold. */
    private static final int RATIO_COUNTS_FROM = 1 << 20;
    private static final int CHUNK = 1 << 14;
    /** No server closes a connection sooner; one that lay idle longer is looked at before use, which costs a moment. */
    private static final TimeValue IDLE_IS_SAFE = TimeValue.ofSeconds(1);

    /**
     * How much of a body is read.
     *
     * @param keepStart whether the start of a longer body is of use
     */
    record Most(int bytes, boolean keepStart) {
    }

    /** When a host may be asked, for one visit to it. */
    interface Turns {

        /** Waits until the host may be asked; called when all else is ready. */
        void await();

        /** The host was asked and is to be asked once more: the pause begins now. */
        void again();
    }

    private final CrawlSettings settings;
    private final Clock clock;
    private final AddressGuard guard;
    private final CloseableHttpClient strict;
    private CloseableHttpClient unchecked;
    private final ScheduledThreadPoolExecutor watchdog;
    private final Set<HttpUriRequestBase> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    WebClient(CrawlSettings settings, HostLookup lookup, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.guard = new AddressGuard(settings.allowPrivate(), lookup);
        this.strict = client(false);
        this.watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "response deadlines");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
    }

    private CloseableHttpClient client(boolean anyCertificate) {
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(settings.hostsAtOnce() * 2)
                .setMaxConnPerRoute(2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.limits().connect()))
                        .setSocketTimeout(Timeout.of(settings.limits().silence()))
                        .setValidateAfterInactivity(IDLE_IS_SAFE)
                        .setTimeToLive(TimeValue.ofMinutes(5)).build());
        // made when first used: reading all trusted certificates takes longer than an empty run
        AtomicReference<TlsSocketStrategy> tls = new AtomicReference<>();
        connections.setTlsSocketStrategy((socket, target, port, attachment, context) -> {
            if (tls.get() == null) {
                tls.compareAndSet(null, tls(anyCertificate));
            }
            return tls.get().upgrade(socket, target, port, attachment, context);
        });
        return HttpClients.custom().setConnectionManager(connections.build())
                .setUserAgent(settings.userAgent())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.limits().silence()))
                        .setConnectionRequestTimeout(Timeout.of(settings.limits().response())).build())
                .disableAutomaticRetries().disableRedirectHandling().disableContentCompression()
                .disableAuthCaching().build();
    }

    private static TlsSocketStrategy tls(boolean anyCertificate) {
        if (!anyCertificate) {
            return DefaultClientTlsStrategy.createDefault();
        }
        try {
            return new DefaultClientTlsStrategy(SSLContexts.custom().loadTrustMaterial((chain, type) -> true).build(),
                    NoopHostnameVerifier.INSTANCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private synchronized CloseableHttpClient clientFor(URI uri) {
        if (!isUnchecked(uri)) {
            return strict;
        }
        if (unchecked == null) {
            unchecked = client(true);
        }
        return unchecked;
    }

    /** Whether the operator allowed to ask this address without checking its certificate. */
    boolean isUnchecked(URI uri) {
        return uri.getHost() != null && uri.getScheme().equalsIgnoreCase("https")
                && settings.uncheckedTlsHosts().contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    /** Cookies that live as long as one visit with its redirects to itself. */
    static CookieStore noCookies() {
        return new BasicCookieStore();
    }

    /**
     * Asks for {@code url}.
     *
     * @param form body of a POST; empty for a GET
     * @param most bytes of a body, and what happens beyond
     * @param turns waits as long as manners ask for before the request is sent, and before it is sent a second time
     */
    Response ask(String url, String form, Map<String, String> headers, CookieStore cookies, Most most, Turns turns)
            throws FetchFailure {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new FetchFailure(FetchFailure.Blame.PAGE, "not a valid address", e);
        }
        try {
            return tryOnce(uri, url, form, headers, cookies, most, turns);
        } catch (NoHttpResponseException e) {
            // the server closed a connection that was kept, before or after it saw the request: once more on a new one
            turns.again();
        } catch (IOException | HttpException e) {
            throw failure(e, false);
        }
        try {
            return tryOnce(uri, url, form, headers, cookies, most, turns);
        } catch (IOException | HttpException e) {
            throw failure(e, false);
        }
    }

    private Response tryOnce(URI uri, String url, String form, Map<String, String> headers, CookieStore cookies,
                             Most most, Turns turns) throws IOException, HttpException {
        byte[] requestBody = form.getBytes(StandardCharsets.UTF_8);
        HttpUriRequestBase request = form.isEmpty() ? new HttpGet(uri) : new HttpPost(uri);
        if (!form.isEmpty()) {
            request.setEntity(new ByteArrayEntity(requestBody,
                    ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        }
        request.setHeader("Accept", ACCEPT);
        request.setHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        request.setHeader("Accept-Encoding", "gzip");
        headers.forEach(request::setHeader);
        HttpClientContext context = HttpClientContext.create();
        context.setCookieStore(cookies);
        CloseableHttpClient client = clientFor(uri);
        HttpHost target = RoutingSupport.determineHost(request);
        turns.await();
        Instant began = clock.instant();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = watchdog.schedule(() -> {
            late.set(true);
            request.cancel();
        }, settings.limits().response().toMillis(), TimeUnit.MILLISECONDS);
        running.add(request);
        try {
            if (stopped) {
                throw new FetchFailure(FetchFailure.Blame.STOPPED, "the run is being stopped", null);
            }
            ClassicHttpResponse response = client.executeOpen(target, request, context);
            try {
                return read(response, request, context, url, requestBody, began, most, late);
            } finally {
                closeQuietly(response);
            }
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (late.get() || stopped) {
                // A request that we broke off ourselves ends in more ways than one, and no page is to blame.
                throw failure(e, true);
            }
            if (e instanceof RuntimeException) {
                throw new FetchFailure(FetchFailure.Blame.PAGE, String.valueOf(e.getMessage()), e);
            }
            throw e;
        } finally {
            running.remove(request);
            deadline.cancel(false);
        }
    }

    private Response read(ClassicHttpResponse response, HttpUriRequestBase request, HttpClientContext context,
                          String url, byte[] requestBody, Instant began, Most most, AtomicBoolean late)
            throws IOException {
        int maxBody = most.bytes();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        Optional<String> defect = Optional.empty();
        boolean brokenOff = false;
        Exchange.Truncation truncated = Exchange.Truncation.NONE;
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > maxBody && !most.keepStart()) {
            defect = Optional.of("larger than " + maxBody + " bytes");
            truncated = Exchange.Truncation.LENGTH;
            request.cancel();
        } else if (entity != null) {
            try {
                InputStream content = entity.getContent();
                byte[] chunk = new byte[CHUNK];
                for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
                    raw.write(chunk, 0, Math.min(count, maxBody - raw.size()));
                    if (raw.size() >= maxBody && (count == CHUNK || content.read() >= 0)) {
                        defect = Optional.of("larger than " + maxBody + " bytes");
                        truncated = Exchange.Truncation.LENGTH;
                        request.cancel();
                        break;
                    }
                }
            } catch (IOException e) {
                if (stopped) {
                    throw failure(e, false);
                }
                brokenOff = true;
                boolean slow = late.get() || e instanceof SocketTimeoutException;
                defect = Optional.of(slow ? "the response took too long" : "the connection broke off within the body");
                truncated = slow ? Exchange.Truncation.TIME : Exchange.Truncation.LENGTH;
            }
        }
        byte[] body = raw.toByteArray();
        boolean decoded = false;
        List<String> encodings = headers.getOrDefault("content-encoding", List.of());
        if (defect.isEmpty() && body.length > 0 && !encodings.isEmpty()) {
            Unfolded unfolded = unfold(body, encodings, maxBody);
            defect = unfolded.defect();
            decoded = defect.isEmpty();
            body = unfolded.body();
        }
        Optional<InetAddress> address = Optional.empty();
        EndpointDetails endpoint = context.getEndpointDetails();
        if (endpoint != null && endpoint.getRemoteAddress() instanceof InetSocketAddress socket) {
            address = Optional.ofNullable(socket.getAddress());
        }
        return new Response(new Exchange(url, began, requestHead(context.getRequest(), request), requestBody,
                response.getCode(), responseHead(response, body.length, decoded), body, address, truncated),
                headers, defect, brokenOff);
    }

    /** What was read is read; a connection that was broken off on purpose complains here. */
    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // the connection is gone, which is what closing is for
        }
    }

    private record Unfolded(byte[] body, Optional<String> defect) {
    }

    private Unfolded unfold(byte[] body, List<String> encodings, int maxBody) {
        String encoding = encodings.size() == 1 ? encodings.get(0).strip().toLowerCase(Locale.ROOT)
                : String.join(",", encodings);
        if (encoding.isEmpty() || encoding.equals("identity") || encoding.equals("none")) {
            return new Unfolded(body, Optional.empty());
        }
        long most = Math.min(maxBody, Math.max(RATIO_COUNTS_FROM, (long) body.length * settings.limits().maxRatio()));
        ByteArrayOutputStream unfolded = new ByteArrayOutputStream();
        try (InputStream stream = switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body),
                    new Inflater(body.length < 2 || ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 != 0));
            default -> throw new IOException("content encoding '" + encoding + "' is not known");
        }) {
            byte[] chunk = new byte[CHUNK];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                unfolded.write(chunk, 0, count);
                if (unfolded.size() > most) {
                    return new Unfolded(body, Optional.of("unfolds from " + body.length + " to more than " + most
                            + " bytes"));
                }
            }
            return new Unfolded(unfolded.toByteArray(), Optional.empty());
        } catch (IOException e) {
            return new Unfolded(body, Optional.of("its compressed body is damaged: " + e.getMessage()));
        }
    }

    private static String requestHead(HttpRequest sent, HttpUriRequestBase asked) {
        HttpRequest request = sent == null ? asked : sent;
        StringBuilder head = new StringBuilder(request.getMethod()).append(' ').append(request.getRequestUri())
                .append(" HTTP/1.1").append(CRLF);
        for (Header header : request.getHeaders()) {
            head.append(header.getName()).append(": ").append(header.getValue()).append(CRLF);
        }
        return head.toString();
    }

    /**
     * Status line and headers so that they fit the stored body; what no longer does keeps its value under
     * X-Archive-Orig.
     */
    private static String responseHead(ClassicHttpResponse response, int length, boolean decoded) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.getCode()).append(' ')
                .append(response.getReasonPhrase() == null ? "" : response.getReasonPhrase()).append(CRLF);
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            boolean unfit = name.equals("transfer-encoding") || name.equals("content-length")
                    || decoded && name.equals("content-encoding");
            head.append(unfit ? "X-Archive-Orig-" : "").append(header.getName()).append(": ")
                    .append(header.getValue()).append(CRLF);
        }
        return head.append("Content-Length: ").append(length).append(CRLF).toString();
    }

    private FetchFailure failure(Exception e, boolean late) {
        if (e instanceof FetchFailure failure) {
            return failure;
        }
        if (stopped) {
            return new FetchFailure(FetchFailure.Blame.STOPPED, "the run is being stopped", e);
        }
        if (late || e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return new FetchFailure(FetchFailure.Blame.HOST, late ? "no whole response in time" : "timed out", e);
        }
        if (e instanceof AddressGuard.RefusedAddressException) {
            return new FetchFailure(FetchFailure.Blame.HOST_FOR_GOOD, e.getMessage(), e);
        }
        if (e instanceof UnknownHostException) {
            return new FetchFailure(FetchFailure.Blame.HOST, "host name not found", e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new FetchFailure(FetchFailure.Blame.HOST, "no connection", e);
        }
        if (e instanceof SSLException) {
            return new FetchFailure(FetchFailure.Blame.HOST, "certificate or TLS refused: " + e.getMessage(), e);
        }
        return new FetchFailure(FetchFailure.Blame.HOST, "no readable response: " + e.getMessage(), e);
    }

    /** Breaks off everything that is under way; later requests fail at once. */
    void stop() {
        stopped = true;
        running.forEach(HttpUriRequestBase::cancel);
    }

    @Override
    public void close() {
        stopped = true;
        watchdog.shutdownNow();
        strict.close(CloseMode.IMMEDIATE);
        synchronized (this) {
            if (unchecked != null) {
                unchecked.close(CloseMode.IMMEDIATE);
            }
        }
    }
}
