// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Map;
import java.util.Optional;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.PageState;
import org.nianbao.site.PageReading;

/**
 * What a response means for the page it was asked for, judged from the response alone and from what was there before.
 *
 * @param state the page's new state
 * @param reason more about it, for people
 * @param body what the body is in relation to the last good copy
 * @param missing whether the server said that there is no such page (404, 410)
 * @param busy whether it said "not now" (429, 503)
 * @param hostFault whether it is the host's trouble and may pass (5xx, a connection broken off)
 * @param movedTo where it redirects to, as written
 */
record Assessment(PageState state, String reason, Body body, boolean missing, boolean busy, boolean hostFault,
                  Optional<String> movedTo) {

    /** A body in relation to the last good copy. */
    enum Body {
        /** No content. */
        NONE,
        /** Content where there was none. */
        FIRST,
        /** The server said that nothing changed (304). */
        NOT_MODIFIED,
        /** Byte for byte the same. */
        SAME_BYTES,
        /** Other bytes, but the same content region: a counter, a menu, today's date. */
        SAME_CONTENT,
        /** Other content. */
        CHANGED
    }

    /** Status codes that walls before government sites are known by. */
    private static final Map<Integer, String> WALLS = Map.of(403, "refused", 405, "refused by a firewall",
            412, "a bot wall", 521, "a bot wall");

    static Assessment of(KnownPage page, Response response, Optional<PageReading> reading) {
        int status = response.status();
        if (reading.isPresent() && reading.get().verdict() == PageReading.Verdict.BOT_WALL) {
            return plain(PageState.BLOCKED, status + ", " + reading.get().reason());
        }
        if (status == 304) {
            return page.wasGood()
                    ? new Assessment(PageState.UNCHANGED, "", Body.NOT_MODIFIED, false, false, false,
                            Optional.empty())
                    : plain(PageState.FAILED, "304 to a question without validators");
        }
        if (status >= 200 && status < 300) {
            return ofSuccess(page, response, reading);
        }
        if (status >= 300 && status < 400) {
            Optional<String> target = response.header("Location").map(String::strip).filter(to -> !to.isEmpty());
            return target.isPresent()
                    ? new Assessment(PageState.MOVED, Integer.toString(status), Body.NONE, false, false, false, target)
                    : plain(PageState.FAILED, status + " without an address to go to");
        }
        if (status == 404 || status == 410) {
            return new Assessment(PageState.FAILED, Integer.toString(status), Body.NONE, true, false, false,
                    Optional.empty());
        }
        if (WALLS.containsKey(status)) {
            return plain(PageState.BLOCKED, status + ", " + WALLS.get(status));
        }
        boolean busy = status == 429 || status == 503;
        return new Assessment(PageState.FAILED, "status " + status, Body.NONE, false, busy, status >= 500 || busy,
                Optional.empty());
    }

    private static Assessment ofSuccess(KnownPage page, Response response, Optional<PageReading> reading) {
        if (response.defect().isPresent()) {
            return new Assessment(PageState.FAILED, response.defect().get(), Body.NONE, false, false,
                    response.isBrokenOff(), Optional.empty());
        }
        if (response.body().length == 0) {
            return plain(PageState.FAILED, "an empty body");
        }
        PageReading.Verdict verdict = reading.map(PageReading::verdict).orElse(PageReading.Verdict.CONTENT);
        if (verdict == PageReading.Verdict.SOFT_404) {
            return plain(PageState.SOFT_404, reading.get().reason());
        }
        if (verdict == PageReading.Verdict.NEEDS_BROWSER) {
            return plain(PageState.NEEDS_BROWSER, reading.get().reason());
        }
        Body body;
        if (!page.wasGood()) {
            body = Body.FIRST;
        } else if (page.digest.equals(ArchiveWriter.payloadDigest(response.body()))) {
            body = Body.SAME_BYTES;
        } else if (reading.isPresent() && page.region.equals(reading.get().contentHash())) {
            body = Body.SAME_CONTENT;
        } else {
            body = Body.CHANGED;
        }
        boolean fresh = body == Body.FIRST || body == Body.CHANGED;
        return new Assessment(fresh ? PageState.FETCHED : PageState.UNCHANGED, "", body, false, false, false,
                Optional.empty());
    }

    /** A redirect that is not followed. */
    Assessment turnedDown(String why) {
        return plain(PageState.FAILED, why);
    }

    /** This redirect with its address in canonical form. */
    Assessment movedTo(String target) {
        return new Assessment(state, reason, body, missing, busy, hostFault, Optional.of(target));
    }

    private static Assessment plain(PageState state, String reason) {
        return new Assessment(state, reason, Body.NONE, false, false, false, Optional.empty());
    }
}
