// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to change a data folder; held by one process at a time and freed by the system when that one dies. */
public final class DataFolderLock implements AutoCloseable {

    /** Another run holds the data folder. */
    public static final class HeldException extends IOException {

        private static final long serialVersionUID = 1L;

        HeldException(Path folder, String holder) {
            super("another run" + (holder.isBlank() ? "" : " (process " + holder + ")") + " holds the data folder "
                    + folder + "; wait for it to end, or use another --data folder");
        }
    }

    private static final String FILE = ".lock";
    /** More than any process number has digits. */
    private static final int HOLDER_BYTES = 32;

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of {@code folder}, which is made when it is not there.
     *
     * @throws HeldException when another run has it
     */
    public static DataFolderLock take(Path folder) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new ArchiveException("cannot write to the data folder " + folder + " (" + reason(e)
                    + "); make it writable, or name another with --data", e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
                channel.write(ByteBuffer.wrap(holder), 0);
                return new DataFolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // this very process holds it: refused like any other
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        try (channel) {
            ByteBuffer holder = ByteBuffer.allocate(HOLDER_BYTES);
            channel.read(holder, 0);
            String process = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).strip();
            throw new HeldException(folder, process);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getFile() + " is a file";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
