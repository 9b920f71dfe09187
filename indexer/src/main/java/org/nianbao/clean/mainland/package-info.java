// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Any Chinese script to clean mainland Simplified: conversion, words that converters and Taiwan's usage
 * leave behind, pinyin and doubled characters set beside the text. In: text. Out: text. The only home of
 * OpenCC4j. Must not know: pages.
 */
package org.nianbao.clean.mainland;
