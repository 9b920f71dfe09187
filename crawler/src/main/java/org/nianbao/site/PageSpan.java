// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

/**
 * How many further pages a list page may announce.
 *
 * @param atOnce further pages one page announces; each of those announces the next ones
 * @param last no page of a list is followed beyond this number, whatever the list says
 */
record PageSpan(int atOnce, int last) {

    /** The last page number to announce on page {@code current} of {@code count}, both counted from 1. */
    int end(int current, int count) {
        return (int) Math.min(Math.min(count, last), (long) current + atOnce);
    }
}
