// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The domain model, and its glossary. In: nothing. Out: values that cannot be wrong. Must not know: any library, where
 * a report came from, how it is read, stored or shown.
 *
 * <table>
 * <caption>Words of the form and what they are called here (Regulation on Open Government Information, order 711 of
 * the State Council, articles 49 and 50; forms 国办公开办函〔2019〕60号 and 〔2021〕30号)</caption>
 * <tr><td>政府信息公开工作年度报告</td><td>{@link org.nianbao.report.Report report}</td></tr>
 * <tr><td>行政机关</td><td>{@link org.nianbao.report.Agency agency}</td></tr>
 * <tr><td>报告年度</td><td>year: the year reported about, never that of publication</td></tr>
 * <tr><td>主动公开</td><td>proactive (disclosure)</td></tr>
 * <tr><td>申请</td><td>application (request)</td></tr>
 * <tr><td>本年新收</td><td>new (received this year)</td></tr>
 * <tr><td>上年结转</td><td>carried over (from last year)</td></tr>
 * <tr><td>结转下年度</td><td>carried forward (to next year)</td></tr>
 * <tr><td>予以公开 / 部分公开</td><td>granted / partial</td></tr>
 * <tr><td>不予公开 / 无法提供 / 不予处理</td><td>denied / unavailable / unprocessed</td></tr>
 * <tr><td>行政复议 / 行政诉讼</td><td>review / litigation</td></tr>
 * <tr><td>勾稽关系</td><td>{@link org.nianbao.report.Check check}</td></tr>
 * <tr><td>规章 / 规范性文件</td><td>regulations / normative (documents)</td></tr>
 * <tr><td>行政许可 / 行政处罚 / 行政强制</td><td>licences / penalties / coercions</td></tr>
 * </table>
 */
package org.nianbao.report;
