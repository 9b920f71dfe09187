// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests over one site on loopback that is crawled for some nights: each test gets the site empty and nothing stored. */
@Timeout(60)
abstract class OneSiteNights {

    @TempDir
    Path data;
    TestWeb web;
    Nights nights;
    private final int address;

    /** @param address last number of the site's address 127.0.0.x */
    OneSiteNights(int address) {
        this.address = address;
    }

    @BeforeEach
    final void startSite() throws IOException {
        web = new TestWeb(address);
        nights = new Nights(data);
    }

    @AfterEach
    final void stopSite() {
        web.close();
    }
}
