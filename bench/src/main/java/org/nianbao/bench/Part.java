// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.List;

/** One part of the measurements, run in a process of its own. */
interface Part {

    /** The word that asks for it. */
    String name();

    /** What it measures, in one line. */
    String title();

    /** Measures, and checks that both sides gave the same result. */
    List<Comparison> run(Setting setting) throws Exception;
}
