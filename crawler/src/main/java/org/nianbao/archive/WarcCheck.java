// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pass over a {@code .warc.gz} file that reads every record: its index lines, what is broken in it, and where its
 * sound part ends. A broken record in the middle is stepped over, so one flipped bit costs one record.
 *
 * @param entries index lines of all readable responses and revisits
 * @param findings what is broken
 * @param soundEnd offset behind the last readable record
 * @param size bytes in the file; more than {@code soundEnd} when the last record is torn
 * @param records how many records were readable
 */
record WarcCheck(List<ArchiveEntry> entries, List<Finding> findings, long soundEnd, long size, long records) {

    /** First bytes of a gzip member by deflate. */
    private static final byte[] MEMBER_START = {0x1f, (byte) 0x8b, 0x08};

    static WarcCheck of(Path file, boolean withDigests) throws IOException {
        String name = file.getFileName().toString();
        List<ArchiveEntry> entries = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        long soundEnd = 0;
        long records = 0;
        try (GzipMembers members = new GzipMembers(file)) {
            long size = members.size();
            long offset = 0;
            while (offset < size) {
                try {
                    members.seek(offset);
                    byte[] member = members.next();
                    long end = members.offset();
                    for (StoredRecord record : StoredRecord.inMember(member, name, offset)) {
                        records++;
                        record.entry(end - offset).ifPresent(entries::add);
                        if (withDigests) {
                            long at = offset;
                            record.mistake().ifPresent(what -> findings.add(new Finding(name, at, what)));
                        }
                    }
                    offset = end;
                    soundEnd = end;
                } catch (ClosedChannelException interrupted) {
                    throw interrupted;
                } catch (IOException e) {
                    OptionalLong next = nextMember(file, offset + 1);
                    findings.add(new Finding(name, offset, e instanceof EOFException && next.isEmpty()
                            ? "the last record is torn: " + (size - offset) + " bytes" : e.getMessage()));
                    if (next.isEmpty()) {
                        break;
                    }
                    offset = next.getAsLong();
                }
            }
            return new WarcCheck(List.copyOf(entries), List.copyOf(findings), soundEnd, size, records);
        }
    }

    /** The next offset where a whole member with a WARC record can be read. */
    static OptionalLong nextMember(Path file, long from) throws IOException {
        try (BytesInFile bytes = new BytesInFile(file); GzipMembers members = new GzipMembers(file)) {
            Optional<Long> found = bytes.find(MEMBER_START, from);
            while (found.isPresent()) {
                try {
                    members.seek(found.get());
                    if (startsWithWarc(members.next())) {
                        return OptionalLong.of(found.get());
                    }
                } catch (ClosedChannelException interrupted) {
                    throw interrupted;
                } catch (IOException e) {
                    // three bytes that only look like a start
                }
                found = bytes.find(MEMBER_START, found.get() + 1);
            }
            return OptionalLong.empty();
        }
    }

    private static boolean startsWithWarc(byte[] member) {
        return member.length > 4 && member[0] == 'W' && member[1] == 'A' && member[2] == 'R' && member[3] == 'C';
    }
}
