// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Configuration files with their line numbers. In: files of {@code config/}. Out: values, and every mistake with file
 * and line. Must not know: what the values mean.
 */
package org.nianbao.config;
