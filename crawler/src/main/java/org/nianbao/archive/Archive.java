// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archive of a data folder, for reading. It may be read while a crawl writes to it, and after a crawl was killed:
 * a torn last record is simply not there yet.
 *
 * <pre>{@code
 * Archive archive = Archive.of(dataFolder);
 * ReadPosition read = archive.walk(ReadPosition.parse(kept), page -> index(page));
 * }</pre>
 */
public final class Archive {

    /** Takes pages in the order of the archive. */
    @FunctionalInterface
    public interface PageSink {
        /** @param behind where to go on after this page */
        void take(ArchivedPage page, ReadPosition behind) throws IOException;
    }

    /** Folder of the data folder that holds the files. */
    public static final String FOLDER = "archive";

    static final String SUFFIX = ".warc.gz";

    private final Path folder;
    /** Entries of files without an index, by file name and with the size they were read at. */
    private final Map<String, WarcCheck> unindexed = new HashMap<>();

    private Archive(Path folder) {
        this.folder = folder;
    }

    /** The archive of {@code dataFolder}, which need not be there yet. */
    public static Archive of(Path dataFolder) {
        return new Archive(dataFolder.resolve(FOLDER));
    }

    /** Whether there is anything to read. */
    public boolean isEmpty() throws IOException {
        return files().isEmpty();
    }

    /** All files, in the order in which they were begun. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
        }
    }

    /** Bytes of all files. */
    public long size() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        return size;
    }

    /** Position behind everything that is there now. */
    public ReadPosition end() throws IOException {
        ReadPosition end = ReadPosition.START;
        for (Path file : files()) {
            end = end.with(file.getFileName().toString(), Files.size(file));
        }
        return end;
    }

    /**
     * Hands on every stored response behind {@code from} that may bring something new, versions of one URL in the
     * order of their time. Revisits and versions with the same content as the one before (state {@code UNCHANGED})
     * are left out. Records that cannot be read are left out too; {@link #verify} names them.
     *
     * @return where to go on next time
     */
    public ReadPosition walk(ReadPosition from, PageSink sink) throws IOException {
        ReadPosition position = from;
        for (Path file : files()) {
            position = walkFile(file, position, sink);
        }
        return position;
    }

    private ReadPosition walkFile(Path file, ReadPosition from, PageSink sink) throws IOException {
        String name = file.getFileName().toString();
        ReadPosition position = from;
        try (GzipMembers members = new GzipMembers(file)) {
            while (position.in(name) < members.size()) {
                long offset = position.in(name);
                List<StoredRecord> records;
                try {
                    members.seek(offset);
                    records = StoredRecord.inMember(members.next(), name, offset);
                    position = position.with(name, members.offset());
                } catch (ClosedChannelException interrupted) {
                    throw interrupted;
                } catch (IOException e) {
                    // A damaged record may seem to run to the file's end; only one with nothing behind it is torn.
                    long next = WarcCheck.nextMember(file, offset + 1).orElse(-1);
                    if (next < 0) {
                        return position;
                    }
                    position = position.with(name, next);
                    continue;
                }
                for (StoredRecord record : records) {
                    if (record.isResponse() && record.state() != PageState.UNCHANGED) {
                        Optional<ArchivedPage> page = readable(record);
                        if (page.isPresent()) {
                            sink.take(page.get(), position);
                        }
                    }
                }
            }
        }
        return position;
    }

    private static Optional<ArchivedPage> readable(StoredRecord record) {
        try {
            return Optional.of(record.page());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the page at a place can be read, and its bytes are those that were written. */
    public boolean holds(Place place) {
        try {
            StoredRecord record = new WarcFile(folder.resolve(place.file())).recordAt(place.offset());
            Optional<Place> original = record.original();
            return record.type().equals("revisit") && original.isPresent() ? holds(original.get())
                    : record.isResponse() && record.mistake().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The page at a place; a revisit gives the page it points at. */
    public ArchivedPage page(Place place) throws IOException {
        StoredRecord record = new WarcFile(folder.resolve(place.file())).recordAt(place.offset());
        Optional<Place> original = record.original();
        if (record.type().equals("revisit") && original.isPresent()) {
            return page(original.get());
        }
        if (!record.isResponse()) {
            throw new ArchiveException(place + " holds no response but a record of type " + record.type());
        }
        return record.page();
    }

    /** Every visit of {@code url} that brought a response, oldest first. */
    public List<ArchiveEntry> versions(String url) throws IOException {
        List<ArchiveEntry> found = new ArrayList<>();
        for (Path file : files()) {
            found.addAll(versions(url, file));
        }
        found.sort(Comparator.comparing(ArchiveEntry::fetched));
        return List.copyOf(found);
    }

    private List<ArchiveEntry> versions(String url, Path file) throws IOException {
        Path index = CdxFile.beside(file);
        if (Files.exists(index)) {
            try {
                return CdxFile.find(index, url);
            } catch (CdxFile.BrokenLineException e) {
                // the records themselves say it too
            }
        }
        return check(file).entries().stream().filter(entry -> entry.url().equals(url)).toList();
    }

    /** Every visit of every URL that brought a response, file by file. */
    public List<ArchiveEntry> entries() throws IOException {
        List<ArchiveEntry> all = new ArrayList<>();
        for (Path file : files()) {
            Path index = CdxFile.beside(file);
            Optional<CdxFile.Content> indexed = Files.exists(index)
                    ? Optional.of(CdxFile.readAll(index)).filter(content -> content.broken().isEmpty()) : Optional.empty();
            all.addAll(indexed.isPresent() ? indexed.get().entries() : check(file).entries());
        }
        all.sort(Comparator.comparing(ArchiveEntry::fetched));
        return all;
    }

    /** The last copy of {@code url} that holds content: status 200 and neither wall nor soft 404. */
    public Optional<ArchivedPage> latestGood(String url) throws IOException {
        List<ArchiveEntry> versions = versions(url);
        for (int i = versions.size() - 1; i >= 0; i--) {
            ArchiveEntry version = versions.get(i);
            if (version.state().hasContent() && (version.isRevisit() || version.status() == 200)) {
                return Optional.of(page(version.place()));
            }
        }
        return Optional.empty();
    }

    /** Reads every record of every file and compares all digests; empty when all is well. */
    public List<Finding> verify() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path file : files()) {
            WarcCheck check = WarcCheck.of(file, true);
            findings.addAll(check.findings());
            Path index = CdxFile.beside(file);
            if (!Files.exists(index)) {
                continue;
            }
            CdxFile.Content indexed = CdxFile.readAll(index);
            findings.addAll(indexed.broken());
            if (indexed.entries().size() != check.entries().size()) {
                findings.add(new Finding(index.getFileName().toString(), 0, "the index has other records than its "
                        + "file; delete it, the next crawl makes it anew"));
            }
        }
        return List.copyOf(findings);
    }

    private WarcCheck check(Path file) throws IOException {
        String name = file.getFileName().toString();
        WarcCheck known = unindexed.get(name);
        if (known == null || known.size() != Files.size(file)) {
            known = WarcCheck.of(file, false);
            unindexed.put(name, known);
        }
        return known;
    }
}
