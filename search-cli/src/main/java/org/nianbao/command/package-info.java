// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The command line, and the only package that knows picocli. In: arguments, the data folder, the configuration. Out:
 * data on stdout, everything else on stderr, an exit status. Must not know: how pages are read, how the index is
 * stored; a command parses, calls and renders.
 */
package org.nianbao.command;
