// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The crawl. In: the sites file, {@code crawl.properties}, what earlier runs remembered in {@code crawl.db}. Out: the
 * archive, the memory brought up to date, a {@link org.nianbao.crawl.CrawlSummary}. Must not know: what a report is
 * beyond what {@code org.nianbao.site} says of a page, and nothing of text, tables or the index.
 *
 * <p>Entry points, all others are inside matters:
 *
 * <pre>{@code
 * ConfigMistakes mistakes = new ConfigMistakes();
 * SiteReader reader = SiteReader.from(config, mistakes);
 * List<Site> sites = Sites.read(sitesFile, reader.urls(), mistakes);
 * CrawlSettings settings = CrawlSettings.read(config.resolve("crawl.properties"), mistakes).withMaxPages(100);
 * mistakes.throwIfAny();
 * CrawlRun run = new CrawlRun(dataFolder, sites, settings, reader, Clock.systemUTC());
 * run.listen(progress -> …);               // optional, about once a second
 * run.lookUpHosts(host -> …);              // optional, for webs whose names exist only here
 * CrawlSummary summary = run.run();        // or run.due() for a dry run; run.stop() from another thread
 * }</pre>
 *
 * <p>Another run on the same folder ends in {@link org.nianbao.archive.DataFolderLock.HeldException}; a full disk in
 * {@link org.nianbao.archive.ArchiveException} with a message that can be shown as it is. Option values are read by
 * {@link org.nianbao.crawl.LengthOfTime} and {@link org.nianbao.crawl.Partition}.
 *
 * <p>crawler4j gives controller, workers and callbacks. Its extension points are filled like this: the frontier is
 * {@code HostQueues}, the seen check {@code SeenUrls}, the fetcher {@code ArchivingFetcher}, the parser
 * {@code LinkParser}, the callbacks {@code ReportCrawler}. Each visit ends as one transaction on {@code crawl.db}, so
 * a kill loses at most what was under way.
 */
package org.nianbao.crawl;
